"""The phone line's own process: 20 ms clock, playback, yielding, voice activity, recording.

Started by role (`main.py _line`); the app talks to it through `client` with the typed messages of
`messages`, over `engines.wire`, and imports nothing else of this folder. It emits those messages
only. A line is anything that meets `Line` in `line`; a modem and the simulator stand behind it.
"""
