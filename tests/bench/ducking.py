"""When our voice gave way: the level of what was heard against the same speech, uninterrupted.

A natural pause is no yielding, so a level alone does not tell. The speech that was interrupted is
found in a reference that nobody interrupted, and from the caller's onset on the levels of both are
compared. The voice says a text the same way each time but for its flutter: the samples differ, the
levels by a few dB.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware.audio.measures import SAMPLES_PER_MS
from hardware.audio.pcm import Samples

Floats = NDArray[np.float64]

BEFORE_MS = 1200
"""So much of our voice before the onset finds the place in the reference."""
SAME = 0.6
"""Correlation from which it is the same speech: 0.74 to 0.95 was seen, 0.35 between others."""
WINDOW_MS = 10
LOUD_DBFS = -45.0
"""Only where the reference is louder, the level of the other means anything."""
FALLING_DB = -15.0
"""More than the voice's own flutter; the fall from here to 20 dB takes less than a window."""
DUCKED_DB = -19.0
"""20 dB, less what rounding to 16 bits does to a voice so low: held by the median after the fall.
"""
HELD_MS = 60
SILENT_DBFS = -60.0
SILENT_MS = 100
"""Silence lasts longer than the closure of a consonant."""
SEARCHED_MS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Yielded:
    """Milliseconds from the caller's onset; None where it never happened."""

    lower_ms: float | None
    silent_ms: float | None


def yielded(heard: Samples, *, onset: int, reference: Samples) -> Yielded | None:
    """What our voice did after sample `onset` of `heard`; None where it was not `reference`."""
    place = find(heard[max(0, onset - BEFORE_MS * SAMPLES_PER_MS) : onset], reference)
    if place is None:
        return None
    whole = reference[place:]
    length = min(len(whole), len(heard) - onset, SEARCHED_MS * SAMPLES_PER_MS)
    ours, whole_levels = levels(heard[onset : onset + length]), levels(whole[:length])
    if length < SEARCHED_MS * SAMPLES_PER_MS:
        return None
    return Yielded(lower_ms=_lower(ours, whole_levels), silent_ms=_silent(ours, whole_levels))


def find(piece: Samples, reference: Samples) -> int | None:
    """Where in `reference` the sample after `piece` is; None where `piece` is no part of it."""
    size = len(piece)
    if size < BEFORE_MS * SAMPLES_PER_MS or size >= len(reference):
        return None
    part, whole = piece.astype(np.float64), reference.astype(np.float64)
    total = 1 << (len(whole) + size).bit_length()
    product = np.fft.irfft(np.fft.rfft(whole, total) * np.conj(np.fft.rfft(part, total)), total)
    energy = np.cumsum(np.concatenate(([0.0], whole**2)))
    energies = energy[size:] - energy[:-size]
    own = float(part @ part)
    if own <= 0.0:
        return None
    alike = product[: len(energies)] / np.sqrt(np.maximum(energies, 1.0) * own)
    best = int(np.argmax(alike))
    return best + size if alike[best] >= SAME else None


def levels(sound: Samples) -> Floats:
    """dBFS of each whole window."""
    size = WINDOW_MS * SAMPLES_PER_MS
    whole = sound[: len(sound) // size * size].astype(np.float64).reshape(-1, size)
    power = np.maximum(np.mean(whole**2, axis=1) / 32768**2, 1e-12)
    found: Floats = 10 * np.log10(power)
    return found


def _lower(ours: Floats, whole: Floats) -> float | None:
    """The end of the first window from which our voice is 20 dB lower for a while."""
    gain, loud = ours - whole, whole > LOUD_DBFS
    held = HELD_MS // WINDOW_MS
    for index in range(len(gain) - held):
        now = slice(index, index + held + 1)
        meant = gain[now][loud[now]]
        falls = loud[index] and gain[index] <= FALLING_DB
        if falls and meant.max() <= FALLING_DB and float(np.median(meant)) <= DUCKED_DB:
            return float((index + 1) * WINDOW_MS)
    return None


def _silent(ours: Floats, whole: Floats) -> float | None:
    """The start of the first silence in which the whole speech goes on."""
    need = SILENT_MS // WINDOW_MS
    for index in range(len(ours) - need + 1):
        quiet = (ours[index : index + need] < SILENT_DBFS).all()
        if quiet and (whole[index : index + need] > LOUD_DBFS).any():
            return float(index * WINDOW_MS)
    return None
