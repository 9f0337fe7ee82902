"""The modem's sample clock, seen through what it sends.

It differs from ours by some parts in a million. Over a long call that is whole frames: paced by
our own clock alone, the port would run over or dry. What arrives is 8000 samples per second of the
*modem's* time, late by up to 100 ms where firmware bunches it, so only the earliest arrivals of
each second count.
"""

from hardware.audio.measures import RATE, SAMPLES_PER_MS

WINDOW_S = 1.0
LEARNING_WINDOWS = 2
LARGEST_STEP = 2 * SAMPLES_PER_MS
"""No clock drifts by 2 ms in a second; the rest of a difference is jitter and waits its turn."""

JUMP = 100 * SAMPLES_PER_MS
"""More than this is sound that was lost or stalled, not drift."""


class ModemClock:
    """Line samples since the call's sound began, by the modem's clock."""

    def __init__(self, *, now: float) -> None:
        self._start = now
        self._window_end = now + WINDOW_S
        self._best: float | None = None
        self._reference: float | None = None
        self._windows = 0
        self._correction = 0.0

    def samples(self, now: float) -> float:
        """Where the modem's clock stands at `now` (CLOCK_MONOTONIC seconds)."""
        return (now - self._start) * RATE + self._correction

    def received(self, total: int, now: float) -> None:
        """`total` samples have come from the modem since the sound began."""
        ahead = total - (now - self._start) * RATE
        self._best = ahead if self._best is None else max(self._best, ahead)
        if now < self._window_end:
            return
        self._window_end = now + WINDOW_S
        best, self._best = self._best, None
        if self._reference is None or self._windows < LEARNING_WINDOWS:
            self._windows += 1
            self._reference = best if self._reference is None else max(self._reference, best)
            return
        error = best - self._reference - self._correction
        if abs(error) > JUMP:
            self._reference = best - self._correction
        else:
            self._correction += max(-LARGEST_STEP, min(LARGEST_STEP, error / 2))
