"""A websocket that is looked after like every other stream.

async def talk(asked: Asked) -> Answer:
    async with WebSocket(asked.request) as socket:
        async for piece in socket:
            await socket.send(…)
    return socket.response
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from types import TracebackType
from typing import Self

from aiohttp import WSCloseCode, WSMsgType, web
from pydantic import BaseModel

from secretary_app.foundation.web.answer_stream import WRITE_LIMIT_S
from secretary_app.foundation.web.streams import STREAMS, VisitorGone

PING_S = 20.0
"""Who does not answer one within half of it is gone."""

LARGEST_MESSAGE = 256 * 1024
"""Ten seconds of sound at 8 kHz, and more than any text."""

CLOSE_LIMIT_S = 2.0
"""For the other side to say goodbye."""


class WebSocket:
    """One conversation; to be returned from the handler as ``response``."""

    def __init__(
        self,
        request: web.Request,
        *,
        protocols: Sequence[str] = (),
        largest: int = LARGEST_MESSAGE,
    ) -> None:
        self._request = request
        self._streams = request.app[STREAMS]
        self.response = web.WebSocketResponse(
            protocols=protocols, heartbeat=PING_S, max_msg_size=largest, timeout=CLOSE_LIMIT_S
        )

    async def __aenter__(self) -> Self:
        await self.response.prepare(self._request)
        self._streams.add(self, self._request)
        return self

    async def __aiter__(self) -> AsyncIterator[str | bytes]:
        """What they say, until they or the server end it."""
        async for message in self.response:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                yield message.data

    async def send(self, data: BaseModel | str | bytes) -> None:
        """Raises VisitorGone."""
        try:
            async with asyncio.timeout(WRITE_LIMIT_S):
                if isinstance(data, bytes):
                    await self.response.send_bytes(data)
                else:
                    text = data if isinstance(data, str) else data.model_dump_json(by_alias=True)
                    await self.response.send_str(text)
        except TimeoutError:
            if self._request.transport is not None:
                self._request.transport.abort()
            raise VisitorGone("nothing was read for too long") from None
        except ConnectionError as error:
            raise VisitorGone(str(error)) from None

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._streams.remove(self)
        code = WSCloseCode.OK if error is None else WSCloseCode.INTERNAL_ERROR
        await self.response.close(code=code)

    async def tick(self) -> None:
        """Pings are aiohttp's."""

    async def end(self) -> None:
        """The server stops: who listens is told that it goes away."""
        await self.response.close(code=WSCloseCode.GOING_AWAY)
