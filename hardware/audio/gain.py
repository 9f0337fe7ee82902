"""A level that only moves in ramps, so that no change of it is heard as a click."""

import numpy as np
from numpy.typing import NDArray

from hardware.audio.pcm import samples

SILENT = 0.0
FULL = 1.0


class GainRamp:
    """Applies a gain to a stream of PCM cut into pieces of any length.

    At FULL and at rest the sound passes through untouched, byte for byte: what a caller hears of
    an undisturbed sentence is what the voice made.
    """

    def __init__(self, *, gain: float = FULL) -> None:
        self._gain = gain
        self._target = gain
        self._step = 0.0
        self._left = 0

    def move_to(self, target: float, *, over: int) -> None:
        """Starts a straight ramp over `over` samples from the gain of now; 0 is a jump."""
        self._target = target
        self._left = over
        if not self._left:
            self._gain = target
            return
        self._step = (target - self._gain) / self._left

    def apply(self, pcm: bytes) -> bytes:
        """The next piece of the stream at its level; as long as what came in."""
        count = len(pcm) // 2
        if self._left == 0:
            if self._gain == FULL:
                return pcm
            if self._gain == SILENT:
                return bytes(len(pcm))
            return _scaled(pcm, np.float32(self._gain))
        moving = min(count, self._left)
        gains = np.full(count, self._target, dtype=np.float32)
        gains[:moving] = self._gain + self._step * np.arange(1, moving + 1, dtype=np.float32)
        self._left -= moving
        self._gain = self._target if self._left == 0 else float(gains[moving - 1])
        return _scaled(pcm, gains)


def _scaled(pcm: bytes, gains: np.float32 | NDArray[np.float32]) -> bytes:
    scaled = np.rint(samples(pcm) * gains)
    whole: bytes = np.clip(scaled, -32768, 32767).astype("<i2").tobytes()
    return whole
