"""Which engines this secretary uses, in the owner's order, and the worker processes that run them.

``plan.py`` derives from the settings what to start, ``engine_room.py`` keeps it running and hands
out fallback chains. A channel or a call names an assistant and never an engine. Imported by
``calls`` and ``bootstrap``.
"""
