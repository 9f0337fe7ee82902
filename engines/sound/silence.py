"""Where sound begins and ends."""

import numpy as np

from engines.sound.level import from_db
from engines.sound.resampling import Samples

HEARD_DBFS = -50.0
"""Quieter than this is silence on a telephone."""


def loud_span(samples: Samples) -> tuple[int, int] | None:
    """First sample that can be heard, and the one after the last; None for silence."""
    loud = np.flatnonzero(np.abs(samples) >= from_db(HEARD_DBFS))
    if not len(loud):
        return None
    return int(loud[0]), int(loud[-1]) + 1
