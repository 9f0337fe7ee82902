"""From one sample rate to another, piece by piece: a polyphase filter that holds back 3 ms.

Libraries' streaming resamplers hold back 20 to 80 ms and give their output in bursts
(docs/decisions/0076); in a talk that is heard.
"""

import math

import numpy as np
from numpy.typing import NDArray

from hardware.audio.pcm import Samples

DELAY_S = 0.003
"""Half the filter's length: from the first unit of sound in to the same unit out."""

BETA = 8.0
"""Of the Kaiser window: what would fold back is 80 dB down."""

PASSED = 0.9
"""Of half the lower rate; at 8000 Hz sound is kept up to 3.2 kHz and gone at 4."""


class Resampler:
    """One stream. Any piece may go in; what it completes comes out."""

    def __init__(self, *, source: int, target: int) -> None:
        divisor = math.gcd(source, target)
        self._up, self._down = target // divisor, source // divisor
        self._bank = _filters(source=source, target=target, phases=self._up)
        self._reach = self._bank.shape[1]
        self._waiting = np.zeros(self._reach - 1, dtype=np.float32)
        self._next = 0
        """Where the next sample out lies, in steps of 1/up of a sample in."""

    def push(self, pcm: Samples) -> Samples:
        """The next samples in; the samples out that they complete."""
        if self._up == self._down:
            return pcm
        sound = np.concatenate((self._waiting, pcm.astype(np.float32)))
        span = len(pcm) * self._up
        steps = np.arange(self._next, span, self._down)
        self._next += len(steps) * self._down - span
        self._waiting = sound[len(pcm) :]
        if not len(steps):
            return np.zeros(0, dtype=np.int16)
        windows = np.lib.stride_tricks.sliding_window_view(sound, self._reach)
        made = np.einsum("ij,ij->i", windows[steps // self._up], self._bank[steps % self._up])
        rounded: Samples = np.clip(np.rint(made), -32768, 32767).astype(np.int16)
        return rounded


def _filters(*, source: int, target: int, phases: int) -> NDArray[np.float32]:
    """For each phase the weights of the samples in that lie under the filter, oldest first."""
    reach = 2 * math.ceil(DELAY_S * source)
    grid = np.arange(reach * phases) - (reach * phases - 1) / 2
    cutoff = PASSED * min(source, target) / source
    whole = np.sinc(grid / phases * cutoff) * np.kaiser(reach * phases, BETA)
    bank = whole.reshape(reach, phases).T[:, ::-1]
    weighed: NDArray[np.float32] = (bank / bank.sum(axis=1, keepdims=True)).astype(np.float32)
    return weighed
