"""Server-sent events: an answer in pieces, by the WHATWG's format of ``text/event-stream``.

    async def follow(asked: Asked) -> Answer:
        async with EventStream(asked.request) as stream:
            async for sentence in service.answer(…):
                await stream.send(Said(text=sentence.text), event="sentence")
        return stream.response

Whoever reads is looked after: between events a comment keeps proxies from hanging up; if they go
away, or the server stops, the block is left at its next ``await``.
"""

from __future__ import annotations

import asyncio
import re
from types import TracebackType
from typing import Self

from aiohttp import web
from pydantic import BaseModel

from secretary_app.foundation.web.streams import STREAMS, VisitorGone, must_be_read

MEDIA = "text/event-stream"

QUIET_S = 15.0
"""Proxies hang up after 30 to 60 s without a byte."""

WRITE_LIMIT_S = 20.0
"""64 KiB wait for them already; a mobile network that changes cells is back sooner."""

COME_BACK_MS = 3000

LONGEST_ID = 128

_LINE_END = re.compile(r"\r\n|\n|\r")
"""Of the format; ``splitlines`` knows more of them."""


class EventStream:
    """One answer in pieces; to be returned from the handler as ``response``."""

    def __init__(self, request: web.Request, *, headers: dict[str, str] | None = None) -> None:
        self._request = request
        self._streams = request.app[STREAMS]
        self._task = asyncio.current_task()
        self._why: type[VisitorGone] | None = None
        self._ending = False
        self._quiet_since = 0.0
        self.response = web.StreamResponse(
            headers={
                "Content-Type": f"{MEDIA}; charset=utf-8",
                "X-Accel-Buffering": "no",
                **(headers or {}),
            }
        )
        self.last_id = request.headers.get("Last-Event-ID", "")[:LONGEST_ID]
        """Of the last event that a reader who comes back has got; empty at the first time."""

    async def __aenter__(self) -> Self:
        await self.response.prepare(self._request)
        await self._write(f"retry: {COME_BACK_MS}\n\n".encode())
        self._streams.add(self)
        return self

    async def send(
        self, data: BaseModel | str, *, event: str | None = None, event_id: str | None = None
    ) -> None:
        """Raises VisitorGone."""
        text = data if isinstance(data, str) else data.model_dump_json(by_alias=True)
        head = f"id: {event_id}\n" if event_id is not None else ""
        head += f"event: {event}\n" if event else ""
        lines = "".join(f"data: {line}\n" for line in _LINE_END.split(text))
        await self._write(f"{head}{lines}\n".encode())

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._streams.remove(self)
        interrupted = self._ending or self._why is not None
        if interrupted and self._task is not None:
            self._task.uncancel()
        if self._why is not None:
            raise self._why("nobody reads") from None
        if error is None or (self._ending and isinstance(error, asyncio.CancelledError)):
            await self._end()
            return error is not None
        return False

    async def tick(self) -> None:
        """Leaves the block where nobody reads; keeps the connection awake."""
        try:
            transport = must_be_read(self._request.transport)
        except VisitorGone as gone:
            self._interrupt(type(gone))
            return
        quiet = asyncio.get_running_loop().time() - self._quiet_since
        if quiet >= QUIET_S and not transport.get_write_buffer_size():
            await self._write(b":\n\n")

    async def end(self) -> None:
        """The server stops: what was said is delivered, no more is begun."""
        if not self._ending and self._why is None and self._task is not None:
            self._ending = True
            self._task.cancel()

    def _interrupt(self, why: type[VisitorGone]) -> None:
        if self._why is None and not self._ending and self._task is not None:
            self._why = why
            self._task.cancel()

    async def _write(self, piece: bytes) -> None:
        transport = must_be_read(self._request.transport)
        self._quiet_since = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(WRITE_LIMIT_S):
                await self.response.write(piece)
        except TimeoutError:
            transport.abort()
            raise VisitorGone("nothing was read for too long") from None
        except ConnectionError as error:
            raise VisitorGone(str(error)) from None

    async def _end(self) -> None:
        try:
            async with asyncio.timeout(WRITE_LIMIT_S):
                await self.response.write_eof()
        except (TimeoutError, ConnectionError) as error:
            raise VisitorGone(str(error)) from None
