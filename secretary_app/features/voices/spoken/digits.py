"""Digits said one by one or in the groups in which people say a telephone number."""

from __future__ import annotations

import re

_NOT_DIGIT = re.compile(r"\D+")
_NAMES = {
    "ru": ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}


def only_digits(text: str) -> str:
    """The digits of ``text``."""
    return _NOT_DIGIT.sub("", text)


def one_by_one(digits: str, language: str) -> str:
    """``112`` → ``one one two``."""
    return " ".join(_NAMES[language][int(digit)] for digit in digits)


def phone_groups(digits: str) -> tuple[str, ...]:
    """The digits of a telephone number in the groups in which people say it.

    Russian numbers (11 digits from 7 or 8) go 1-3-3-2-2, ten digits 3-3-2-2, North American ones
    (11 digits from 1) 1-3-3-4, seven digits 3-2-2; anything else in pairs, a first group of three
    where the count is odd.
    """
    if len(digits) == 11:
        sizes = [1, 3, 3, 4] if digits[0] == "1" else [1, 3, 3, 2, 2]
    elif len(digits) == 10:
        sizes = [3, 3, 2, 2]
    elif len(digits) % 2 and len(digits) > 1:
        sizes = [3] + [2] * ((len(digits) - 3) // 2)
    else:
        sizes = [2] * ((len(digits) + 1) // 2)
    groups: list[str] = []
    for size in sizes:
        groups.append(digits[:size])
        digits = digits[size:]
    return tuple(group for group in groups if group)
