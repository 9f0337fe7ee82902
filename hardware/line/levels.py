"""How loud both sides are, for the eyes of whoever watches the call."""

from collections.abc import Callable

from hardware.audio.measures import SAMPLES_PER_MS
from hardware.audio.pcm import dbfs
from hardware.line.reports import Levels

EVERY = 80 * SAMPLES_PER_MS
"""A screen draws at most fifteen in a second."""

LOUDEST_DBFS = -8.0
"""Speech on a telephone is hardly ever louder; more is drawn as full."""

SPAN_DB = 32.0
"""Below the loudest; what is softer is drawn as nothing."""


class LevelMeter:
    """Gathers both tracks and tells of them a dozen times in a second, by the caller's."""

    def __init__(self, *, emit: Callable[[Levels], None]) -> None:
        self._emit = emit
        self._told_at = 0
        self._caller: list[float] = []
        self._ours: list[float] = []

    def ours(self, pcm: bytes) -> None:
        """A frame of ours leaves."""
        self._ours.append(level(pcm))

    def caller(self, pcm: bytes, *, at: int) -> None:
        """The caller's sound from one line position on."""
        self._caller.append(level(pcm))
        if at - self._told_at >= EVERY:
            self._told_at = at
            caller, ours = _mean(self._caller), _mean(self._ours)
            self._emit(Levels(at_ms=at // SAMPLES_PER_MS, caller=caller, ours=ours))
            self._caller.clear()
            self._ours.clear()


def level(pcm: bytes) -> float:
    """From 0 to 1, evenly for the ear."""
    return min(1.0, max(0.0, 1 - (LOUDEST_DBFS - dbfs(pcm)) / SPAN_DB))


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 2) if values else 0.0
