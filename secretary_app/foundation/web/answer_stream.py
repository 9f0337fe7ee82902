"""An answer in pieces, of any media type: sound, text, events.

    async def speak(asked: Asked) -> Answer:
        async with AnswerStream(asked.request, media="audio/wav") as stream:
            async for piece in voice.rendered(…):
                await stream.write(piece)
        return stream.response

Whoever reads is looked after: if they go away, or the server stops, the block is left at its next
``await``. Who asks by ``HEAD`` is told how the answer would begin, and the block is not entered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.hdrs import METH_HEAD

from secretary_app.foundation.web.streams import STREAMS, VisitorGone, must_be_read

WRITE_LIMIT_S = 20.0
"""64 KiB wait for them already; a mobile network that changes cells is back sooner."""


class OnlyHeadAsked(Exception):
    """Nothing more is wanted than what has been sent."""

    def __init__(self, response: web.StreamResponse) -> None:
        super().__init__()
        self.response = response


class AnswerStream:
    """To be returned from the handler as ``response``."""

    def __init__(
        self,
        request: web.Request,
        *,
        media: str,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.response = web.StreamResponse(
            status=status,
            # Proxies like to keep pieces until there are more of them.
            headers={"X-Accel-Buffering": "no", **(headers or {}), "Content-Type": media},
        )
        self._request = request
        self._streams = request.app[STREAMS]
        self._task = asyncio.current_task()
        self._inside = False
        self._gone = False
        self._ending = False

    async def __aenter__(self) -> Self:
        await self.response.prepare(self._request)
        if self._request.method == METH_HEAD:
            await self._finish()
            raise OnlyHeadAsked(self.response)
        self._inside = True
        self._streams.add(self, self._request)
        return self

    async def write(self, piece: bytes) -> None:
        """Raises VisitorGone."""
        transport = must_be_read(self._request.transport)
        try:
            async with asyncio.timeout(WRITE_LIMIT_S):
                await self.response.write(piece)
        except TimeoutError:
            transport.abort()
            raise VisitorGone("nothing was read for too long") from None
        except ConnectionError as error:
            raise VisitorGone(str(error)) from None

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._inside = False
        self._streams.remove(self)
        if self._task is not None and (self._ending or self._gone):
            self._task.uncancel()
        if self._gone:
            raise VisitorGone("nobody reads") from None
        stopped = self._ending and isinstance(error, asyncio.CancelledError)
        if error is None or stopped:
            await self._finish()
        return stopped

    async def tick(self) -> None:
        """Leaves the block where nobody reads."""
        transport = self._request.transport
        if transport is None or transport.is_closing():
            self._gone = self._leave() or self._gone

    async def end(self) -> None:
        """The server stops: what was said is delivered, no more is begun."""
        self._ending = self._leave() or self._ending

    def _leave(self) -> bool:
        if not self._inside or self._gone or self._ending or self._task is None:
            return False
        return self._task.cancel()

    async def _finish(self) -> None:
        try:
            async with asyncio.timeout(WRITE_LIMIT_S):
                await self.response.write_eof()
        except (TimeoutError, ConnectionError) as error:
            raise VisitorGone(str(error)) from None
