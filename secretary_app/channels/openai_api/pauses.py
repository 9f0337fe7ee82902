"""A long recording falls apart at its pauses, so that a recogniser need not keep all of it in mind.

Sound is that of a telephone: 8 kHz, 16-bit, mono.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

WINDOW_MS = 20
WINDOW = 8 * WINDOW_MS
"""In samples."""

BELOW_LOUDEST = 10 ** (-35 / 20)
QUIETEST = 10 ** (-55 / 20)
"""Speech is louder than both, whoever recorded it."""

PAUSE = 500 // WINDOW_MS
"""Between sentences; inside one people are not silent for so long. In windows, as below."""
MARGIN = 200 // WINDOW_MS
"""A beginning is often too soft to be told from silence."""
LONGEST = 12_000 // WINDOW_MS
"""A recogniser has six seconds for its answer, and a slow machine needs half the sound's time."""
LOOK_BACK = 3_000 // WINDOW_MS
"""Who speaks without a pause is cut where it is softest, so near the end."""


def pieces_of(pcm: bytes) -> list[tuple[int, bytes]]:
    """Where each begins, in ms, and its sound; none for silence."""
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2")
    levels = _levels(samples)
    return [
        (first * WINDOW_MS, samples[first * WINDOW : last * WINDOW].tobytes())
        for begin, end in _stretches(levels)
        for first, last in _cut(levels, begin, end)
    ]


def _levels(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float64]:
    padded = np.pad(samples, (0, -len(samples) % WINDOW)).reshape(-1, WINDOW)
    squares = np.square(padded.astype(np.float64) / 32768)
    levels: npt.NDArray[np.float64] = np.sqrt(squares.mean(axis=1))
    return levels


def _stretches(levels: npt.NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """From the first loud window of each to the last, and a little around."""
    if not len(levels):
        return
    loud = np.flatnonzero(levels > max(QUIETEST, float(levels.max()) * BELOW_LOUDEST))
    if not len(loud):
        return
    gaps = np.flatnonzero(np.diff(loud) > PAUSE)
    firsts = loud[np.concatenate(([0], gaps + 1))]
    lasts = loud[np.concatenate((gaps, [len(loud) - 1]))]
    for first, last in zip(firsts, lasts, strict=True):
        yield max(0, int(first) - MARGIN), min(len(levels), int(last) + 1 + MARGIN)


def _cut(levels: npt.NDArray[np.float64], begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > LONGEST:
        near = begin + LONGEST - LOOK_BACK
        at = near + int(levels[near : begin + LONGEST].argmin())
        yield begin, at
        begin = at
    yield begin, end
