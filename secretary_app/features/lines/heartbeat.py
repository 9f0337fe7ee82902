"""Whether a line process still answers: one that hangs keeps its connection, and is silent."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from engines.wire import Connection, Endpoint, WireError, connect
from engines.wire.control import Ping

_LOG = logging.getLogger(__name__)

EVERY_S = 2.0
ANSWER_LIMIT_S = 8.0
"""It keeps a 20 ms clock, so it answers at once; a machine that swaps takes seconds."""
LAST_LOOK_S = 1.0
"""When it was this process that slept, the answer has long been there."""


class Heartbeat:
    """Pings a line over a connection of its own, which is no app's."""

    def __init__(
        self, *, endpoint: Endpoint, token: str | None, on_silence: Callable[[], None]
    ) -> None:
        """``on_silence`` is called once, when no answer came in time."""
        self._endpoint = endpoint
        self._token = token
        self._on_silence = on_silence

    @asynccontextmanager
    async def running(self, *, name: str) -> AsyncIterator[None]:
        """Beats inside the context."""
        beating = asyncio.create_task(self._beat(), name=name)
        try:
            yield
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)

    async def _beat(self) -> None:
        """Ends when the process is gone, which its app notices by itself, or when it hangs."""
        try:
            async with await connect(
                self._endpoint, token=self._token, timeout_s=ANSWER_LIMIT_S
            ) as connection:
                while True:
                    if not await self._answers(connection):
                        return
                    await asyncio.sleep(EVERY_S)
        except WireError as error:
            if error.code != "timeout":
                return
            _LOG.error(
                "the line process does not answer within %.0f s and is ended", ANSWER_LIMIT_S
            )
            with contextlib.suppress(ProcessLookupError):
                self._on_silence()

    async def _answers(self, connection: Connection) -> bool:
        """False when the line has closed. Raises WireError, code ``timeout`` for one that hangs."""
        await connection.write(Ping(text="line").event(), timeout_s=ANSWER_LIMIT_S)
        try:
            return await connection.read(timeout_s=ANSWER_LIMIT_S) is not None
        except WireError as error:
            if error.code != "timeout":
                raise
            return await connection.read(timeout_s=LAST_LOOK_S) is not None
