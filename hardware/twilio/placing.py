"""A call of ours: the line connects to the app, says whom, and the connection becomes the call.

The app alone speaks to Twilio. It says how far the call has come; after `taken` the connection
carries the messages of the stream, as one that the app hands over does. Whoever closes it gives the
call up. Messages are framed as those of a stream (`framing.py`).
"""

import asyncio
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardware.twilio.errors import NotMediaStream, NotPlaced
from hardware.twilio.framing import LENGTH, LONGEST, framed

RINGS = '{"event":"rings"}'
TAKEN = '{"event":"taken"}'

NOT_SET_UP = "not-set-up"
"""The cause where nobody is there who could make the call."""

BROKEN = "port-lost"
"""The cause where the app goes away, or says what nobody understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Somebody is to be called."""

    line: str
    """The line's id, or a seat's of it."""
    number: str

    def text(self) -> str:
        """As the line says it."""
        return json.dumps({"event": "dial", "line": self.line, "number": self.number})

    @classmethod
    def read(cls, text: str) -> "Wanted":
        """Raises NotMediaStream."""
        told = _read(text)
        line, number = told.get("line"), told.get("number")
        if told.get("event") != "dial" or not isinstance(line, str) or not isinstance(number, str):
            raise NotMediaStream("nobody to be called")
        return cls(line=line, number=number)


def not_taken(cause: str) -> str:
    """It came to nothing."""
    return json.dumps({"event": "failed", "cause": cause})


async def place(wanted: Wanted, *, at: Path, rings: Callable[[], None]) -> socket.socket:
    """The connection of a call that somebody has taken. Raises NotPlaced."""
    loop = asyncio.get_running_loop()
    connection = socket.socket(socket.AF_UNIX)
    connection.setblocking(False)
    try:
        await _reach(connection, at)
        await loop.sock_sendall(connection, framed(wanted.text()))
        while not _taken(await _next(connection), rings):
            pass
    except (OSError, NotMediaStream) as error:
        connection.close()
        raise NotPlaced(str(error), cause=BROKEN) from error
    except BaseException:
        connection.close()
        raise
    return connection


async def _reach(connection: socket.socket, at: Path) -> None:
    """Raises NotPlaced."""
    try:
        await asyncio.get_running_loop().sock_connect(connection, str(at))
    except OSError as error:
        raise NotPlaced(f"nobody is there to call by: {error}", cause=NOT_SET_UP) from error


def _taken(text: str, rings: Callable[[], None]) -> bool:
    """Whether this says so. Raises NotPlaced or NotMediaStream."""
    told = _read(text)
    match told.get("event"):
        case "taken":
            return True
        case "rings":
            rings()
        case "failed":
            raise NotPlaced("it came to nothing", cause=str(told.get("cause", BROKEN)))
        case _:
            raise NotMediaStream("no word of the app's")
    return False


async def _next(connection: socket.socket) -> str:
    """One message, and nothing of what comes after it. Raises OSError or NotMediaStream."""
    (size,) = LENGTH.unpack(await _exactly(connection, LENGTH.size))
    if size > LONGEST:
        raise NotMediaStream(f"a message of {size} bytes")
    try:
        return (await _exactly(connection, size)).decode()
    except UnicodeDecodeError as error:
        raise NotMediaStream("a message that is no UTF-8") from error


async def _exactly(connection: socket.socket, size: int) -> bytes:
    loop, got = asyncio.get_running_loop(), b""
    while len(got) < size:
        piece = await loop.sock_recv(connection, size - len(got))
        if not piece:
            raise ConnectionResetError("the app has left")
        got += piece
    return got


def _read(text: str) -> dict[str, Any]:
    """Any: JSON. Raises NotMediaStream."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotMediaStream(f"a message that is no JSON: {error}") from error
    if not isinstance(told, dict):
        raise NotMediaStream("a message that is no object")
    return told
