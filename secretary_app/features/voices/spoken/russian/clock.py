"""Times of day in Russian: a range by the 24-hour clock, a single time as people say it."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.rules import Rule, rule
from secretary_app.features.voices.spoken.russian.context import BEFORE, case_after, keep
from secretary_app.features.voices.spoken.russian.numerals import Case, Gender, cardinal

_HOUR = {
    Case.NOMINATIVE: "час",
    Case.GENITIVE: "часа",
    Case.DATIVE: "часу",
    Case.ACCUSATIVE: "час",
    Case.INSTRUMENTAL: "часом",
    Case.LOCATIVE: "часе",
}
_MIDNIGHT = {
    Case.NOMINATIVE: "полночь",
    Case.GENITIVE: "полуночи",
    Case.DATIVE: "полуночи",
    Case.ACCUSATIVE: "полночь",
    Case.INSTRUMENTAL: "полуночью",
    Case.LOCATIVE: "полуночи",
}


def _minutes(minute: int, case: Case) -> str:
    if minute == 0:
        return ""
    zero = "ноль " if minute < 10 else ""
    return f" {zero}{cardinal(minute, case=case, gender=Gender.FEMININE)}"


def _part_of_day(hour: int) -> str:
    if hour < 4:
        return "ночи"
    if hour < 12:
        return "утра"
    return "дня" if hour < 17 else "вечера"


def time_of_day(hour: int, minute: int, case: Case) -> str:
    """``18:00`` in the genitive → ``шести вечера``; midnight has its own word."""
    if hour in (0, 24) and minute == 0:
        return _MIDNIGHT[case]
    of_twelve = hour % 12 or 12
    said = _HOUR[case] if of_twelve == 1 else cardinal(of_twelve, case=case)
    return f"{said}{_minutes(minute, case)} {_part_of_day(hour)}"


def _in_range(hour: int, minute: int) -> str:
    if hour in (0, 24) and minute == 0:
        return _MIDNIGHT[Case.GENITIVE]
    said = "часа" if hour == 1 else cardinal(hour, case=Case.GENITIVE)
    return f"{said}{_minutes(minute, Case.GENITIVE)}"


def _range(found: re.Match[str]) -> str:
    first = int(found["h1"]), int(found["m1"])
    last = int(found["h2"]), int(found["m2"])
    if first == (0, 0) and last in ((24, 0), (23, 59), (0, 0)):
        return "круглосуточно"
    return f"с {_in_range(*first)} до {_in_range(*last)}"


def _pair(found: re.Match[str]) -> str:
    first, last = (int(found["h1"]), int(found["m1"])), (int(found["h2"]), int(found["m2"]))
    said = [time_of_day(*each, Case.GENITIVE) for each in (first, last)]
    part = f" {_part_of_day(first[0])}"
    if _part_of_day(first[0]) == _part_of_day(last[0]):
        # «с часа до двух дня»: the part of the day is said once.
        said[0] = said[0].removesuffix(part)
    return f"{found['lead']} {said[0]} до {said[1]}"


def _between(found: re.Match[str]) -> str:
    times = (int(found["h1"]), int(found["m1"])), (int(found["h2"]), int(found["m2"]))
    said = [time_of_day(*each, Case.INSTRUMENTAL) for each in times]
    return f"{found['lead']} {' и '.join(said)}"


def _single(found: re.Match[str]) -> str:
    prep = found["prep"]
    said = time_of_day(int(found["hour"]), int(found["minute"]), case_after(prep))
    return f"{keep(prep)}{said}"


_H = r"(?:[01]?\d|2[0-4])"
_M = r"[0-5]\d"

RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w/])24\s?/\s?7(?![\w/])", lambda _: "круглосуточно, без выходных"),
    rule(
        rf"(?<![\w.:])(?:[св]\s+)?(?P<h1>{_H})[:.](?P<m1>{_M})\s?[-–—]\s?(?P<h2>{_H})[:.](?P<m2>{_M})(?![\w:])",
        _range,
    ),
    rule(
        rf"(?<!\w)(?P<lead>с)\s+(?P<h1>{_H}):(?P<m1>{_M})\s+до\s+(?P<h2>{_H}):(?P<m2>{_M})(?!\w|:\d)",
        _pair,
    ),
    rule(
        rf"(?<!\w)(?P<lead>между)\s+(?P<h1>{_H}):(?P<m1>{_M})\s+и\s+(?P<h2>{_H}):(?P<m2>{_M})(?!\w|:\d)",
        _between,
    ),
    rule(
        rf"{BEFORE}(?<![\w.:])(?P<hour>{_H}):(?P<minute>{_M})(?!\w|:\d)(?:\s*(?:часов|часа|час)(?!\w))?",
        _single,
    ),
)
