"""How Asterisk is told that a call is over.

Where its next frame cannot be sent, because the connection was reset, Asterisk gives up the caller
instead of going on in its dialplan; so it is told, and ours is closed softly.
"""

import socket

from hardware.audiosocket.protocol import TERMINATE, packed
from hardware.exchange.farewell import close_softly


def say_farewell(connection: socket.socket, *, unsent: bytes = b"") -> None:
    """Takes the connection over: terminates it after what is `unsent`, closes it in a while."""
    close_softly(connection, last=unsent + packed(TERMINATE))
