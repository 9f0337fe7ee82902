"""Cepstral mean, as far as it can be known while somebody speaks.

The mean starts as that of a usual caller and moves to that of this one with each loud frame;
`LOOK_AHEAD` frames are heard before the first of them is judged.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LOOK_AHEAD = 25
"""Frames; what a result comes later by, unless the end is silent anyway."""
PRIOR_FRAMES = 30.0
"""So many loud frames of this caller weigh as much as what is usual."""
MIN_RANGE = 10.0
"""Of the smoothed first cepstrum between loud and quiet: with less nobody speaks."""
SPEECH_RANGE = 18.0
"""Speech is within this, some 18 dB, of the loudest."""
TAIL = 15
"""Frames of silence that a decoder needs after the last loud one."""


class Levelling:
    """Takes raw cepstra, gives those of `LOOK_AHEAD` frames ago without the mean."""

    def __init__(self, *, usual: Array) -> None:
        self._total = usual * PRIOR_FRAMES
        self._weight = PRIOR_FRAMES
        self._low = np.inf
        self._high = -np.inf
        self._recent = np.zeros(0)
        self._waiting = np.zeros((0, len(usual)))
        self._levels: list[float] = []
        self._last_loud = 0
        self.frames_out = 0

    def feed(self, cepstra: Array) -> Array:
        """What is ready to be decoded."""
        given: list[Array] = []
        for frame in cepstra:
            self._hear(frame)
            self._waiting = np.concatenate((self._waiting, frame[None]))
            if len(self._waiting) > LOOK_AHEAD:
                given.append(self._waiting[:1] - self._total / self._weight)
                self._waiting = self._waiting[1:]
        return self._out(np.concatenate(given) if given else self._waiting[:0])

    def finish(self) -> Array:
        """The rest, without the silence at its end."""
        keep = max(0, self._last_loud + TAIL - self.frames_out)
        return self._out(self._waiting[:keep] - self._total / self._weight)

    def loud(self) -> npt.NDArray[np.bool_]:
        """Of every frame so far, whether somebody spoke."""
        levels = np.asarray(self._levels)
        if not self._last_loud:
            return np.zeros(len(levels), bool)
        loudest = float(np.percentile(levels, 95))
        return np.asarray(levels > max(loudest - SPEECH_RANGE, float(levels.min()) + MIN_RANGE))

    def _out(self, frames: Array) -> Array:
        self.frames_out += len(frames)
        return frames

    def _hear(self, frame: Array) -> None:
        self._recent = np.append(self._recent, frame[0])[-5:]
        level = float(self._recent.mean())
        self._low = min(self._low + 0.01, level)
        self._high = max(self._high - 0.02, level)
        loud = self._high - self._low > MIN_RANGE and level > (self._high + self._low) / 2
        self._levels.append(level)
        if loud:
            self._last_loud = len(self._levels)
            self._total = self._total + frame
            self._weight += 1
