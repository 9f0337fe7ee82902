"""The stamps of a run in the order they came, and waiting for one of them."""

import asyncio
from collections.abc import Callable
from typing import Any

from hardware.simulator.stamps import Mark, Stamp


class StampLog:
    """Grows while the simulator runs; `wait` looks at the past first, then at what comes."""

    def __init__(self) -> None:
        self.stamps: list[Stamp] = []
        self._news = asyncio.Event()
        self._closed: Exception | None = None

    def add(self, stamp: Stamp) -> None:
        """Takes a stamp and wakes who waits."""
        self.stamps.append(stamp)
        self._wake()

    def close(self, reason: Exception) -> None:
        """No more stamps will come: who waits gets `reason`."""
        self._closed = reason
        self._wake()

    def all(self, mark: Mark, *, after: float = 0.0) -> list[Stamp]:
        """Those of one kind at or after `after` (CLOCK_MONOTONIC seconds)."""
        return [stamp for stamp in self.stamps if stamp.mark is mark and stamp.at >= after]

    async def wait(
        self,
        mark: Mark,
        *,
        after: float = 0.0,
        where: Callable[[dict[str, Any]], bool] | None = None,
        timeout_s: float,
    ) -> Stamp:
        """The first such stamp; TimeoutError, or what `close` was told."""
        seen = 0
        async with asyncio.timeout(timeout_s):
            while True:
                while seen < len(self.stamps):
                    stamp = self.stamps[seen]
                    seen += 1
                    fits = stamp.mark is mark and stamp.at >= after
                    if fits and (where is None or where(dict(stamp.data))):
                        return stamp
                if self._closed is not None:
                    raise self._closed
                await self._news.wait()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
