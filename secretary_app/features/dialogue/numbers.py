"""A telephone number as people say it: digit by digit, in groups, or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secretary_app.features.dialogue.words import plain_words
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber

DIGIT_WORDS: dict[str, dict[str, str]] = {
    "ru": {
        "ноль": "0", "один": "1", "два": "2", "три": "3", "четыре": "4",
        "пять": "5", "шесть": "6", "семь": "7", "восемь": "8", "девять": "9",
    },
    "en": {
        "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4",
        "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    },
}  # fmt: skip

_TEENS = {
    "ru": (
        "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
        "восемнадцать девятнадцать"
    ),
    "en": ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
}
_TENS = {
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_HUNDREDS = {
    "ru": "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "en": "",
}
_TIMES = {"double": 2, "triple": 3}
_AROUND = {
    "ru": "плюс мой номер телефон телефона это запишите пишите записывайте пожалуйста да нет вот",
    "en": "plus my the phone number is it its please yes no well and call me on",
}


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of one language."""

    digits: Mapping[str, str]
    teens: Mapping[str, str]
    tens: Mapping[str, str]
    hundreds: Mapping[str, str]
    around: frozenset[str]


def _words(language: str) -> _Words:
    return _Words(
        digits=DIGIT_WORDS[language],
        teens={word: f"1{digit}" for digit, word in enumerate(_TEENS[language].split())},
        tens={word: str(digit) for digit, word in enumerate(_TENS[language].split(), 2)},
        hundreds={word: str(digit) for digit, word in enumerate(_HUNDREDS[language].split(), 1)},
        around=frozenset(_AROUND[language].split()),
    )


_WORDS = {language: _words(language) for language in DIGIT_WORDS}


def spoken_digits(text: str, language: str) -> str:
    """The digits in ``text``, said or written; empty where something else is said, too."""
    known = _WORDS[language]
    rest = [word for word in plain_words(text) if word not in known.around]
    digits = ""
    while rest:
        group = _group(rest, known)
        if not group:
            return ""
        digits += group
    return digits


def spoken_number(text: str, language: str) -> PhoneNumber | None:
    """The telephone number that was said, None where it is none."""
    digits = spoken_digits(text, language)
    if not digits:
        return None
    plus = text.lstrip().startswith("+") or bool({"плюс", "plus"} & set(plain_words(text)))
    try:
        return PhoneNumber.parse(f"+{digits}" if plus else digits)
    except BadPhoneNumber:
        return None


def _group(rest: list[str], known: _Words) -> str:
    """Takes the words of one number off ``rest``; empty where they are none."""
    word = rest.pop(0)
    if word.isascii() and word.isdigit():
        return word
    if word in _TIMES and rest and rest[0] in known.digits:
        return known.digits[rest.pop(0)] * _TIMES[word]
    if word in known.hundreds:
        return known.hundreds[word] + (_tens(rest, known) or _unit(rest, known).rjust(2, "0"))
    if word in known.digits:
        if rest and rest[0] == "hundred":
            rest.pop(0)
            return f"{known.digits[word]}00"
        return known.digits[word]
    rest.insert(0, word)
    return _tens(rest, known)


def _tens(rest: list[str], known: _Words) -> str:
    """``сорок пять`` → 45, ``сорок`` → 40; takes nothing where no such word comes next."""
    if not rest:
        return ""
    if rest[0] in known.teens:
        return known.teens[rest.pop(0)]
    if rest[0] not in known.tens:
        return ""
    return known.tens[rest.pop(0)] + (_unit(rest, known) or "0")


def _unit(rest: list[str], known: _Words) -> str:
    """A digit from one to nine that belongs to the number before it."""
    if rest and known.digits.get(rest[0], "0") != "0":
        return known.digits[rest.pop(0)]
    return ""
