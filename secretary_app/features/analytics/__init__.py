"""Figures about the calls of some days: how many, how long, what was asked, who knew the answer.

``service.py`` answers with sums that the database makes; nothing is counted beforehand, and nobody
is named in them. It only reads, also tables of other slices; imported by ``bootstrap`` and
the desk.
"""
