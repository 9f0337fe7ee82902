"""The port never runs dry and never holds more than three frames, on any clock and any tick."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.audio.measures import FRAME_SAMPLES
from hardware.line.caller_time import CallerTime
from hardware.line.modem_clock import ModemClock
from hardware.line.pace import Pace

pytestmark = pytest.mark.unit


@settings(max_examples=20, deadline=None)
@given(
    st.floats(-500, 500),
    st.integers(1, 5),
    st.lists(st.integers(0, 6), min_size=1, max_size=50),
    st.lists(st.floats(0, 0.002), min_size=1, max_size=50),
)
def test_a_modem_of_another_speed_is_followed(
    ppm: float, bunch: int, late_ms: list[int], slow: list[float]
) -> None:
    """100 s of a modem that is up to 500 ppm off and sends `bunch` frames at a time; ticks come
    up to 6 ms late and arrivals up to 2.
    """
    speed = 8000 * (1 + ppm / 1e6)
    clock, arrived = ModemClock(now=0.0), 0
    pace = Pace(clock=clock.samples)
    lowest, highest = 1e9, 0.0
    for tick in range(100 * 50):
        late = late_ms[tick % len(late_ms)] / 1000
        now = tick * 0.02 + late
        while (sent := (arrived + bunch) * FRAME_SAMPLES / speed) <= now:
            arrived += bunch
            clock.received(arrived * FRAME_SAMPLES, sent + slow[arrived % len(slow)])
        if tick:
            lowest = min(lowest, pace.position - now * speed)
        while pace.has_room(now):
            pace.next_position(now)
            pace.wrote_frame()
        highest = max(highest, pace.position - now * speed)
    assert lowest > 0, "ran dry"
    assert highest <= 3 * FRAME_SAMPLES
    assert pace.underruns == 0


def test_a_long_pause_of_ours_is_a_gap_and_line_time_goes_on() -> None:
    clock = ModemClock(now=0.0)
    pace = Pace(clock=clock.samples)
    while pace.has_room(0.0):
        pace.next_position(0.0)
        pace.wrote_frame()
    assert pace.position == 2 * FRAME_SAMPLES
    assert pace.next_position(1.0) == 8000
    assert pace.underruns == 1
    assert pace.left(1.0) == 8000
    assert pace.left(1.0, stuck=100) == 7900


def test_a_modem_that_stalls_is_not_taken_for_a_slow_one() -> None:
    clock = ModemClock(now=0.0)
    for step in range(1, 250):
        now = step * 0.02
        clock.received(min(step, 150) * FRAME_SAMPLES, now)
    assert abs(clock.samples(5.0) - 40000) < FRAME_SAMPLES


def test_silence_stands_in_for_a_stall_and_its_backlog_is_left_out() -> None:
    caller = CallerTime(clock=lambda now: now * 8000)
    assert caller.accepts(1600, 0.2)
    assert caller.missing(0.5) == 0
    assert caller.missing(0.7) == 4000 - 4000 % FRAME_SAMPLES
    assert caller.accepts(FRAME_SAMPLES, 0.72)
    assert not caller.accepts(4000, 0.73)
    assert caller.position == 5760
