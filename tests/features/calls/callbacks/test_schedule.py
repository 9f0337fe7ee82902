"""Promised calls are made within hours, after pauses, so often and no oftener."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.calls.callbacks.schedule import (
    LINE_PAUSE,
    OUR_CAUSES,
    PAUSES,
    REFUSED,
    Rules,
    Try,
    exhausted,
    fixed_hours,
    next_try,
    opening_hours,
)
from secretary_app.features.knowledge.hours import Interval, OpeningHours, SpecialDays
from secretary_app.features.promises.models import WhyFailed

pytestmark = pytest.mark.unit

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=MOSCOW)

moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - rejected: Hypothesis adds the zone itself
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001 - rejected: as above
    timezones=st.just(UTC),
)
causes = st.sampled_from(["busy", "no-answer", "remote", None, *sorted(OUR_CAUSES)])


def rules(
    from_hour: int = 9, until_hour: int = 19, *, tries: int = 3, daily_limit: int = 20
) -> Rules:
    return Rules(
        windows=fixed_hours(from_hour, until_hour),
        zone=MOSCOW,
        tries=tries,
        daily_limit=daily_limit,
    )


def tried(*minutes_and_causes: tuple[int, str | None]) -> list[Try]:
    return [
        Try(promise_id="p", at=MONDAY + timedelta(minutes=minutes), cause=cause)
        for minutes, cause in minutes_and_causes
    ]


@given(
    now=moments,
    due_after=st.integers(-5000, 5000),
    ago=st.lists(st.tuples(st.integers(0, 5000), causes), max_size=5),
    others=st.lists(st.integers(0, 3000), max_size=12),
    hours=st.tuples(st.integers(0, 23), st.integers(1, 24)),
    limits=st.tuples(st.integers(1, 5), st.integers(0, 6)),
    zone=st.sampled_from([MOSCOW, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), None]),
)
def test_no_call_outside_of_what_is_allowed(
    *,
    now: datetime,
    due_after: int,
    ago: list[tuple[int, str | None]],
    others: list[int],
    hours: tuple[int, int],
    limits: tuple[int, int],
    zone: ZoneInfo | None,
) -> None:
    due_at = now + timedelta(minutes=due_after)
    tries = [
        Try(promise_id="p", at=now - timedelta(minutes=minutes), cause=cause)
        for minutes, cause in ago
    ]
    dialled = [now - timedelta(minutes=minutes) for minutes in others]
    most, daily = limits
    allowed = Rules(windows=fixed_hours(*hours), zone=zone, tries=most, daily_limit=daily)
    at = next_try(due_at=due_at, tries=tries, dialled=dialled, rules=allowed, now=now)
    went_out = [each for each in tries if each.counts]
    refused = [each for each in tries if each.cause == REFUSED]
    never = max(len(went_out), len(refused)) >= most
    if never or daily == 0 or hours[0] >= hours[1]:
        assert at is None
        return
    assert at is not None, "there is always another day"
    assert at >= max(now, due_at)
    local = at.astimezone(zone)
    assert hours[0] <= local.hour < hours[1]
    assert sum(each.astimezone(zone).date() == local.date() for each in set(dialled)) < daily
    for each in tries:
        assert at >= each.at + LINE_PAUSE
    if went_out:
        last = max(each.at for each in went_out)
        assert at >= last + PAUSES[min(len(went_out), len(PAUSES)) - 1]


def test_pauses_grow_and_then_it_is_over() -> None:
    waits, tries = [], tried()
    for count in range(1, 4):
        tries = tried(*((each * 0, "busy") for each in range(count)))
        at = next_try(due_at=MONDAY, tries=tries, dialled=[], rules=rules(tries=4), now=MONDAY)
        assert at is not None
        waits.append(at - MONDAY)
    assert waits == list(PAUSES)
    assert next_try(due_at=MONDAY, tries=tries, dialled=[], rules=rules(), now=MONDAY) is None


def test_what_failed_at_our_end_is_no_try_and_waits_a_little() -> None:
    tries = tried(*((0, cause) for cause in sorted(OUR_CAUSES - {REFUSED})))
    at = next_try(due_at=MONDAY, tries=tries, dialled=[], rules=rules(), now=MONDAY)
    assert at == MONDAY + LINE_PAUSE


def test_what_a_line_refuses_so_often_is_set_aside_and_is_no_call_of_the_day() -> None:
    twice = tried((0, REFUSED), (0, REFUSED))
    at = next_try(due_at=MONDAY, tries=twice, dialled=[], rules=rules(), now=MONDAY)
    assert at == MONDAY + PAUSES[1]
    assert exhausted([*twice, *tried((0, "taken"))], rules()) is None
    assert exhausted([*twice, *tried((60, REFUSED))], rules()) is WhyFailed.LINE_REFUSES
    assert not any(each.counts for each in twice)


def test_a_try_in_which_the_program_died_is_one() -> None:
    tries = tried((0, None), (0, None), (0, None))
    assert next_try(due_at=MONDAY, tries=tries, dialled=[], rules=rules(), now=MONDAY) is None


def test_the_evening_waits_for_the_morning_and_a_full_day_for_the_next() -> None:
    evening = MONDAY.replace(hour=19)
    morning = MONDAY.replace(day=24, hour=9)
    at = next_try(due_at=evening, tries=[], dialled=[], rules=rules(), now=evening)
    assert at == morning
    at = next_try(
        due_at=MONDAY, tries=[], dialled=[MONDAY] * 2, rules=rules(daily_limit=2), now=MONDAY
    )
    assert at == MONDAY, "one call that was made for two promises"
    before = MONDAY - timedelta(hours=1)
    at = next_try(
        due_at=MONDAY, tries=[], dialled=[before, MONDAY], rules=rules(daily_limit=2), now=MONDAY
    )
    assert at == morning


def test_opening_hours_have_breaks_and_holidays_and_no_night() -> None:
    week = ((Interval(0, 780), Interval(840, 1560)),) * 7
    special = SpecialDays(first=date(2026, 11, 23), last=date(2026, 11, 24), hours=())
    windows = opening_hours(OpeningHours(week=week, special=(special,)))
    assert windows(date(2026, 11, 25)) == [(480, 780), (840, 1260)]
    allowed = Rules(windows=windows, zone=MOSCOW, tries=3, daily_limit=9)
    at = next_try(due_at=MONDAY, tries=[], dialled=[], rules=allowed, now=MONDAY)
    assert at == MONDAY.replace(day=25, hour=8)
    lunch = MONDAY.replace(day=25, hour=13, minute=20)
    at = next_try(due_at=MONDAY, tries=[], dialled=[], rules=allowed, now=lunch)
    assert at == MONDAY.replace(day=25, hour=14)
