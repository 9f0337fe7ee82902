"""Knows our own voice when it comes back, so that it is not taken for the caller's.

A telephone on a table, or a hybrid in the network, returns our voice some 20 dB softer, which is as
loud as a soft caller. What tells it apart is that we have just said it: an eighth of a second of
sound that is ours, somewhat later and softer, is like ours in all its wiggles, and a caller who
speaks, even into our voice, is not. The delay is searched for each time: it is another on every
call, and moves when a busy machine writes late.
"""

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import RATE
from hardware.audio.pcm import samples

Sound = NDArray[np.float32]

LONGEST_DELAY = 6 * RATE // 10
"""0.6 s, also over a satellite."""

COMPARED = RATE // 8
"""Samples: in 32 ms two voices may be alike by chance."""

ALIKE = 0.6
"""Correlation from which sound is ours: measured in docs/decisions/0111."""

KEPT = 2 * RATE
"""Of both tracks; a power of two is not needed, only more than is compared."""

SOUNDING = 100
"""-50 dBFS: below it we said nothing that could come back."""


class OwnEcho:
    """Of one call; positions are line samples."""

    def __init__(self) -> None:
        self._ours: Sound = np.zeros(KEPT, dtype=np.float32)
        self._ours_end = 0
        """Line position up to which our track is known."""

    def ours(self, pcm: bytes, *, at: int) -> None:
        """Our next frame, as it goes to the modem."""
        sound = samples(pcm).astype(np.float32)
        end = at + len(sound)
        step = end - self._ours_end
        if step <= 0:
            return
        self._ours = np.roll(self._ours, -min(step, KEPT))
        self._ours[-min(step, KEPT) :] = 0
        self._ours[-len(sound) :] = sound
        self._ours_end = end

    def is_it(self, callers: Sound, *, end: int) -> bool:
        """Whether the caller's sound that ends at line position `end` is our own, come back."""
        first = end - len(callers) - LONGEST_DELAY - (self._ours_end - KEPT)
        last = end - (self._ours_end - KEPT)
        said = self._ours[max(0, first) : min(KEPT, max(0, last))]
        if len(said) < len(callers) or np.max(np.abs(said)) < SOUNDING:
            return False
        return _likeness(said, callers) >= ALIKE


def _likeness(said: Sound, came: Sound) -> float:
    """Of `came` to the stretch of `said` most like it, at whatever level: 1 is the same."""
    size = 1 << int(np.ceil(np.log2(len(said))))
    spectrum = np.fft.rfft(said, size) * np.conj(np.fft.rfft(came, size))
    fits = np.abs(np.fft.irfft(spectrum, size)[: len(said) - len(came) + 1])
    sums = np.concatenate(([0.0], np.cumsum(np.square(said, dtype=np.float64))))
    energy = sums[len(came) :] - sums[: len(sums) - len(came)]
    loud = energy > len(came) * (SOUNDING / 10) ** 2
    if not loud.any():
        return 0.0
    own = float(np.dot(came.astype(np.float64), came))
    return float(np.max(fits[loud] / np.sqrt(energy[loud] * max(own, 1.0))))
