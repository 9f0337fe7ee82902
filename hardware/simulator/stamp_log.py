"""The stamps of a run in the order they came, and waiting for one of them."""

import asyncio
from collections.abc import Callable
from typing import Any

from hardware.simulator.stamps import Mark, Stamp

SHOWN = 12
"""Of a wait in vain, so many of the last stamps are named: mostly they tell why."""


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
        timeout_s: float | None,
    ) -> Stamp:
        """The first such stamp; TimeoutError (None: no limit), or what `close` was told."""

        def fits(stamp: Stamp) -> bool:
            right = stamp.mark is mark and stamp.at >= after
            return right and (where is None or where(dict(stamp.data)))

        try:
            async with asyncio.timeout(timeout_s):
                return await self._next(fits)
        except TimeoutError:
            latest = ", ".join(stamp.mark.value for stamp in self.stamps[-SHOWN:])
            raise TimeoutError(f"no {mark.value} in {timeout_s} s; the last: {latest}") from None

    async def _next(self, fits: Callable[[Stamp], bool]) -> Stamp:
        seen = 0
        while True:
            while seen < len(self.stamps):
                stamp = self.stamps[seen]
                seen += 1
                if fits(stamp):
                    return stamp
            if self._closed is not None:
                raise self._closed
            await self._news.wait()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
