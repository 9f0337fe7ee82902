"""Opening hours: read, written back, and what holds at a given moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.knowledge.hours import (
    DAY_MINUTES,
    Interval,
    OpeningHours,
    OpenState,
    SpecialDays,
)
from secretary_app.features.knowledge.hours_text import BadHours, format_hours, parse_hours

pytestmark = pytest.mark.unit

SHOP = parse_hours(
    "mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00; "
    "2026-12-31 10:00-15:00; 2027-01-01..2027-01-04 closed"
)
BAR = parse_hours("fri,sat 20:00-02:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "state", "closes", "opens"),
    [
        ("2026-11-23T09:00", OpenState.OPEN, "2026-11-23T19:00", None),
        ("2026-11-23T08:59", OpenState.BEFORE, "2026-11-23T19:00", "2026-11-23T09:00"),
        ("2026-11-23T13:00", OpenState.BREAK, "2026-11-23T19:00", "2026-11-23T14:00"),
        ("2026-11-23T18:59", OpenState.OPEN, "2026-11-23T19:00", None),
        ("2026-11-23T19:00", OpenState.AFTER, None, "2026-11-24T09:00"),
        ("2026-11-28T17:00", OpenState.AFTER, None, "2026-11-30T09:00"),
        ("2026-11-29T12:00", OpenState.CLOSED_TODAY, None, "2026-11-30T09:00"),
        ("2026-12-31T14:00", OpenState.OPEN, "2026-12-31T15:00", None),
        ("2026-12-31T15:00", OpenState.AFTER, None, "2027-01-05T09:00"),
        ("2027-01-02T12:00", OpenState.CLOSED_TODAY, None, "2027-01-05T09:00"),
    ],
)
def test_what_a_moment_is(
    moment: str, state: OpenState, closes: str | None, opens: str | None
) -> None:
    found = SHOP.at(at(moment))
    assert found.state is state
    assert found.closes_at == (at(closes) if closes else None)
    assert found.opens_at == (at(opens) if opens else None)


def test_a_lunch_break_ahead_is_known_and_one_behind_is_forgotten() -> None:
    assert SHOP.at(at("2026-11-23T10:00")).next_break == Interval(13 * 60, 14 * 60)
    assert SHOP.at(at("2026-11-23T15:00")).next_break is None


def test_an_evening_ends_after_midnight() -> None:
    assert BAR.at(at("2026-11-28T01:59")).closes_at == at("2026-11-28T02:00")
    assert BAR.at(at("2026-11-28T02:00")).state is OpenState.BEFORE
    assert BAR.at(at("2026-11-27T23:00")).closes_at == at("2026-11-28T02:00")


def test_a_place_that_never_opens_has_no_next_opening() -> None:
    closed = OpeningHours(week=((),) * 7)
    assert closed.at(at("2026-11-23T10:00")).opens_at is None


@pytest.mark.parametrize(
    "text",
    [
        "пн-пт 9:00–18:00 обед 13:00-14:00; сб выходной",
        "Ежедневно круглосуточно",
        "fri-mon 10:00-12:00, 13:00-20:00",
        "daily 00:00-24:00",
    ],
)
def test_people_write_hours_in_many_ways(text: str) -> None:
    hours = parse_hours(text)
    assert parse_hours(format_hours(hours)) == hours


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("mon", "mon"),
        ("mon-fri 9-18", "mon-fri 9-18"),
        ("mon 09:00-18:00; someday 10:00-12:00", "someday 10:00-12:00"),
        ("mon 25:00-26:00", "mon 25:00-26:00"),
        ("mon 09:00-12:00,11:00-14:00", "mon 09:00-12:00,11:00-14:00"),
        ("2026-13-01 closed", "2026-13-01 closed"),
        ("2026-12-31..2026-12-01 closed", "2026-12-31..2026-12-01 closed"),
        ("mon 09:00-18:00 lunch 08:00-19:00", "mon 09:00-18:00 lunch 08:00-19:00"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, part: str) -> None:
    with pytest.raises(BadHours) as refused:
        parse_hours(text)
    assert refused.value.part == part


@st.composite
def days(draw: st.DrawFn) -> tuple[Interval, ...]:
    cuts = draw(st.lists(st.integers(0, DAY_MINUTES - 1), max_size=6, unique=True).map(sorted))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Interval(start, end) for start, end in pairs)


HOURS = st.builds(
    OpeningHours,
    week=st.tuples(*[days()] * 7),
    special=st.lists(
        st.builds(
            lambda first, length, hours: SpecialDays(
                first=first, last=first + timedelta(days=length), hours=hours
            ),
            first=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
            length=st.integers(0, 9),
            hours=days(),
        ),
        max_size=3,
    ).map(tuple),
)
MOMENTS = st.integers(0, 2 * 365 * DAY_MINUTES).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(hours=HOURS)
def test_written_hours_are_read_back(hours: OpeningHours) -> None:
    assert parse_hours(format_hours(hours)) == hours


@given(hours=HOURS, moment=MOMENTS)
def test_the_state_agrees_with_the_intervals(hours: OpeningHours, moment: datetime) -> None:
    minute = moment.hour * 60 + moment.minute
    open_now = any(each.start <= minute < each.end for each in hours.of(moment.date()))
    found = hours.at(moment)
    assert (found.state is OpenState.OPEN) == open_now
    assert found.opens_at is None or found.opens_at > moment
    assert found.closes_at is None or found.closes_at > moment
    if not open_now and found.opens_at is not None:
        assert hours.at(found.opens_at).state is OpenState.OPEN
