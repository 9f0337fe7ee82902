"""Telephone PCM as samples: viewed, and how loud it is. Its measures are in `measures.py`."""

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import QUIETEST_DBFS, SAMPLE_BYTES

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
