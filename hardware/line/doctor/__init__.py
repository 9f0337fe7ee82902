"""The line doctor: what the sound of a call was like, each way, and what is done about it.

`meter` measures while the call lasts, `echo` looks for our own voice in what came back, `grade`
judges, `treatment` decides whether the modem is reset before the next caller. Pure: no ports, no
clock of its own. It knows only what the line process itself can measure, and says "not measured" of
all the rest; what the caller's telephone did with our sound it never knows.
"""
