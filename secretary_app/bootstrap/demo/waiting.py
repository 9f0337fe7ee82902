"""Waits for what happens in the running secretary."""

from __future__ import annotations

import asyncio

from secretary_app.features.calls.events import CallEnded
from secretary_app.features.lines.errors import SOUND_CARD_REASONS, SoundCardUnusable
from secretary_app.features.lines.events import LineConnected, LineStateChanged
from secretary_app.kernel.events import EventBus

LINE_READY_LIMIT_S = 30.0
"""A modem's start, simulated in its real order."""


class LineReady:
    """Waits until the line can take calls."""

    def __init__(self, bus: EventBus) -> None:
        """Made before the line starts, or it misses the news."""
        self.realtime = ""
        """How the line's clock is scheduled, once it is connected."""
        self._ready = asyncio.Event()
        self._refused: str | None = None
        bus.subscribe(LineConnected, self._connected)
        bus.subscribe(LineStateChanged, self._moved)

    async def wait(self) -> None:
        """Raises TimeoutError, or SoundCardUnusable at a desk without devices."""
        async with asyncio.timeout(LINE_READY_LIMIT_S):
            await self._ready.wait()
        if self._refused is not None:
            raise SoundCardUnusable(reason=self._refused)

    def _connected(self, event: LineConnected) -> None:
        self.realtime = event.realtime

    def _moved(self, event: LineStateChanged) -> None:
        if event.state == "ready":
            self._ready.set()
        elif event.detail in SOUND_CARD_REASONS:
            self._refused = event.detail
            self._ready.set()


def first_end(bus: EventBus) -> asyncio.Event:
    """Set when the first call has ended and its record is closed."""
    ended = asyncio.Event()
    bus.subscribe(CallEnded, lambda _event: ended.set())
    return ended
