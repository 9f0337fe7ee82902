"""Plays kept recordings in a process of its own: `main.py _playback`.

A window that draws may not hold sound up, so no sound is made in its process. Orders and reports
are JSON lines on standard input and output, told in `process.py`; `kept.py` reads the two tracks,
`tempo.py` makes speech quicker without making it higher, `loudspeaker.py` lets it sound.
"""
