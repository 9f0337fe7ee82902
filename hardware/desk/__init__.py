"""The desk's microphone and headphones, in a process of their own (`main.py _desk_audio`).

Sound never passes the process of the window, which may stand still for 60 ms at any time: the
desk's process connects to the line that a call is on, and tells the app only how it stands. It may
be imported by `secretary_app` (its client and messages), and imports `hardware.line`'s messages and
`hardware.soundcard`.
"""
