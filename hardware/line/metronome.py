"""The 20 ms clock: an absolute schedule that never drifts, and how late its ticks came.

It runs in the event loop of the line process, whose one thread is SCHED_FIFO where allowed; a
thread of its own was measured and left (docs/decisions/0036).
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from hardware.audio.measures import FRAME_MS

PERIOD_S = FRAME_MS / 1000
LATE_S = 0.005
KEPT_TICKS = 3000
"""One minute of ticks is enough for a 99th percentile and costs nothing to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickFigures:
    """Lateness of ticks, milliseconds."""

    ticks: int = 0
    late: int = 0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    max_ms: float = 0.0


class Metronome:
    """Calls `tick(now)` every 20 ms from `start` to `stop`."""

    def __init__(self, *, tick: Callable[[float], None]) -> None:
        self._tick = tick
        self._handle: asyncio.TimerHandle | None = None
        self._due = 0.0
        self._lateness: deque[float] = deque(maxlen=KEPT_TICKS)
        self._ticks = 0
        self._late = 0
        self._worst = 0.0

    def start(self) -> None:
        """First tick at once, the others on its schedule; figures begin anew."""
        self.stop()
        self._lateness.clear()
        self._ticks = self._late = 0
        self._worst = 0.0
        loop = asyncio.get_running_loop()
        self._due = loop.time()
        self._fire(loop)

    def stop(self) -> None:
        """No tick after this. May be called twice."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def figures(self) -> TickFigures:
        """Since `start`; percentiles of the last minute."""
        if not self._lateness:
            return TickFigures()
        ordered = sorted(self._lateness)
        return TickFigures(
            ticks=self._ticks,
            late=self._late,
            p50_ms=round(ordered[len(ordered) // 2] * 1000, 3),
            p99_ms=round(ordered[int(len(ordered) * 0.99)] * 1000, 3),
            max_ms=round(self._worst * 1000, 3),
        )

    def _fire(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        lateness = max(0.0, now - self._due)
        self._lateness.append(lateness)
        self._ticks += 1
        self._late += lateness > LATE_S
        self._worst = max(self._worst, lateness)
        # Whole periods that were missed are not run after: the port's room says what to write.
        self._due += PERIOD_S * (1 + int(lateness / PERIOD_S))
        self._handle = loop.call_at(self._due, self._fire, loop)
        self._tick(now)
