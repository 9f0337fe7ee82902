"""The queue before the loudspeaker: two clocks, and a loudspeaker that stands still."""

import numpy as np
import pytest

from hardware.soundcard.playout import MOST_S, TOO_MUCH_S, Playout

RATE = 48_000
BLOCK = 480

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("ppm", [-500, 500])
def test_clocks_that_differ_for_minutes_starve_nobody_and_let_nothing_pile_up(ppm: int) -> None:
    playout = Playout(rate=RATE)
    frame = np.full(2 * BLOCK, 1000, dtype=np.int16)
    playout.put(frame)
    written, taken = 1.0, 0.0
    levels = []
    for _ in range(300 * 100):
        taken += 1
        while written < 1.25 + taken * (1 + ppm / 1e6) / 2:
            playout.put(frame)
            written += 1
        assert len(playout.take(BLOCK)) == BLOCK
        levels.append(playout.waiting_s)
    assert playout.starved == 0
    assert max(levels) < MOST_S + 0.025
    assert np.sign(playout.corrected) == np.sign(ppm)


def test_what_a_loudspeaker_that_stood_still_missed_is_skipped() -> None:
    playout = Playout(rate=RATE)
    for number in range(100):
        playout.put(np.full(BLOCK, number + 1, dtype=np.int16))
    assert playout.waiting_s <= TOO_MUCH_S
    kept = [int(playout.take(BLOCK)[0]) for _ in range(round(playout.waiting_s * 100))]
    assert kept == list(range(101 - len(kept), 101))


def test_silence_makes_up_for_what_waits_too_long() -> None:
    playout = Playout(rate=RATE)
    for _ in range(8):
        playout.put(np.ones(BLOCK, dtype=np.int16))
    before = playout.waiting_s
    playout.put(np.zeros(BLOCK, dtype=np.int16))
    assert playout.waiting_s == before


def test_what_is_told_to_the_canceller_is_what_was_taken_gaps_and_all() -> None:
    playout = Playout(rate=RATE)
    playout.put(np.ones(BLOCK // 2, dtype=np.int16))
    taken = playout.take(BLOCK)
    assert np.array_equal(np.concatenate(playout.given()), taken)
    assert (taken.sum(), playout.starved) == (BLOCK // 2, 1)
