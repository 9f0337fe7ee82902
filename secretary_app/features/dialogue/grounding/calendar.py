"""Dates, months and weekdays."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from secretary_app.features.dialogue.grounding.readings import OTHER, Claim, Day, Exact, Number
from secretary_app.features.voices.spoken.english.calendar import MONTHS as ENGLISH_MONTHS

_RUSSIAN_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма[йяею]", "июн", "июл", "август", "сентябр", "октябр",
    "ноябр", "декабр",
)  # fmt: skip
_MONTHS = tuple(
    re.compile(
        rf"(?:{russian}(?:[ьяюей]|ем|ом|а|у)?|{english.casefold()}|{english[:3].casefold()})"
    )
    for russian, english in zip(_RUSSIAN_MONTHS, ENGLISH_MONTHS, strict=True)
)
ALSO_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "wed"})
"""Names that are words, too: they count beside a number or with a capital letter only."""

_RUSSIAN_DAYS = (
    ("понедельник", "пн"), ("вторник", "вт"), ("сред[аыуе]", "ср"), ("четверг", "чт"),
    ("пятниц", "пт"), ("суббот", "сб"), ("воскресень", "вс"),
)  # fmt: skip
_ENGLISH_DAYS = (
    ("monday", "mon"), ("tuesday", "tues?"), ("wednesday", "wed"), ("thursday", "thur?s?"),
    ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
)  # fmt: skip
_DAYS = tuple(
    re.compile(rf"(?:{ru[0]}\w{{0,3}}|{ru[1]}|{en[0]}s?|{en[1]})")
    for ru, en in zip(_RUSSIAN_DAYS, _ENGLISH_DAYS, strict=True)
)
_GROUPS = {
    **dict.fromkeys(("будни", "будням", "будние", "будний", "weekday", "weekdays"), range(5)),
    **dict.fromkeys(("выходные", "выходным", "выходной", "weekend", "weekends"), range(5, 7)),
    **dict.fromkeys(("ежедневно", "daily"), range(7)),
}
_RELATIVE = {
    "завтра": "tomorrow", "завтрашний": "tomorrow", "tomorrow": "tomorrow",
    "послезавтра": "after-tomorrow", "вчера": "yesterday", "yesterday": "yesterday",
    "сегодня": "today", "today": "today", "tonight": "today",
}  # fmt: skip
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})[./](?P<m2>\d{2})[./](?P<y2>\d{4})"
    r"|(?P<d3>0[1-9]|[12]\d|3[01])\.(?P<m3>0[1-9]|1[0-2])(?=\s*(?:$|[,;.!?)]|г)))(?!\d)"
)


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """1..12 for the name of a month in any form."""
    return next((n for n, name in enumerate(_MONTHS, 1) if name.fullmatch(word)), None)


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> int | None:
    """0..6 for the name of a weekday in any form."""
    return next((n for n, name in enumerate(_DAYS) if name.fullmatch(word)), None)


def weekdays_of(word: str) -> range | None:
    """What «weekdays», «weekend», «daily» stand for."""
    return _GROUPS.get(word)


def relative_of(word: str) -> str | None:
    """«tomorrow» and the like."""
    return _RELATIVE.get(word)


def take_dates(text: str) -> tuple[str, list[Claim]]:
    """``text`` without dates written in digits, and what they claim."""
    claims: list[Claim] = []

    def date(found: re.Match[str]) -> str:
        day = int(found["d1"] or found["d2"] or found["d3"])
        month = int(found["m1"] or found["m2"] or found["m3"])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return found[0]
        readings: set[Day | Number] = {Day(month, day)}
        if found["d3"]:
            # «05.03» may be a number, too
            readings.add(Number(Fraction(found[0])))
        claims.append(Claim(text=found[0], readings=frozenset(readings)))
        if year := found["y1"] or found["y2"]:
            number = Number(Fraction(year), OTHER)
            claims.append(Claim(text=year, readings=frozenset({number})))
        return " ; "

    return _NUMERIC.sub(date, text), claims


def weekday(number: int) -> Exact:
    """The reading of a weekday."""
    return Exact("weekday", str(number))
