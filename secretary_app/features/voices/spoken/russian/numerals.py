"""Russian numerals in any case and gender, by num2words, with the corrections it needs."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.features.voices.spoken.digits import one_by_one, only_digits
from secretary_app.kernel.later import later

num2words = later("num2words:num2words")

BIGGEST = 10**15
"""Numbers from here on are read digit by digit: nobody follows a quadrillion on the phone."""

_MILLION = 10**6


class Case(StrEnum):
    """Grammatical cases, by the letters of num2words."""

    NOMINATIVE = "n"
    GENITIVE = "g"
    DATIVE = "d"
    ACCUSATIVE = "a"
    INSTRUMENTAL = "i"
    LOCATIVE = "p"


class Gender(StrEnum):
    """Grammatical genders, by the letters of num2words."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"


_ONE_THOUSAND = {
    "одна тысяча": "тысяча",
    "одной тысячи": "тысячи",
    "одной тысяче": "тысяче",
    "одну тысячу": "тысячу",
    "одной тысячей": "тысячей",
    "один миллион": "миллион",
    "одного миллиона": "миллиона",
    "одному миллиону": "миллиону",
    "одним миллионом": "миллионом",
    "одном миллионе": "миллионе",
}


def cardinal(
    number: int, *, case: Case = Case.NOMINATIVE, gender: Gender = Gender.MASCULINE
) -> str:
    """``1500`` in the genitive → ``тысячи пятисот``."""
    if number >= BIGGEST:
        return one_by_one(str(number), "ru")
    # num2words puts the gender into every group of three digits, so "одна миллион": the gender
    # belongs to the last two digits only.
    tail = number % 100
    head = number - tail
    if not head:
        return _cardinal(tail, case, gender)
    text = _cardinal(head, case, Gender.MASCULINE)
    for full, short in _ONE_THOUSAND.items():
        if text == full or text.startswith(f"{full} "):
            text = short + text[len(full) :]
            break
    return f"{text} {_cardinal(tail, case, gender)}" if tail else text


def _cardinal(number: int, case: Case, gender: Gender) -> str:
    if case is Case.ACCUSATIVE and number >= 100 and number % _MILLION:
        # Its accusative of thousands takes the animate form ("двух тысячи"); ours is the
        # nominative, but for a single thousand.
        said = _cardinal(number, Case.NOMINATIVE, gender)
        return (
            "одну тысячу" + said[len("одна тысяча") :] if said.startswith("одна тысяча") else said
        )
    return str(num2words(number, lang="ru", case=case.value, gender=gender.value, animate=False))


def ordinal(
    number: int,
    *,
    case: Case = Case.NOMINATIVE,
    gender: Gender = Gender.MASCULINE,
    plural: bool = False,
) -> str:
    """``2026`` in the genitive → ``две тысячи двадцать шестого``."""
    if number >= BIGGEST:
        return one_by_one(str(number), "ru")
    return str(
        num2words(
            number,
            lang="ru",
            to="ordinal",
            case=case.value,
            gender=gender.value,
            plural=plural,
            animate=False,
        )
    )


def number_in(text: str) -> int:
    """The number written as ``1 500``."""
    return int(only_digits(text))


def grouped(digits: str) -> str:
    """Digits said as one number, leading zeros said one by one: ``05`` → ``ноль пять``."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits[zeros:]
    parts = ["ноль"] * zeros + ([cardinal(int(rest))] if rest else [])
    return " ".join(parts)
