"""What the far end of `lines` counts as a gap, and as a wait."""

import numpy as np
import pytest

from tests.bench.exchange import FRAME_BYTES, Call

pytestmark = pytest.mark.unit

VOICE = np.full(FRAME_BYTES // 2, 5000, dtype="<i2").tobytes()
SILENCE = bytes(FRAME_BYTES)


def test_a_frame_that_comes_after_its_tick_is_an_underrun_and_one_in_time_is_none() -> None:
    call = Call([])
    for _ in range(10):
        call.take(SILENCE)
        call.tick()
    assert call.heard.underruns == 0

    for _ in range(3):  # one is in the buffer still
        call.tick()
    for _ in range(10):
        call.take(SILENCE)
        call.tick()
    assert call.heard.underruns == 1


def test_a_caller_waits_from_the_last_voiced_frame_to_our_first_loud_one() -> None:
    call = Call([(VOICE * 5, 60)])  # its last 40 ms are not voice
    said = []
    for tick in range(200):
        greeting, answer = tick < 10, 100 <= tick < 110
        call.take(VOICE if greeting or answer else SILENCE)
        said.append(call.tick() != SILENCE)
        if call.over:
            break
    began = said.index(True)
    assert sum(said) == 5
    # One frame is always in the buffer: frame 100 is heard in tick 101.
    assert call.heard.waits_ms == [(101 - (began + 3)) * 20]
