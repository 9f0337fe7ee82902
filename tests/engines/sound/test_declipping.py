"""Peaks that were cut off come back, and sound that was not cut off passes as it is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.sound.declipping import LIMIT, Declipper

pytestmark = pytest.mark.unit

VOICE = 30_000 * np.sin(2 * np.pi * 180 * np.arange(4000) / 8000) * np.hanning(4000)
VOICE += 6_000 * np.sin(2 * np.pi * 360 * np.arange(4000) / 8000)


def pcm(sound: np.ndarray) -> bytes:
    return bytes(np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes())


def given_back(sound: bytes, cuts: list[int]) -> np.ndarray:
    declipper, ends = Declipper(), [*sorted(cuts), len(sound) // 2]
    starts = [0, *ends]
    pieces = [
        declipper.feed(sound[2 * start : 2 * end]) for start, end in zip(starts, ends, strict=False)
    ]
    return np.concatenate(pieces)


CUTS = st.lists(st.integers(0, 4000), max_size=30)


@given(CUTS)
def test_sound_below_the_limit_passes_at_once_and_as_it_is(cuts: list[int]) -> None:
    quiet = pcm(VOICE * 0.8)
    assert np.array_equal(given_back(quiet, cuts), np.frombuffer(quiet, "<i2"))


@given(CUTS)
def test_where_it_is_cut_into_pieces_makes_no_difference(cuts: list[int]) -> None:
    loud = pcm(VOICE * 1.8)
    assert np.array_equal(given_back(loud, cuts), given_back(loud, []))


def test_lost_peaks_come_back_for_the_most_part() -> None:
    loud = pcm(VOICE * 1.8)
    cut = np.frombuffer(loud, "<i2").astype(float)
    assert np.count_nonzero(np.abs(cut) >= LIMIT) > 200
    back = given_back(loud, [])
    lost, left = (np.mean((VOICE * 1.8 - each) ** 2) for each in (cut, back))
    assert 10 * np.log10(lost / left) > 6


def test_a_sound_that_stays_at_the_limit_is_not_waited_for() -> None:
    declipper = Declipper()
    flat = pcm(np.full(800, 40_000.0))
    assert sum(len(declipper.feed(flat[at : at + 320])) for at in range(0, 1600, 320)) > 700
