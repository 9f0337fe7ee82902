"""Server-sent events, by the WHATWG's format of ``text/event-stream``.

    async def follow(asked: Asked) -> Answer:
        async with EventStream(asked.request) as stream:
            async for sentence in service.answer(…):
                await stream.send(Said(text=sentence.text), event="sentence")
        return stream.response

Between events a comment keeps proxies from hanging up.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Self

from aiohttp import web
from pydantic import BaseModel

from secretary_app.foundation.web.answer_stream import AnswerStream
from secretary_app.foundation.web.streams import VisitorGone

MEDIA = "text/event-stream"

QUIET_S = 15.0
"""Proxies hang up after 30 to 60 s without a byte."""

COME_BACK_MS = 3000

LONGEST_ID = 128

_LINE_END = re.compile(r"\r\n|\n|\r")
"""Of the format; ``splitlines`` knows more of them."""


class EventStream(AnswerStream):
    """One answer in events; to be returned from the handler as ``response``."""

    def __init__(
        self,
        request: web.Request,
        *,
        headers: Mapping[str, str] | None = None,
        comes_back: bool = True,
    ) -> None:
        """``comes_back``: say when to, for browsers; other clients know nothing of it."""
        super().__init__(request, media=f"{MEDIA}; charset=utf-8", headers=headers)
        self._comes_back = comes_back
        self._said_at = 0.0
        self.last_id = request.headers.get("Last-Event-ID", "")[:LONGEST_ID]
        """Of the last event that a reader who comes back has got; empty at the first time."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        if self._comes_back:
            await self.write(f"retry: {COME_BACK_MS}\n\n".encode())
        return self

    async def send(
        self, data: BaseModel | str, *, event: str | None = None, event_id: str | None = None
    ) -> None:
        """Raises VisitorGone."""
        text = data if isinstance(data, str) else data.model_dump_json(by_alias=True)
        head = f"id: {event_id}\n" if event_id is not None else ""
        head += f"event: {event}\n" if event else ""
        lines = "".join(f"data: {line}\n" for line in _LINE_END.split(text))
        await self.write(f"{head}{lines}\n".encode())

    async def write(self, piece: bytes) -> None:
        """Raises VisitorGone."""
        self._said_at = asyncio.get_running_loop().time()
        await super().write(piece)

    async def tick(self) -> None:
        """Leaves the block where nobody reads; keeps the connection awake."""
        await super().tick()
        transport = self._request.transport
        if transport is None or self._gone or transport.get_write_buffer_size():
            return
        if asyncio.get_running_loop().time() - self._said_at >= QUIET_S:
            try:
                await self.write(b":\n\n")
            except VisitorGone:
                # The next look finds the connection closed.
                return
