"""Times of day in English, by the 12-hour clock."""

from __future__ import annotations

import re

from secretary_app.features.voices.spoken.english.numerals import cardinal
from secretary_app.features.voices.spoken.rules import Rule, rule


def time_of_day(hour: int, minute: int) -> str:
    """``18:30`` → ``six thirty p.m.``; noon and midnight have their own words."""
    if minute == 0 and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    said = cardinal(hour % 12 or 12)
    if minute:
        said += f" {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    return f"{said} {'a.m.' if hour % 24 < 12 else 'p.m.'}"


def _hour(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower().startswith("p") else 0)


def _range(found: re.Match[str]) -> str:
    half2 = found["half2"]
    half1 = found["half1"] or half2
    first = _hour(int(found["h1"]), half1), int(found["m1"] or 0)
    last = _hour(int(found["h2"]), half2), int(found["m2"] or 0)
    if first == (0, 0) and last in ((24, 0), (23, 59), (0, 0)):
        return "around the clock"
    return f"from {time_of_day(*first)} to {time_of_day(*last)}"


def _single(found: re.Match[str]) -> str:
    return time_of_day(_hour(int(found["hour"]), found["half"]), int(found["minute"] or 0))


_H = r"(?:[01]?\d|2[0-4])"
_M = r"[0-5]\d"
_HALF = r"[ap]\.?\s?m(?:\.|(?!\w))"

RULES: tuple[Rule, ...] = (
    rule(r"(?<![\w/])24\s?/\s?7(?![\w/])", lambda _: "twenty four seven"),
    rule(
        rf"(?<![\w.:])(?:from\s+)?(?P<h1>{_H}):(?P<m1>{_M})(?P<half1>)\s?[-–—]\s?(?P<h2>{_H}):(?P<m2>{_M})"
        rf"(?:\s?(?P<half2>{_HALF}))?(?![\w:])",
        _range,
    ),
    rule(
        rf"(?<![\w.:])(?:from\s+)?(?P<h1>1[0-2]|0?[1-9])(?::(?P<m1>{_M}))?\s?(?P<half1>{_HALF})?\s?[-–—]\s?"
        rf"(?P<h2>1[0-2]|0?[1-9])(?::(?P<m2>{_M}))?\s?(?P<half2>{_HALF})",
        _range,
    ),
    rule(
        rf"(?<![\w.:])(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>{_M}))?\s?(?P<half>{_HALF})",
        _single,
    ),
    rule(
        rf"(?<![\w.:])(?P<hour>{_H}):(?P<minute>{_M})(?P<half>)(?!\w|:\d)(?:\s*o'?clock)?",
        _single,
    ),
)
