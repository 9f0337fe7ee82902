"""The phone line: serial ports, AT commands, modems, telephone sound, and a simulator of them all.

A library that knows nothing of the product. Of `engines` it sees only the wire. `secretary_app` may
import it; the line itself runs in its own process, because a 20 ms audio clock does not survive in
a process that does anything else.
"""
