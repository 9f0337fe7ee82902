"""When a call back can be promised: within the hour while people are there, else once they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from secretary_app.features.knowledge.hours import OpeningHours, OpenState

WITHIN = timedelta(minutes=60)
"""People who are at work call back within this; those who come to work, within this after it."""

QUARTER_MINUTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A promise that can be kept."""

    due: datetime
    minutes: int
    """From now."""
    by_hours: bool
    """Whether opening hours are known; without them no time of day is promised aloud."""


def callback_time(now: datetime, hours: OpeningHours | None) -> Callback:
    """The time to promise at ``now``, a local time."""
    due = now + WITHIN if hours is None else _by_hours(now, hours)
    if due.second or due.microsecond:
        due = due.replace(second=0, microsecond=0) + timedelta(minutes=1)
    # People say quarters of an hour; rounded up, so that the promise is not tighter than meant.
    due += timedelta(minutes=-due.minute % QUARTER_MINUTES)
    minutes = max(1, round((due - now).total_seconds() / 60))
    return Callback(due=due, minutes=minutes, by_hours=hours is not None)


def _by_hours(now: datetime, hours: OpeningHours) -> datetime:
    moment = hours.at(now)
    if moment.state is OpenState.OPEN and (hours.always_open or _left(now, moment.closes_at)):
        return now + WITHIN
    opens_at = moment.opens_at or hours.next_opening(now)
    return (opens_at or now) + WITHIN


def _left(now: datetime, closes_at: datetime | None) -> bool:
    return closes_at is not None and closes_at - now >= WITHIN
