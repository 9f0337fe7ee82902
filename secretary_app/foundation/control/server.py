"""The running program's side."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from engines.wire import Connection, Endpoint, Server, serve
from secretary_app.foundation.console import Stream, Write
from secretary_app.foundation.control.messages import Exit, Output, RunCommand
from secretary_app.kernel.paths import DataFolder

REQUEST_TIMEOUT_S = 5.0
"""A command sends its words right after it connects; whoever is silent so long is no command."""

PIECE = 100_000
"""Characters in one event: with four bytes each it stays well below the wire's limit."""

RunHere = Callable[[RunCommand, Write], Awaitable[int]]
"""Runs one command, hands its output to ``Write`` and returns its exit code; never raises."""


class ControlServer:
    """Takes commands for as long as its ``async with`` lasts; each runs in a task of its own."""

    def __init__(self, *, folder: DataFolder, run: RunHere) -> None:
        self._run = run
        if os.name == "posix":
            self.token: str | None = None
            endpoint = Endpoint.unix(folder.sockets / "control.sock")
        else:
            # No private sockets there: loopback, and a word that only the owner's note has.
            self.token = secrets.token_urlsafe(32)
            endpoint = Endpoint.tcp("127.0.0.1", 0)
        self._server: Server = serve(endpoint, self._serve, token=self.token)

    @property
    def endpoint(self) -> str:
        """Where it listens, for ``OwnerLock.announce``."""
        return str(self._server.endpoint)

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._server.stop()

    async def _serve(self, connection: Connection) -> None:
        event = await connection.read(timeout_s=REQUEST_TIMEOUT_S)
        if event is None:
            return
        request = RunCommand.from_event(event)
        # A command writes without waiting; what it wrote leaves in order, beside it.
        written: asyncio.Queue[Output | None] = asyncio.Queue()

        def write(text: str, stream: Stream) -> None:
            for at in range(0, len(text), PIECE):
                written.put_nowait(Output(text=text[at : at + PIECE], stream=stream))

        sending = asyncio.create_task(_send(connection, written), name="control output")
        try:
            code = await self._run(request, write)
            written.put_nowait(None)
            await sending
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        await connection.write(Exit(code=code).event())


async def _send(connection: Connection, written: asyncio.Queue[Output | None]) -> None:
    while (piece := await written.get()) is not None:
        await connection.write(piece.event())
