"""The calls that were, as a list that may be a hundred thousand rows long.

``service.py`` answers how many there are on each day and gives rows by pages, so that whoever shows
them never holds them all; ``erasing.py`` deletes one call by the rules.
"""
