"""The measures of telephone PCM: 8000 Hz, 16 bit, little-endian, mono; 320 bytes are 20 ms."""

import numpy as np
from numpy.typing import NDArray

RATE = 8000
"""Samples per second on every line (SIM7600 `AT+CPCMFRM=0`)."""

SAMPLE_BYTES = 2
SAMPLES_PER_MS = RATE // 1000
FRAME_MS = 20
FRAME_SAMPLES = FRAME_MS * SAMPLES_PER_MS
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES
"""The SIM7600 takes and gives 320 bytes every 20 ms; a shorter write can block its endpoint."""

QUIETEST_DBFS = -120.0
"""What digital silence is said to be, so that levels can be compared and averaged."""

FULL_SCALE_DB = 20.0 * float(np.log10(32768.0))

Samples = NDArray[np.int16]


def samples(pcm: bytes) -> Samples:
    """Views PCM as 16-bit samples without copying; an odd last byte is left out."""
    return np.frombuffer(pcm, dtype="<i2", count=len(pcm) // SAMPLE_BYTES)


def dbfs(pcm: bytes) -> float:
    """Root-mean-square level of `pcm` against full scale (32768), not below QUIETEST_DBFS."""
    values = samples(pcm)
    if not len(values):
        return QUIETEST_DBFS
    mean_square = float(np.mean(np.square(values, dtype=np.float64)))
    if mean_square <= 0.0:
        return QUIETEST_DBFS
    return max(QUIETEST_DBFS, 10.0 * float(np.log10(mean_square)) - FULL_SCALE_DB)


def gain_of(decibels: float) -> float:
    """The factor that changes a level by `decibels`: -20 dB is 0.1."""
    return float(10.0 ** (decibels / 20.0))
