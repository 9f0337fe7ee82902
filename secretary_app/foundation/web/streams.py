"""Answers that last: what is open now, whether anybody still reads it, and its end in order."""

from __future__ import annotations

import asyncio
from typing import Protocol

from aiohttp import web

TICK_S = 1.0
"""How late it is noticed that somebody has gone away while there was nothing to send."""


class LiveStream(Protocol):
    """Something that is open longer than a request."""

    async def tick(self) -> None:
        """Once a second: looks whether somebody is there still; never waits for them."""

    async def end(self) -> None:
        """The server stops."""


class LiveStreams:
    """Of one server. One task looks after all of them."""

    def __init__(self) -> None:
        self._open: set[LiveStream] = set()
        self._ticking: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._open)

    def add(self, stream: LiveStream) -> None:
        """From its first byte on."""
        self._open.add(stream)
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick(), name="web streams")

    def remove(self, stream: LiveStream) -> None:
        """After its last."""
        self._open.discard(stream)

    async def end(self) -> None:
        """Ends each; their handlers return soon after."""
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, return_exceptions=True)
        await asyncio.gather(*(each.end() for each in list(self._open)), return_exceptions=True)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            for each in list(self._open):
                await each.tick()


STREAMS = web.AppKey("streams", LiveStreams)


class VisitorGone(ConnectionResetError):
    """Whoever asked reads no more: away, or so slow that it comes to the same."""


def must_be_read(transport: asyncio.WriteTransport | None) -> asyncio.WriteTransport:
    """Raises VisitorGone."""
    if transport is None or transport.is_closing():
        raise VisitorGone("the connection is closed")
    return transport
