"""The caller's ear: when our voice begins and ends, told from peaks with a plain threshold."""

import sys
from array import array

LOUD = 328
"""-40 dBFS: the level from which a sample counts as our voice."""

RATE = 8000
FRAME_S = 0.020


class Ear:
    """Hears one frame after another; remembers when the last loud one ended."""

    def __init__(self, *, quiet_ms: int) -> None:
        self._quiet_s = quiet_ms / 1000
        self.hearing = False
        self.last_loud_end = 0.0

    def hear(self, frame: bytes, at: float) -> tuple[float | None, float | None]:
        """Returns (time at which a voice began, time at which it had ended), mostly (None, None).

        `at` is the tick; sample k of the frame is heard k/8000 s later.
        """
        samples = array("h", frame)
        if sys.byteorder == "big":
            samples.byteswap()
        if max(samples) >= LOUD or min(samples) <= -LOUD:
            self.last_loud_end = at + FRAME_S
            if self.hearing:
                return None, None
            self.hearing = True
            first = next(i for i, sample in enumerate(samples) if abs(sample) >= LOUD)
            return at + first / RATE, None
        if self.hearing and at - self.last_loud_end >= self._quiet_s:
            self.hearing = False
            return None, self.last_loud_end
        return None, None
