"""Serial ports: open one (a tty or `socket://`), and find those of a USB modem.

The lowest floor of `hardware`: bytes in, bytes out, and one typed event when the port is gone. Only
`transport.py` knows which library does it, so that another one (serialx) can take its place.
May be imported by everything in `hardware`; imports nothing but `hardware.errors`.
"""
