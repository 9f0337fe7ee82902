"""When a promised call is to be made: hours, pauses and limits, worked out without a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from secretary_app.features.knowledge.hours import DAY_MINUTES, OpeningHours
from secretary_app.features.promises.models import WhyFailed

PAUSES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
"""After the first try in vain, the second, and each one more: who is busy now is free soon, who
does not answer twice is out."""

LINE_PAUSE = timedelta(minutes=5)
"""After a try that failed at our end."""

REFUSED = "refused"
"""The modem, or the provider, would not dial. It may be the number."""

OUR_CAUSES = frozenset(
    {
        "taken",
        "line-lost",
        "not-served",
        "not-ready",
        "no-network",
        REFUSED,
        "port-lost",
        "no-outgoing",
        "not-set-up",
        "account-refused",
    }
)
"""Ends of a try that no telephone of the person's ever heard of."""

NIGHT_ENDS, NIGHT_BEGINS = 8 * 60, 21 * 60
"""A company that is open at night still calls nobody then."""

LOOK_AHEAD_DAYS = 60

Windows = Callable[[date], Sequence[tuple[int, int]]]
"""The minutes of a day in which people may be called, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One call made for a promise."""

    promise_id: str
    at: datetime
    cause: str | None
    """What came of it; None: it is going on, or the program died in it."""

    @property
    def counts(self) -> bool:
        """Whether it went out to the person."""
        return self.cause not in OUR_CAUSES

    @property
    def refused(self) -> bool:
        """Whether the line would not dial the number."""
        return self.cause == REFUSED


def fixed_hours(from_hour: int, until_hour: int) -> Windows:
    """The same hours on each day."""
    return lambda _day: [(from_hour * 60, until_hour * 60)] if from_hour < until_hour else []


def opening_hours(hours: OpeningHours) -> Windows:
    """The company's own, without the night."""

    def windows(day: date) -> list[tuple[int, int]]:
        waking = (
            (max(each.start, NIGHT_ENDS), min(each.end, NIGHT_BEGINS)) for each in hours.of(day)
        )
        return [(start, end) for start, end in waking if start < end]

    return windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the owner allows."""

    windows: Windows
    zone: tzinfo | None
    """Of the windows; None = this machine's."""
    tries: int
    """For one promise, and how often a line may refuse its number."""
    daily_limit: int
    """For all of them, in a day."""


def exhausted(tries: Sequence[Try], rules: Rules) -> WhyFailed | None:
    """Why a promise with these tries is not tried any more; None: it is."""
    if sum(each.counts for each in tries) >= rules.tries:
        return WhyFailed.IN_VAIN
    if sum(each.refused for each in tries) >= rules.tries:
        return WhyFailed.LINE_REFUSES
    return None


def next_try(
    *,
    due_at: datetime,
    tries: Sequence[Try],
    dialled: Iterable[datetime],
    rules: Rules,
    now: datetime,
) -> datetime | None:
    """When to call, not before ``now``; None: never, as things stand.

    ``tries`` are this promise's, ``dialled`` the times of all calls that went out for promises;
    several promises that were tried at one moment were one call.
    """
    if exhausted(tries, rules):
        return None
    full = {
        day
        for day, count in Counter(at.astimezone(rules.zone).date() for at in set(dialled)).items()
        if count >= rules.daily_limit
    }
    earliest = max(now, due_at, *(each.at + _pause(each, tries) for each in tries))
    if rules.daily_limit == 0:
        return None
    return _first_allowed(earliest.astimezone(rules.zone), rules, full)


def _pause(after: Try, tries: Sequence[Try]) -> timedelta:
    if not after.counts and not after.refused:
        return LINE_PAUSE
    alike = (each for each in tries if each.counts == after.counts)
    so_far = sum(each.refused == after.refused and each.at <= after.at for each in alike)
    return PAUSES[min(so_far, len(PAUSES)) - 1]


def _first_allowed(earliest: datetime, rules: Rules, full: set[date]) -> datetime | None:
    for ahead in range(LOOK_AHEAD_DAYS):
        day = earliest.date() + timedelta(days=ahead)
        if day in full:
            continue
        for start, end in rules.windows(day):
            opens, closes = _moment(day, start, earliest), _moment(day, end, earliest)
            if earliest < closes:
                return max(earliest, opens)
    return None


def _moment(day: date, minute: int, like: datetime) -> datetime:
    midnight = datetime.combine(day, time(), tzinfo=like.tzinfo)
    if minute == DAY_MINUTES:
        return midnight + timedelta(days=1)
    return midnight.replace(hour=minute // 60, minute=minute % 60)
