"""Finds our own voice in the caller's sound by cross-correlation."""

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import RATE
from hardware.audio.pcm import Samples
from hardware.line.doctor.findings import Echo, EchoFound

LONGEST_DELAY = RATE
"""1 s: more than a call over two satellites."""

LEAST_VOICE = RATE
"""Samples of ours above -50 dBFS; with less there is nothing to look for."""

VOICE_LEVEL = 104
"""-50 dBFS."""

STRETCH = RATE // 2
"""The loss is measured half a second at a time."""

SHIFT = RATE // 5
"""By so much may the delay of a stretch differ: a busy machine writes 20 ms late, or two frames at
once, and what comes after is as much later. One delay for a whole greeting would then fit a part
of it only, and the echo seem softer than it is."""

TRUE_PEAK = 2.5
"""How far the peak must stand above the highest one at delays that cannot be: before we spoke."""


NEAR = RATE // 50
"""A voice resembles itself a few periods of its pitch later."""

CLEAR = 1.5
"""How far the peak of a stretch must stand above all that is not near it."""


def find_echo(*, ours: Samples, callers: Samples) -> Echo:
    """Compares two tracks of equal line time, sample by sample.

    `NOT_MEASURED` where we said too little, or nothing came that could hold an echo.
    """
    length = min(len(ours), len(callers))
    said = ours[:length].astype(np.float64)
    came = callers[:length].astype(np.float64)
    if np.count_nonzero(np.abs(said) >= VOICE_LEVEL) < LEAST_VOICE or not came.any():
        return Echo()
    after, before = _correlation(said, came)
    delay = int(np.argmax(np.abs(after)))
    peak = abs(float(after[delay]))
    if peak < TRUE_PEAK * float(np.max(np.abs(before))):
        return Echo(found=EchoFound.NONE)
    gain = _gain(said, came, delay) or peak / float(np.dot(said, said))
    return Echo(
        found=EchoFound.FOUND,
        delay_ms=delay * 1000 // RATE,
        loss_db=round(-20 * float(np.log10(gain))),
    )


def _gain(said: NDArray[np.float64], came: NDArray[np.float64], delay: int) -> float | None:
    """Of the echo to our voice, in most of the stretches in which it is heard for certain."""
    gains = []
    for start in range(0, len(said) - STRETCH - delay - SHIFT, STRETCH):
        ours = said[start : start + STRETCH]
        first = max(0, start + delay - SHIFT)
        theirs = came[first : start + delay + SHIFT + STRETCH]
        if np.count_nonzero(np.abs(ours) >= VOICE_LEVEL) < STRETCH // 2:
            continue
        fits = np.abs(_fits(ours, theirs))
        at = int(np.argmax(fits))
        others = np.delete(fits, np.s_[max(0, at - NEAR) : at + NEAR])
        if fits[at] >= CLEAR * float(np.max(others, initial=0.0)):
            gains.append(float(fits[at]) / float(np.dot(ours, ours)))
    return float(np.median(gains)) if gains else None


def _fits(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> NDArray[np.float64]:
    """How well a stretch of ours fits at each place of a longer one of theirs."""
    size = 1 << int(np.ceil(np.log2(len(theirs))))
    spectrum = np.fft.rfft(theirs, size) * np.conj(np.fft.rfft(ours, size))
    return np.fft.irfft(spectrum, size)[: len(theirs) - len(ours) + 1]


def _correlation(
    said: NDArray[np.float64], came: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At delays from 0 to the longest, and at delays that would be before the voice."""
    size = 1 << int(np.ceil(np.log2(len(said) + LONGEST_DELAY)))
    spectrum = np.fft.rfft(came, size) * np.conj(np.fft.rfft(said, size))
    whole = np.fft.irfft(spectrum, size)
    return whole[:LONGEST_DELAY], whole[-LONGEST_DELAY:]
