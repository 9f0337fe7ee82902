"""Visitors at the counter: what they may do at a screen of their own, and the bell for a person.

A written talk goes by the one answer path and lives in memory only; a spoken one is a call of the
line of this computer's microphone, and this slice knows nothing of it.
"""
