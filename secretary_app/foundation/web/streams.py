"""Answers that last: what is open now, whether anybody still reads it, and its end in order."""

from __future__ import annotations

import asyncio
from typing import Protocol

from aiohttp import web

from secretary_app.foundation.web.proof import PROOF, Proof

TICK_S = 1.0
"""How late it is noticed that somebody has gone away while there was nothing to send."""


class LiveStream(Protocol):
    """Something that is open longer than a request."""

    async def tick(self) -> None:
        """Once a second: looks whether somebody is there still; never waits for them."""

    async def end(self) -> None:
        """The server stops, or what let it in stands no more."""


class LiveStreams:
    """Of one server. One task looks after all of them."""

    def __init__(self) -> None:
        self._open: dict[LiveStream, Proof | None] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._ticking: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._open)

    def add(self, stream: LiveStream, request: web.Request) -> None:
        """From its first byte on, for as long as what let the request in stands."""
        self._open[stream] = request.get(PROOF)
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick(), name="web streams")

    def remove(self, stream: LiveStream) -> None:
        """After its last."""
        self._open.pop(stream, None)

    async def end(self) -> None:
        """Ends each; their handlers return soon after."""
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, return_exceptions=True)
        ending = (*self._leaving, *(each.end() for each in list(self._open)))
        await asyncio.gather(*ending, return_exceptions=True)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            for each, proof in list(self._open.items()):
                if proof is None or proof.stands:
                    await each.tick()
                else:
                    self._let_go(each)

    def _let_go(self, stream: LiveStream) -> None:
        """Beside the others: whoever is told may take long to say goodbye."""
        self._open[stream] = None
        leaving = asyncio.create_task(stream.end(), name="web stream without its proof")
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)


STREAMS = web.AppKey("streams", LiveStreams)


class VisitorGone(ConnectionResetError):
    """Whoever asked reads no more: away, or so slow that it comes to the same."""


def must_be_read(transport: asyncio.WriteTransport | None) -> asyncio.WriteTransport:
    """Raises VisitorGone."""
    if transport is None or transport.is_closing():
        raise VisitorGone("the connection is closed")
    return transport
