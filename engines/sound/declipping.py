"""Puts back the peaks that a too loud caller lost: where sound stood at the limit, a curve.

What is no longer there cannot be made quieter again; but between the last sample before the limit
and the first after it a voice is smooth, and a cubic through both, with the slopes it had there, is
nearer to it than a plateau. Sound that never touches the limit passes as it is.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LIMIT = 32_700
LONGEST = 40
"""Samples, 5 ms at 8000 Hz: a longer plateau is no peak of a voice."""
HIGHEST = 4.0 * 32_767
"""12 dB above the limit."""
BESIDE = 2
"""Samples on either side that tell the slope."""


class Declipper:
    """One stream of 16-bit sound in pieces of any length; gives samples that may exceed 16 bits."""

    def __init__(self) -> None:
        self._before = np.zeros(BESIDE)
        """The last samples given, as they came."""
        self._waiting = np.zeros(0)

    def feed(self, pcm: bytes) -> Array:
        """What can be given by now; a peak waits for its end."""
        came = np.concatenate((self._waiting, np.frombuffer(pcm, "<i2").astype(np.float64)))
        runs = _runs(came)
        end = len(came)
        if runs and runs[-1][1] + BESIDE > end and end - runs[-1][0] <= LONGEST + BESIDE:
            end = runs[-1][0]
        self._waiting = came[end:]
        whole = np.concatenate((self._before, came))
        given = whole[BESIDE : BESIDE + end].copy()
        for first, last in runs:
            if last <= end and last - first <= LONGEST and last + BESIDE <= len(came):
                given[first:last] = _peak(whole[first : last + 2 * BESIDE])
        self._before = whole[end : end + BESIDE]
        return given


def _runs(sound: Array) -> list[tuple[int, int]]:
    """First and one past the last sample of every stretch at one of the limits."""
    at = np.where(np.abs(sound) >= LIMIT, np.sign(sound), 0.0)
    if not at.any():
        return []
    changes = np.flatnonzero(np.diff(at, prepend=0.0, append=0.0))
    return [(int(first), int(last)) for first, last in pairwise(changes) if at[first] != 0]


def _peak(around: Array) -> Array:
    """A plateau with two samples on either side becomes a cubic between them."""
    before, after = around[1], around[-2]
    length = len(around) - 2 * BESIDE + 1
    rise, fall = (before - around[0]) * length, (around[-1] - after) * length
    at = np.arange(1, length) / length
    curve = (
        (2 * at**3 - 3 * at**2 + 1) * before
        + (at**3 - 2 * at**2 + at) * rise
        + (3 * at**2 - 2 * at**3) * after
        + (at**3 - at**2) * fall
    )
    sign = float(np.sign(around[BESIDE]))
    return np.asarray(sign * np.clip(sign * curve, LIMIT, HIGHEST))
