"""How loud a voice is, and how it is made as loud as a phone line wants it without clipping."""

import numpy as np

from engines.sound.resampling import Samples

PEAK_DBFS = -1.0
"""No sample is louder: a codec behind us would clip it."""

_WINDOW_MS = 20
_ACTIVE_BELOW_LOUDEST_DB = 30.0
"""Windows quieter than this under the loudest are pauses."""

_LIMITER_MS = 4


def from_db(decibels: float) -> float:
    """Decibels to a factor."""
    return float(10.0 ** (decibels / 20.0))


def to_db(factor: float) -> float:
    """A factor to decibels; silence is -120."""
    return float(20.0 * np.log10(max(factor, 1e-6)))


def speech_level_dbfs(samples: Samples, *, rate: int) -> float:
    """RMS level of the parts that are speech, in dB below full scale; -120 for silence."""
    size = max(1, rate * _WINDOW_MS // 1000)
    windows = samples[: len(samples) // size * size].reshape(-1, size)
    if not len(windows):
        return -120.0
    power = np.mean(np.square(windows, dtype=np.float64), axis=1)
    active = power[power >= power.max() * from_db(-_ACTIVE_BELOW_LOUDEST_DB) ** 2]
    return to_db(float(np.sqrt(active.mean())))


def limit(samples: Samples, *, rate: int) -> Samples:
    """Turns loud moments down to PEAK_DBFS for a few ms around each, so that nothing clips."""
    ceiling = from_db(PEAK_DBFS)
    if not len(samples) or float(np.abs(samples).max()) <= ceiling:
        return samples
    needed = np.minimum(1.0, ceiling / np.maximum(np.abs(samples), 1e-9))
    reach = max(1, rate * _LIMITER_MS // 1000)
    # The smallest gain in reach on either side, then a mean over the same reach: never above
    # `needed`.
    padded = np.pad(needed, reach, constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    padded = np.pad(lowest, (reach, reach), mode="edge")
    sums = np.cumsum(np.concatenate(([0.0], padded)))
    gain = (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)
    limited: Samples = (samples * gain).astype(np.float32)
    return limited


def to_pcm(samples: Samples) -> bytes:
    """Full scale 1.0 to 16-bit little-endian bytes."""
    return bytes((np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes())
