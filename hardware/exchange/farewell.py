"""How we end a connection, so that the other side learns it as an end and not as a failure.

It sends sound without a pause. A socket that is closed with some of it unread resets the
connection: what we said last is lost with it. So ours stays open until the other side has closed.
"""

import asyncio
import contextlib
import socket

CLOSED_S = 2.0
"""Whoever reads that the call is over closes at once."""

READ_BYTES = 65536


def close_softly(connection: socket.socket, *, last: bytes) -> None:
    """Takes the connection over: sends `last`, nothing after it, and closes it in a while."""
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
        if last:
            connection.send(last)
        connection.shutdown(socket.SHUT_WR)
