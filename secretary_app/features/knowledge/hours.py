"""Opening hours as data: a week with breaks, special days, and what holds at a given moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

DAY_MINUTES = 24 * 60
LOOK_AHEAD_DAYS = 60
"""Beyond two months nobody asks when we open next; a business closed for longer says so itself."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from ``start`` to ``end``, in minutes of the day; beyond 1440 it ends the day after."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < DAY_MINUTES and self.start < self.end <= 2 * DAY_MINUTES):
            raise ValueError(f"no interval of a day: {self.start}..{self.end}")


DayHours = tuple[Interval, ...]
"""Open intervals of one day, in order; none = closed. The gaps between them are breaks."""

CLOSED: DayHours = ()
AROUND_THE_CLOCK: DayHours = (Interval(0, DAY_MINUTES),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """Days that differ from the week: holidays, a short day before them."""

    first: date
    last: date
    hours: DayHours


class OpenState(StrEnum):
    """What a moment is, seen from the door."""

    OPEN = "open"
    BREAK = "break"
    BEFORE = "before"
    """Opens later today."""
    AFTER = "after"
    """Was open today and is not any more."""
    CLOSED_TODAY = "closed_today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The state at a moment and what comes of it."""

    state: OpenState
    today: DayHours
    closes_at: datetime | None = None
    """End of today's last interval; None where there is none ahead."""
    break_until: datetime | None = None
    next_break: Interval | None = None
    """A break still to come today."""
    opens_at: datetime | None = None
    """The next opening after a time of being closed; None where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """A week of seven days, Monday first, and the days that differ from it."""

    week: tuple[DayHours, ...]
    special: tuple[SpecialDays, ...] = ()

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days")

    def of(self, day: date) -> DayHours:
        """Open intervals of a day; the last special entry that names it wins."""
        for special in reversed(self.special):
            if special.first <= day <= special.last:
                return special.hours
        return self.week[day.weekday()]

    @property
    def always_open(self) -> bool:
        """Around the clock on every day."""
        return not self.special and all(day == AROUND_THE_CLOCK for day in self.week)

    def at(self, now: datetime) -> Moment:
        """The state at ``now``, a local time of the place."""
        day = now.date()
        today = self.of(day)
        late = self._open_since_yesterday(now)
        if late is not None:
            return Moment(state=OpenState.OPEN, today=today, closes_at=late)
        minute = now.hour * 60 + now.minute
        ahead = [each for each in today if each.end > minute]
        if not ahead:
            state = OpenState.AFTER if today else OpenState.CLOSED_TODAY
            return Moment(state=state, today=today, opens_at=self.next_opening(now))
        closes_at = _moment(now, ahead[-1].end)
        breaks = _breaks(ahead)
        next_break = breaks[0] if breaks else None
        if ahead[0].start <= minute:
            return Moment(
                state=OpenState.OPEN, today=today, closes_at=closes_at, next_break=next_break
            )
        opens_at = _moment(now, ahead[0].start)
        if ahead[0] is today[0]:
            return Moment(
                state=OpenState.BEFORE,
                today=today,
                closes_at=closes_at,
                next_break=next_break,
                opens_at=opens_at,
            )
        return Moment(
            state=OpenState.BREAK,
            today=today,
            closes_at=closes_at,
            break_until=opens_at,
            next_break=next_break,
            opens_at=opens_at,
        )

    def next_opening(self, after: datetime) -> datetime | None:
        """The first opening later than ``after``."""
        for opening in self._openings(after):
            if opening > after:
                return opening
        return None

    def breaks_of(self, day: date) -> tuple[Interval, ...]:
        """The gaps in a day's hours: lunch."""
        return _breaks(list(self.of(day)))

    def _openings(self, since: datetime) -> Iterator[datetime]:
        for ahead in range(LOOK_AHEAD_DAYS + 1):
            midnight = _moment(since, 0) + timedelta(days=ahead)
            for interval in self.of(midnight.date()):
                yield _moment(midnight, interval.start)

    def _open_since_yesterday(self, now: datetime) -> datetime | None:
        yesterday = now - timedelta(days=1)
        hours = self.of(yesterday.date())
        if not hours or hours[-1].end <= DAY_MINUTES:
            return None
        until = _moment(yesterday, hours[-1].end)
        return until if now < until else None


def _breaks(hours: list[Interval]) -> tuple[Interval, ...]:
    return tuple(Interval(a.end, b.start) for a, b in pairwise(hours) if a.end < b.start)


def _moment(day: datetime, minute: int) -> datetime:
    """A minute of the local day of ``day``, on the wall clock (a clock change moves nothing)."""
    days, minute = divmod(minute, DAY_MINUTES)
    moment = datetime.combine(
        day.date() + timedelta(days=days), time(minute // 60, minute % 60), tzinfo=day.tzinfo
    )
    return moment.replace(fold=0)
