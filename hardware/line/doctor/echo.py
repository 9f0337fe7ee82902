"""Finds our own voice in the caller's sound by cross-correlation."""

import numpy as np
from numpy.typing import NDArray

from hardware.audio.pcm import RATE, Samples
from hardware.line.doctor.findings import Echo, EchoFound

LONGEST_DELAY = RATE
"""1 s: more than a call over two satellites."""

LEAST_VOICE = RATE
"""Samples of ours above -50 dBFS; with less there is nothing to look for."""

VOICE_LEVEL = 104
"""-50 dBFS."""

TRUE_PEAK = 2.5
"""How far the peak must stand above the highest one at delays that cannot be: before we spoke."""


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
    gain = peak / float(np.dot(said, said))
    return Echo(
        found=EchoFound.FOUND,
        delay_ms=delay * 1000 // RATE,
        loss_db=round(-20 * float(np.log10(gain))),
    )


def _correlation(
    said: NDArray[np.float64], came: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At delays from 0 to the longest, and at delays that would be before the voice."""
    size = 1 << int(np.ceil(np.log2(len(said) + LONGEST_DELAY)))
    spectrum = np.fft.rfft(came, size) * np.conj(np.fft.rfft(said, size))
    whole = np.fft.irfft(spectrum, size)
    return whole[:LONGEST_DELAY], whole[-LONGEST_DELAY:]
