"""Opening hours as a person types them, a field a day, and as the exchange format has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.features.knowledge.hours import DayHours
from secretary_app.features.knowledge.hours_text import DAYS, BadHours, clock_time, parse_hours

_BARE_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?![\d:.])")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DASH = re.compile(r"\s*(?:–|—|-|\.\.)\s*(?=\d{4}-\d{2}-\d{2})")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2}(?:\.\.\d{4}-\d{2}-\d{2})?)\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHours:
    """A text a day, Monday first, empty for closed; then a line for each special day."""

    week: tuple[str, ...] = ("",) * 7
    special: tuple[str, ...] = ()


def typed(text: str, *, closed: str) -> TypedHours:
    """Of the exchange format; what cannot be read is shown as special lines, to be mended."""
    if not text.strip():
        return TypedHours()
    try:
        hours = parse_hours(text)
    except BadHours:
        return TypedHours(special=tuple(part.strip() for part in text.split(";")))
    special = []
    for each in hours.special:
        days = f"{each.first:%d.%m.%Y}"
        if each.last != each.first:
            days += f"–{each.last:%d.%m.%Y}"
        special.append(f"{days} {_day(each.hours) or closed}")
    return TypedHours(week=tuple(_day(day) for day in hours.week), special=tuple(special))


def exchanged(week: Sequence[str], special: Sequence[str]) -> str:
    """The exchange format, unchecked: whoever reads it says what is wrong. Empty for nothing."""
    parts = [
        f"{name} {_with_minutes(text)}"
        for name, text in zip(DAYS, week, strict=True)
        if text.strip()
    ]
    parts += [_special(line) for line in special if line.strip()]
    return "; ".join(parts)


def _special(line: str) -> str:
    dated = _DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", line.strip())
    dated = _DASH.sub("..", dated, count=1) if _DASH.search(dated) else dated
    found = _DATES.fullmatch(dated)
    if found is None:
        return line.strip()
    return f"{found[1]} {_with_minutes(found[2])}"


def _with_minutes(text: str) -> str:
    """``9-19`` is how it is said on the telephone."""
    return _BARE_HOUR.sub(r"\1:00", text)


def _day(hours: DayHours) -> str:
    return ", ".join(f"{clock_time(each.start)}–{clock_time(each.end)}" for each in hours)
