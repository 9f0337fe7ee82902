"""When a call back is promised."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.dialogue.callback import WITHIN, callback_time
from secretary_app.features.knowledge.hours import OpenState
from secretary_app.features.knowledge.hours_text import parse_hours
from tests.support.talk import MONDAY_MORNING, MOSCOW

pytestmark = pytest.mark.unit

SHOP = parse_hours("mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23T10:00", "2026-11-23T11:00"),
        ("2026-11-23T10:05", "2026-11-23T11:15"),
        ("2026-11-23T10:00:01", "2026-11-23T11:15"),
        ("2026-11-23T07:00", "2026-11-23T10:00"),
        ("2026-11-23T13:30", "2026-11-23T15:00"),
        ("2026-11-23T18:30", "2026-11-24T10:00"),
        ("2026-11-28T16:30", "2026-11-30T10:00"),
        ("2026-11-29T12:00", "2026-11-30T10:00"),
    ],
)
def test_people_call_back_when_they_are_there(now: str, due: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=MOSCOW)
    callback = callback_time(moment, SHOP)
    assert callback.due == datetime.fromisoformat(due).replace(tzinfo=MOSCOW)
    assert callback.by_hours


def test_without_hours_no_time_is_promised_aloud() -> None:
    callback = callback_time(MONDAY_MORNING, None)
    assert callback.minutes == 60
    assert not callback.by_hours


@given(minutes=st.integers(0, 14 * 24 * 60), seconds=st.integers(0, 59))
def test_a_promise_is_never_tighter_than_meant_nor_made_for_a_closed_door(
    minutes: int, seconds: int
) -> None:
    now = MONDAY_MORNING + timedelta(minutes=minutes, seconds=seconds)
    callback = callback_time(now, SHOP)
    assert callback.due - now >= WITHIN
    assert callback.due.minute % 15 == 0
    assert timedelta(minutes=callback.minutes) - (callback.due - now) < timedelta(minutes=1)
    before_due = SHOP.at(callback.due - timedelta(minutes=30)).state
    assert before_due in (OpenState.OPEN, OpenState.BREAK)
