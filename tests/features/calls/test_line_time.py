"""Sound that comes late makes no moment late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.line_time import DRIFT, LineTime

pytestmark = pytest.mark.unit

FRAME_MS = 20
ZERO = 500.0
FAST = 0.9999
"""A modem's clock beside ours."""


@given(st.lists(st.floats(0.0, 0.5), min_size=50, max_size=300))
def test_a_moment_is_known_as_well_as_the_promptest_frame_was(late: list[float]) -> None:
    time = LineTime()
    for index, delay in enumerate(late):
        end_ms = (index + 1) * FRAME_MS
        time.is_now(end_ms, now=ZERO + end_ms / 1000 + delay)
    end_ms = len(late) * FRAME_MS
    error = time.moment(end_ms, now=0.0) - (ZERO + end_ms / 1000)
    seen = DRIFT * (len(late) * FRAME_MS / 1000 + 1)
    assert min(late) - 1e-6 <= error <= min(late) + seen


def test_a_modems_slow_clock_is_followed() -> None:
    time, hour_ms = LineTime(), 3_600_000
    for end_ms in range(FRAME_MS, hour_ms, 1000):
        time.is_now(end_ms, now=ZERO + end_ms / 1000 / FAST)
    assert time.moment(end_ms, now=0.0) == pytest.approx(ZERO + end_ms / 1000 / FAST, abs=0.001)
