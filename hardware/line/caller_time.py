"""Line time of the caller's sound: counted in samples, and kept true where the modem stalls."""

from collections.abc import Callable

from hardware.audio.measures import FRAME_SAMPLES, SAMPLES_PER_MS

LONGEST_LATENESS = 400 * SAMPLES_PER_MS
"""Firmware that bunches 100 ms, and a busy machine on top, is late by less: this is a stall."""

LARGEST_SURPLUS = 200 * SAMPLES_PER_MS
"""What comes so much too early is the backlog of a stall that silence has already stood for."""


class CallerTime:
    """Says what of the arriving sound counts, and where silence must stand in for it.

    `clock` tells how many line samples have passed by a moment.
    """

    def __init__(self, *, clock: Callable[[float], float]) -> None:
        self._clock = clock
        self.position = 0
        """Line position of the next caller sample."""
        self.filled = 0
        """Samples of silence put in so far."""

    def accepts(self, samples: int, now: float) -> bool:
        """Whether `samples` arriving now belong on the track; then they are counted."""
        if self.filled and self.position + samples > self._clock(now) + LARGEST_SURPLUS:
            return False
        self.position += samples
        return True

    def missing(self, now: float) -> int:
        """Samples of silence to put in now, in whole frames; they are counted."""
        late = int(self._clock(now)) - self.position
        if late < LONGEST_LATENESS:
            return 0
        silent = late - late % FRAME_SAMPLES
        self.position += silent
        self.filled += silent
        return silent
