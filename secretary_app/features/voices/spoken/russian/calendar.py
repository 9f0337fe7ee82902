"""Dates, years and weekdays in Russian."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.rules import Rule, rule, words_rule
from secretary_app.features.voices.spoken.russian.context import BEFORE, case_after, keep
from secretary_app.features.voices.spoken.russian.numerals import Case, Gender, ordinal

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_MONTH = "|".join(MONTHS)
_TODAY = r"(?:(?<!\w)(?P<today>сегодня|завтра|вчера|это|дата:?)\s+(?:[-–—]\s+)?)?"
# The dot of «2026 г.» belongs to the abbreviation, but not where it also ends the sentence.
_YEAR = r"(?:года|г(?:\.(?!\s*$|\s+[«\"]?(?-i:[А-ЯЁA-Z])))?)(?!\w)"
_YEAR_WORDS = {
    "год": Case.NOMINATIVE,
    "года": Case.GENITIVE,
    "г.": Case.GENITIVE,
    "г": Case.GENITIVE,
    "году": Case.LOCATIVE,
    "годом": Case.INSTRUMENTAL,
}

_WEEKDAYS = {
    "пн": ("понедельник", "понедельника"),
    "вт": ("вторник", "вторника"),
    "ср": ("среда", "среды"),
    "чт": ("четверг", "четверга"),
    "пт": ("пятница", "пятницы"),
    "сб": ("суббота", "субботы"),
    "вс": ("воскресенье", "воскресенья"),
}
_UNTIL_WEEKDAY = {"среда": "среду", "пятница": "пятницу", "суббота": "субботу"}
_WEEKDAY = "|".join(_WEEKDAYS)


def _year(number: int, case: Case = Case.GENITIVE) -> str:
    # «к две тысячи двадцать шестому году» and «в … шестом году»: only the last word bends.
    return ordinal(number, case=case)


def _day(number: int, case: Case) -> str:
    if case not in (Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.LOCATIVE):
        case = Case.GENITIVE
    return ordinal(number, case=case, gender=Gender.NEUTER)


def _date(day: int, month: str, year: str | None, *, case: Case, today: bool) -> str:
    said = (
        ordinal(day, gender=Gender.NEUTER) if today and case is Case.NOMINATIVE else _day(day, case)
    )
    return f"{said} {month}" + (f" {_year(int(year))} года" if year else "")


def _written(found: re.Match[str]) -> str:
    day = int(found["day"])
    if not 1 <= day <= 31:
        return found[0]
    today, prep = found["today"], found["prep"]
    # Without a preposition a date is an answer to «когда?»: genitive.
    case = case_after(prep) if prep and prep.lower() not in ("в", "во") else Case.NOMINATIVE
    said = _date(day, found["month"].lower(), found["year"], case=case, today=bool(today))
    return f"{found['lead']}{said}"


def _numeric(found: re.Match[str]) -> str:
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    prep = found["prep"]
    case = case_after(prep)
    groups = found.groupdict()
    said = _date(day, MONTHS[month - 1], groups.get("year"), case=case, today=False)
    return f"{keep(prep)}{said}"


def _range(found: re.Match[str]) -> str:
    first, last = int(found["first"]), int(found["last"])
    until = ordinal(last, case=Case.ACCUSATIVE, gender=Gender.NEUTER)
    return f"с {_day(first, Case.GENITIVE)} по {until} {found['month'].lower()}"


def _years(found: re.Match[str]) -> str:
    word = found["word"].lower()
    case = _YEAR_WORDS[word]
    prep = (found["prep"] or "").lower()
    if case is Case.LOCATIVE and prep in ("к", "ко"):
        case = Case.DATIVE
    full = "года" if word.startswith("г") and len(word) <= 2 else word
    return f"{keep(found['prep'])}{_year(int(found['number']), case)} {full}"


def _weekday_range(found: re.Match[str]) -> str:
    days = list(_WEEKDAYS)
    first, last = (_WEEKDAYS[found[name].lower()] for name in ("first", "last"))
    if days.index(found["last"].lower()) - days.index(found["first"].lower()) == 1:
        return f"{first[0]} и {last[0]}"
    return f"с {first[1]} по {_UNTIL_WEEKDAY.get(last[0], last[0])}"


def _on_weekdays(found: re.Match[str]) -> str:
    def accusative(short: re.Match[str]) -> str:
        name = _WEEKDAYS[short[0].lower()][0]
        return _UNTIL_WEEKDAY.get(name, name)

    said = re.sub(
        rf"(?<!\w)(?:{_WEEKDAY})(?!\w)\.?", accusative, found["days"], flags=re.IGNORECASE
    )
    return f"{found['lead']} {said}"


RULES: tuple[Rule, ...] = (
    rule(
        rf"{BEFORE}(?<!\d)(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        _numeric,
    ),
    rule(
        rf"{BEFORE}(?<![\d.])(?P<day>\d{{1,2}})[./](?P<month>\d{{2}})[./](?P<year>\d{{4}})(?![\d.]\d)"
        rf"(?:\s*{_YEAR})?",
        _numeric,
    ),
    rule(
        r"(?<!\w)(?P<prep>с|до|по|к|на|от|после)\s+(?P<day>\d{2})\.(?P<month>\d{2})(?![\d.]*\d|\s*[%₽$])",
        _numeric,
    ),
    rule(
        rf"(?<![\w.])(?:с\s+)?(?P<first>\d{{1,2}})(?:\s?[-–—]\s?|\s+по\s+)(?P<last>\d{{1,2}})\s+(?P<month>{_MONTH})"
        r"(?!\w)",
        _range,
    ),
    rule(
        rf"(?P<lead>{_TODAY}{BEFORE})(?<![\w.,-])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?!\w)"
        rf"(?:\s+(?P<year>\d{{4}})(?:\s*{_YEAR})?)?",
        _written,
    ),
    rule(
        rf"{BEFORE}(?<!\w)(?P<number>1\d{{3}}|20\d{{2}}|21\d{{2}})\s*(?P<word>годом|году|год(?!а)|{_YEAR})(?!\w)",
        _years,
    ),
    rule(rf"(?<!\w)(?P<first>{_WEEKDAY})\.?\s?[-–—]\s?(?P<last>{_WEEKDAY})(?!\w)", _weekday_range),
    rule(
        rf"(?<!\w)(?P<lead>во?)\s+(?P<days>(?:{_WEEKDAY})(?!\w)(?:(?:,|\s+и)\s+(?:{_WEEKDAY})(?!\w))*)",
        _on_weekdays,
    ),
    words_rule({short: names[0] for short, names in _WEEKDAYS.items()}, after=r"(?=[\s,.:;]|$)"),
)
