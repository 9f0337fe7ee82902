"""What sound is to be like; apart from what reckons with it, which brings numpy."""

SPEECH_DBFS = -18.0
"""Wanted level of the speech itself, pauses not counted (ITU-T P.56 active level, near enough)."""
