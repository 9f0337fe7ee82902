"""The phone lines of this secretary: which there are, their processes, and how they do.

``service.py`` starts one line process per line and keeps it connected; ``calls`` takes the
messages. Imported by ``calls``, ``bootstrap`` and the user interfaces; imports nothing of a higher
slice.
"""
