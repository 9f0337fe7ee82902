"""Opening hours as people write them in a file, read and written back.

``mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00; sun closed; 2026-12-31 10:00-15:00;
2027-01-01..2027-01-08 closed``. Days are also written in Russian («пн-пт», «ежедневно»), as are
``closed`` («выходной»), ``lunch`` («обед») and ``24h`` («круглосуточно»).
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from secretary_app.features.knowledge.hours import (
    AROUND_THE_CLOCK,
    CLOSED,
    DAY_MINUTES,
    DayHours,
    Interval,
    OpeningHours,
    SpecialDays,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RUSSIAN_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_INDEX = {name: day for names in (DAYS, _RUSSIAN_DAYS) for day, name in enumerate(names)}
_EVERY_DAY = {"daily", "ежедневно"}
_CLOSED_WORDS = {"closed", "выходной", "закрыто"}
_ALWAYS_WORDS = {"24h", "24/7", "круглосуточно"}
_LUNCH_WORDS = {"lunch", "break", "обед", "перерыв"}

_TIMES = re.compile(r"(\d{1,2})[:.](\d{2})[-–—](\d{1,2})[:.](\d{2})")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")


class BadHours(ValueError):
    """The text is no opening hours; ``part`` is the piece that could not be read."""

    def __init__(self, part: str) -> None:
        super().__init__(f"not opening hours: {part!r}")
        self.part = part


def parse_hours(text: str) -> OpeningHours:
    """Raises BadHours. Days that are not named are closed."""
    week: list[DayHours] = [CLOSED] * 7
    special: list[SpecialDays] = []
    named = False
    for part in (piece.strip() for piece in re.split(r"[;\n]", text.lower())):
        if not part:
            continue
        head, _, tail = part.partition(" ")
        hours = _parse_day_hours(tail or "", part)
        dates = _DATES.fullmatch(head)
        if dates:
            special.append(_special(dates, hours, part))
        else:
            for day in _parse_days(head, part):
                week[day] = hours
        named = True
    if not named:
        raise BadHours(text)
    return OpeningHours(week=tuple(week), special=tuple(special))


def format_hours(hours: OpeningHours) -> str:
    """As ``parse_hours`` reads it back."""
    parts: list[str] = []
    first = 0
    for day in range(1, 8):
        if day == 7 or hours.week[day] != hours.week[first]:
            name = DAYS[first] if day - first == 1 else f"{DAYS[first]}-{DAYS[day - 1]}"
            parts.append(f"{name} {_format_day_hours(hours.week[first])}")
            first = day
    for special in hours.special:
        dates = special.first.isoformat()
        if special.last != special.first:
            dates += f"..{special.last.isoformat()}"
        parts.append(f"{dates} {_format_day_hours(special.hours)}")
    return "; ".join(parts)


def _special(dates: re.Match[str], hours: DayHours, part: str) -> SpecialDays:
    try:
        first = date.fromisoformat(dates[1])
        last = date.fromisoformat(dates[2] or dates[1])
    except ValueError as error:
        raise BadHours(part) from error
    if last < first:
        raise BadHours(part)
    return SpecialDays(first=first, last=last, hours=hours)


def _parse_days(text: str, part: str) -> list[int]:
    if text in _EVERY_DAY:
        return list(range(7))
    days: list[int] = []
    for piece in text.split(","):
        first, _, last = re.sub(r"[–—]", "-", piece).partition("-")
        if first not in _INDEX or (last and last not in _INDEX):
            raise BadHours(part)
        start, end = _INDEX[first], _INDEX[last or first]
        days.extend((start + step) % 7 for step in range((end - start) % 7 + 1))
    return days


def _parse_day_hours(text: str, part: str) -> DayHours:
    words = re.sub(r"\s*([-–—])\s*", r"\1", text.replace(",", " ")).split()
    if len(words) == 1 and words[0] in _CLOSED_WORDS:
        return CLOSED
    if len(words) == 1 and words[0] in _ALWAYS_WORDS:
        return AROUND_THE_CLOCK
    open_times: list[Interval] = []
    breaks: list[Interval] = []
    into = open_times
    for word in words:
        if word in _LUNCH_WORDS:
            into = breaks
            continue
        into.append(_parse_interval(word, part))
    hours = _without(sorted(open_times), breaks)
    overlap = any(a.end > b.start for a, b in pairwise(hours))
    if not hours or overlap:
        raise BadHours(part)
    return hours


def _parse_interval(word: str, part: str) -> Interval:
    found = _TIMES.fullmatch(word)
    if found is None:
        raise BadHours(part)
    h1, m1, h2, m2 = (int(number) for number in found.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if m1 > 59 or m2 > 59 or start >= DAY_MINUTES or end > DAY_MINUTES or start == end:
        raise BadHours(part)
    return Interval(start, end if end > start else end + DAY_MINUTES)


def _without(open_times: list[Interval], breaks: list[Interval]) -> DayHours:
    for gap in breaks:
        pieces: list[Interval] = []
        for each in open_times:
            before, after = min(each.end, gap.start), max(each.start, gap.end)
            if each.start < before:
                pieces.append(Interval(each.start, before))
            if after < each.end:
                pieces.append(Interval(after, each.end))
        open_times = pieces
    return tuple(open_times)


def _format_day_hours(hours: DayHours) -> str:
    if not hours:
        return "closed"
    if hours == AROUND_THE_CLOCK:
        return "24h"
    return ",".join(f"{clock_time(each.start)}-{clock_time(each.end)}" for each in hours)


def clock_time(minute: int) -> str:
    """``555`` → ``09:15``; the end of the day is 24:00."""
    if minute > DAY_MINUTES:
        minute -= DAY_MINUTES
    return f"{minute // 60:02}:{minute % 60:02}"
