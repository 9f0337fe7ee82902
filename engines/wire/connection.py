"""One connection of the wire, as either side holds it."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from wyoming.event import Event

from engines.wire.control import Authorize
from engines.wire.endpoint import Endpoint
from engines.wire.errors import WireError
from engines.wire.framing import MAX_HEADER_BYTES, EventReader, encode

WRITE_TIMEOUT_S = 30.0
"""A peer that takes nothing for so long is stuck: its buffers hold many seconds of sound already.
"""

CLOSE_TIMEOUT_S = 1.0
"""What is still in our buffer may leave for so long; then the connection is dropped."""


LINGER_S = 1.0
"""A peer that is told of an error stops sending as soon as it has read it."""

_DISCARD_BYTES = 64 * 1024


class Connection:
    """Events to and from one peer. `read` belongs to one task, `write` may be called by several."""

    def __init__(self, *, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._events = EventReader(stream=reader)
        self._writer = writer

    async def read(self, *, timeout_s: float | None = None) -> Event | None:
        """The next event; None when the peer closed between two events.

        Without `timeout_s` it waits for as long as the peer stays. Raises WireError with code
        `bad_event`, `too_large`, `timeout` (reading may go on) or `closed`.
        """
        try:
            async with asyncio.timeout(timeout_s):
                return await self._events.read()
        except TimeoutError as error:
            raise WireError(code="timeout", text=f"no event within {timeout_s} s") from error

    async def write(self, event: Event, *, timeout_s: float = WRITE_TIMEOUT_S) -> None:
        """Sends one event whole; returns when the peer's backlog allows the next.

        Raises WireError with code `closed`, `timeout` or `too_large`.
        """
        data = encode(event)
        if self._writer.is_closing():
            raise WireError(code="closed", text=f"{event.type}: the connection is closed")
        try:
            self._writer.write(data)
            async with asyncio.timeout(timeout_s):
                await self._writer.drain()
        except TimeoutError as error:
            raise WireError(code="timeout", text=f"{event.type}: the peer reads nothing") from error
        except OSError as error:
            raise WireError(code="closed", text=f"{event.type}: {error}") from error

    async def linger(self) -> None:
        """Sends no more, and throws away what still comes until the peer closes, or LINGER_S.

        A peer that is in the middle of sending would get a broken pipe from a plain close, and
        with it lose the last event that we sent: why it was refused.
        """
        with contextlib.suppress(TimeoutError, OSError):
            if self._writer.can_write_eof():
                self._writer.write_eof()
            async with asyncio.timeout(LINGER_S):
                while await self._reader.read(_DISCARD_BYTES):
                    pass

    async def close(self) -> None:
        """Closes, and so cancels what the far side still does for us. May be called twice."""
        self._writer.close()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                await self._writer.wait_closed()
        except TimeoutError:
            self._writer.transport.abort()
        except OSError:
            # The peer was gone first: closed is closed.
            return

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


async def connect(endpoint: Endpoint, *, token: str | None = None, timeout_s: float) -> Connection:
    """Opens a connection; `token` is shown to the server as the first event.

    Raises WireError with code `unreachable` or `timeout`. Whether the token was right shows in the
    answer to the first request: a wrong one is answered by `error` with code `unauthorized` and a
    close.
    """
    try:
        async with asyncio.timeout(timeout_s):
            if endpoint.path is not None:
                streams = await asyncio.open_unix_connection(endpoint.path, limit=MAX_HEADER_BYTES)
            else:
                streams = await asyncio.open_connection(
                    endpoint.host, endpoint.port, limit=MAX_HEADER_BYTES
                )
    except TimeoutError as error:
        raise WireError(
            code="timeout", text=f"{endpoint}: no connection in {timeout_s} s"
        ) from error
    except OSError as error:
        raise WireError(code="unreachable", text=f"{endpoint}: {error}") from error
    connection = Connection(reader=streams[0], writer=streams[1])
    if token is not None:
        try:
            await connection.write(Authorize(token=token).event(), timeout_s=timeout_s)
        except BaseException:
            with contextlib.suppress(WireError):
                await connection.close()
            raise
    return connection
