"""Numbers as people say them, one word after another, as the digits that they mean.

Of both languages at once where nobody knows which is spoken; no word means two things in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language, or of all."""

    digits: Mapping[str, str]
    teens: Mapping[str, str]
    tens: Mapping[str, str]
    hundreds: Mapping[str, str]

    def take(self, rest: list[str]) -> str:
        """Takes the words of one number off ``rest``; empty where they are none."""
        if not rest:
            return ""
        word = rest.pop(0)
        if word.isascii() and word.isdigit():
            return word
        if word in _TIMES and rest and rest[0] in self.digits:
            return self.digits[rest.pop(0)] * _TIMES[word]
        if word in self.hundreds:
            return self.hundreds[word] + (self._tens(rest) or self._unit(rest).rjust(2, "0"))
        if word in self.digits:
            if rest and rest[0] == "hundred":
                rest.pop(0)
                return f"{self.digits[word]}00"
            return self.digits[word]
        rest.insert(0, word)
        return self._tens(rest)

    def _tens(self, rest: list[str]) -> str:
        """``сорок пять`` → 45, ``сорок`` → 40; takes nothing where no such word comes next."""
        if not rest:
            return ""
        if rest[0] in self.teens:
            return self.teens[rest.pop(0)]
        if rest[0] not in self.tens:
            return ""
        return self.tens[rest.pop(0)] + (self._unit(rest) or "0")

    def _unit(self, rest: list[str]) -> str:
        """A digit from one to nine that belongs to the number before it."""
        if rest and self.digits.get(rest[0], "0") != "0":
            return self.digits[rest.pop(0)]
        return ""


def _words(language: str) -> NumberWords:
    return NumberWords(
        digits=DIGIT_WORDS[language],
        teens={word: f"1{digit}" for digit, word in enumerate(_TEENS[language].split())},
        tens={word: str(digit) for digit, word in enumerate(_TENS[language].split(), 2)},
        hundreds={word: str(digit) for digit, word in enumerate(_HUNDREDS[language].split(), 1)},
    )


NUMBER_WORDS = {language: _words(language) for language in DIGIT_WORDS}

ALL_NUMBER_WORDS = NumberWords(
    digits={word: digit for each in NUMBER_WORDS.values() for word, digit in each.digits.items()},
    teens={word: digit for each in NUMBER_WORDS.values() for word, digit in each.teens.items()},
    tens={word: digit for each in NUMBER_WORDS.values() for word, digit in each.tens.items()},
    hundreds={w: digit for each in NUMBER_WORDS.values() for w, digit in each.hundreds.items()},
)
