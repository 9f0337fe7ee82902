"""Where the time of a turn went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.latency import TurnStopwatch

pytestmark = pytest.mark.unit

LAPS = 4


@given(st.integers(0, 3000), st.lists(st.floats(0, 5), min_size=LAPS, max_size=LAPS))
def test_the_stages_add_up_to_the_whole(endpoint_ms: int, laps: list[float]) -> None:
    stopwatch, now = TurnStopwatch(endpoint_ms=endpoint_ms, decided=100.0), 100.0
    for lap in laps:
        assert stopwatch.latency() is None
        now += lap
        stopwatch.lap(now)
    latency = stopwatch.latency()
    assert latency is not None
    assert [name for name, _ in latency.stages()] == [
        "endpoint", "recognise", "answer", "voice", "line",
    ]  # fmt: skip
    assert latency.total_ms == sum(ms for _, ms in latency.stages())
    assert latency.own_ms == latency.total_ms - endpoint_ms
    assert abs(latency.own_ms - sum(laps) * 1000) <= LAPS


def test_only_the_first_sentence_is_measured() -> None:
    stopwatch = TurnStopwatch(endpoint_ms=300, decided=0.0)
    for now in (0.1, 0.2, 0.3, 0.4):
        stopwatch.lap(now)
    before = stopwatch.latency()
    stopwatch.lap(9.0)
    assert stopwatch.latency() == before
