"""Dates, years and weekdays in English."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.english.numerals import ordinal, year
from secretary_app.features.voices.spoken.rules import Rule, rule, words_rule

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = {name[:3].lower(): name for name in MONTHS} | {"sept": "September"}
_MONTH = "|".join([*MONTHS, *(f"{short}(?:\\.|(?!\\w))" for short in _SHORT if short != "may")])
_WEEKDAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "tues": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "thur": "Thursday",
    "thurs": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))


def _month(text: str) -> str:
    key = text.lower().rstrip(".")
    return _SHORT.get(key) or key.capitalize()


def _say(day: int, month: str, number: str | None) -> str:
    return f"{month} {ordinal(day)}" + (f" {year(int(number))}" if number else "")


def _written(found: re.Match[str]) -> str:
    day = int(found["day"])
    return _say(day, _month(found["month"]), found["year"]) if 1 <= day <= 31 else found[0]


def _numeric(found: re.Match[str]) -> str:
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return _say(day, MONTHS[month - 1], found["year"])


def _range(found: re.Match[str]) -> str:
    days = [ordinal(int(found[name])) for name in ("first", "last")]
    return f"{_month(found['month'])} {days[0]} to {days[1]}"


def _weekday_range(found: re.Match[str]) -> str:
    return " to ".join(_WEEKDAYS[found[name].lower()] for name in ("first", "last"))


RULES: tuple[Rule, ...] = (
    rule(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", _numeric),
    rule(
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\d.]\d)",
        _numeric,
    ),
    rule(
        rf"(?<!\w)(?P<month>{_MONTH})\s+(?P<first>\d{{1,2}})\s?[-–—]\s?(?P<last>\d{{1,2}})(?!\w)",
        _range,
    ),
    rule(
        rf"(?<!\w)(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:])(?:,?\s+(?P<year>\d{{4}})(?!\w))?",
        _written,
    ),
    rule(
        rf"(?<![\w.,-])(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}})(?!\w))?",
        _written,
    ),
    rule(
        r"(?<!\w)(?P<lead>in|since|from|until|till|by|of|year)\s+(?P<year>1[5-9]\d{2}|20\d{2})(?![\w,.]*\d|\s*[%$₽])",
        lambda found: f"{found['lead']} {year(int(found['year']))}",
    ),
    rule(
        r"(?<!\w)(?P<decade>1[5-9]\d0|20\d0)s(?!\w)",
        lambda found: re.sub(r"y$", "ies", year(int(found["decade"]))),
    ),
    rule(rf"(?<!\w)(?P<first>{_WEEKDAY})\.?\s?[-–—]\s?(?P<last>{_WEEKDAY})(?!\w)", _weekday_range),
    words_rule(
        {short: name for short, name in _WEEKDAYS.items() if short not in ("sat", "sun", "wed")},
        after=r"(?=[\s,.:;]|$)",
    ),
)
