"""Serves the wire: one task a connection, and the peer's close cancels it.

The library's server learns of a close only when its handler reads again. Here end-of-file is heard
by the transport whatever the handler is doing, and cancels its task at once: closing *is*
cancelling. What the peer sent and we have not read yet is withdrawn with it.
"""

import asyncio
import contextlib
import errno
import hmac
import logging
import os
import socket
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from engines.wire.connection import Connection
from engines.wire.control import Authorize, Error
from engines.wire.endpoint import Endpoint
from engines.wire.errors import WireError
from engines.wire.framing import MAX_HEADER_BYTES

AUTHORIZE_TIMEOUT_S = 5.0
"""A client of ours sends its token right after connecting; whoever is silent so long is a
stranger.
"""

PROBE_TIMEOUT_S = 1.0
"""To find out whether somebody listens on a socket that is already there; on one machine it is
instant.
"""

SUSPICIOUS = frozenset({"unauthorized", "bad_event", "too_large"})
"""Codes of a peer that does not speak our language; the others are refusals of everyday."""

logger = logging.getLogger(__name__)

Handler = Callable[[Connection], Awaitable[None]]


class _WatchedReader(asyncio.StreamReader):
    """A stream reader that tells when the peer is gone, whether or not anyone reads."""

    def __init__(self, *, on_end: Callable[["_WatchedReader"], None]) -> None:
        super().__init__(limit=MAX_HEADER_BYTES)
        self._on_end = on_end

    def feed_eof(self) -> None:
        super().feed_eof()
        self._on_end(self)

    def set_exception(self, exc: Exception) -> None:
        super().set_exception(exc)
        self._on_end(self)


class Server:
    """A listening endpoint; leaving the context ends all its connections."""

    def __init__(self, *, endpoint: Endpoint, handler: Handler, token: str | None) -> None:
        self.endpoint = endpoint
        """Where it listens; with port 0 asked for, the real one once started."""
        self._handler = handler
        self._token = token
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._cancellable: dict[_WatchedReader, asyncio.Task[None]] = {}
        self._inode: int | None = None

    async def start(self) -> None:
        """Begins to listen; WireError with code `in_use`, `unsafe_folder` or `unreachable`."""
        loop = asyncio.get_running_loop()
        path = self.endpoint.path
        try:
            if path is not None:
                _make_folder(path.parent)
                if _is_left_over(path):
                    await _refuse_living(path)
                    path.unlink()
                self._server = await loop.create_unix_server(self._protocol, path)
                path.chmod(0o600)
                self._inode = path.stat().st_ino
                return
            self._server = await loop.create_server(
                self._protocol, self.endpoint.host, self.endpoint.port
            )
        except OSError as error:
            code = "in_use" if error.errno == errno.EADDRINUSE else "unreachable"
            raise WireError(code=code, text=f"{self.endpoint}: {error}") from error
        port = self._server.sockets[0].getsockname()[1]
        self.endpoint = Endpoint(host=self.endpoint.host, port=port)

    async def stop(self) -> None:
        """Stops listening, cancels every handler and waits for it. May be called twice."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        path = self.endpoint.path
        if path is not None and self._inode is not None:
            # Only our own socket: a successor may have bound the same path already.
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_ino == self._inode:
                    path.unlink()
            self._inode = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def _protocol(self) -> asyncio.StreamReaderProtocol:
        reader = _WatchedReader(on_end=self._peer_left)
        return asyncio.StreamReaderProtocol(reader, self._accepted)

    def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not isinstance(reader, _WatchedReader):
            raise TypeError("the protocol hands over the reader it was made with")
        task = asyncio.get_running_loop().create_task(
            self._run(reader, Connection(reader=reader, writer=writer)),
            name=f"wire {self.endpoint}",
        )
        self._tasks.add(task)
        self._cancellable[reader] = task

        def ended(task: asyncio.Task[None]) -> None:
            # A peer that left before the task's first step left no one to close our side.
            self._cancellable.pop(reader, None)
            self._tasks.discard(task)
            writer.close()

        task.add_done_callback(ended)

    def _peer_left(self, reader: _WatchedReader) -> None:
        task = self._cancellable.pop(reader, None)
        if task is not None:
            task.cancel()

    async def _run(self, reader: _WatchedReader, connection: Connection) -> None:
        try:
            await self._authorize(connection)
            await self._handler(connection)
        except WireError as error:
            level = logging.WARNING if error.code in SUSPICIOUS else logging.INFO
            logger.log(level, "%s: %s", self.endpoint, error)
            await self._complain(connection, Error(text=error.text, code=error.code))
        except Exception as error:
            logger.exception("%s: the handler failed", self.endpoint)
            await self._complain(connection, Error(text=str(error), code="internal"))
        finally:
            # From here on it is we who close, and our own close must not cancel us.
            self._cancellable.pop(reader, None)
            await connection.close()

    async def _authorize(self, connection: Connection) -> None:
        if self._token is None:
            return
        event = await connection.read(timeout_s=AUTHORIZE_TIMEOUT_S)
        shown = ""
        if event is not None and event.type == Authorize.TYPE:
            shown = Authorize.from_event(event).token
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), self._token.encode()):
            raise WireError(code="unauthorized", text="the first event must carry the token")

    async def _complain(self, connection: Connection, complaint: Error) -> None:
        with contextlib.suppress(WireError):
            await connection.write(complaint.event())
            await connection.linger()


def serve(endpoint: Endpoint, handler: Handler, *, token: str | None = None) -> Server:
    """A server of `endpoint`, to be entered with `async with`.

    `handler(connection)` runs in a task of its own, is cancelled when the peer closes, and may
    return to close. A WireError it raises is sent to the peer as `error`. With `token` the first
    event must be `authorize` with the same token. A Unix socket's folder is made with mode 0700,
    and an existing one that others may enter is refused.
    """
    return Server(endpoint=endpoint, handler=handler, token=token)


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise WireError(code="unsafe_folder", text=f"others may enter {folder}; chmod 700 it")


def _is_left_over(path: Path) -> bool:
    """Whether a socket is there already; a file of another kind is never taken away."""
    if not path.exists():
        return False
    if not stat.S_ISSOCK(path.stat().st_mode):
        raise WireError(code="in_use", text=f"{path} is no socket")
    return True


async def _refuse_living(path: Path) -> None:
    """A killed process leaves a socket that refuses; one that does not is somebody's."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.setblocking(False)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PROBE_TIMEOUT_S):
                try:
                    await asyncio.get_running_loop().sock_connect(probe, str(path))
                except ConnectionRefusedError:
                    return
    raise WireError(code="in_use", text=f"another process listens on {path}")
