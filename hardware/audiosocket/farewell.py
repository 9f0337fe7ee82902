"""How we end a connection, so that the exchange learns it as an end and not as a failure.

It sends sound without a pause. A socket that is closed with some of it unread resets the
connection, and Asterisk, whose next frame then cannot be sent, gives up the caller instead of going
on in its dialplan. So ours stays open until the other side has closed.
"""

import asyncio
import contextlib
import socket

from hardware.audiosocket.protocol import TERMINATE, packed

CLOSED_S = 2.0
"""Asterisk closes as soon as it has read that the call is over."""

READ_BYTES = 65536


def say_farewell(connection: socket.socket, *, unsent: bytes = b"") -> None:
    """Takes the connection over: terminates it after what is `unsent`, closes it in a while."""
    loop = asyncio.get_running_loop()

    def close() -> None:
        alarm.cancel()
        loop.remove_reader(connection)
        connection.close()

    def read() -> None:
        try:
            if not connection.recv(READ_BYTES):
                close()
        except BlockingIOError:
            return
        except OSError:
            close()

    alarm = loop.call_later(CLOSED_S, close)
    connection.setblocking(False)
    loop.add_reader(connection, read)
    with contextlib.suppress(OSError):
        connection.send(unsent + packed(TERMINATE))
        connection.shutdown(socket.SHUT_WR)
