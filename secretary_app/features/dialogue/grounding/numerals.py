"""Number words of both languages, in every form, by their value; the alphabets keep them apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from secretary_app.features.voices.spoken.english import numerals as english
from secretary_app.features.voices.spoken.russian import numerals as russian
from secretary_app.features.voices.spoken.russian.nouns import BILLION, MILLION, THOUSAND

_BASES = (*range(21), *range(30, 100, 10))
_HUNDREDS = range(100, 1000, 100)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One word of a number."""

    value: int
    ordinal: bool = False

    @property
    def scale(self) -> bool:
        """Whether it multiplies what stands before it: thousand, million."""
        return self.value >= 1000

    @property
    def size(self) -> int:
        """Its place in a number: a following word joins it only from a lower place.

        1 for what fills the last digit, 2 for tens, 3 for hundreds; ten to nineteen fill both of
        the last two digits and can follow only hundreds, like tens, with nothing after them.
        """
        if self.value < 10:
            return 1
        return 2 if self.value < 100 else 3


@lru_cache(maxsize=4096)
def numeral_of(word: str) -> Numeral | None:
    """The number word, lower case with «е» for «ё»; None where it is none."""
    return _table().get(word)


@cache
def _table() -> dict[str, Numeral]:
    table: dict[str, Numeral] = {}
    for number in (*_BASES, *_HUNDREDS):
        for case, gender in product(russian.Case, russian.Gender):
            said = russian.cardinal(number, case=case, gender=gender)
            table.setdefault(_folded(said), Numeral(number))
            for plural in (False, True):
                said = russian.ordinal(number, case=case, gender=gender, plural=plural)
                table.setdefault(_folded(said), Numeral(number, ordinal=True))
    for number in _BASES:
        table.setdefault(english.cardinal(number), Numeral(number))
        table.setdefault(english.ordinal(number), Numeral(number, ordinal=True))
    for noun, value in ((THOUSAND, 10**3), (MILLION, 10**6), (BILLION, 10**9)):
        table |= dict.fromkeys((*noun.singular, *noun.plural), Numeral(value))
    english_scales = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
    table |= {word: Numeral(value) for word, value in english_scales.items()}
    abbreviated = {"тыс": 10**3, "млн": 10**6, "млрд": 10**9}
    table |= {word: Numeral(value) for word, value in abbreviated.items()}
    table |= dict.fromkeys(("пара", "пару", "пары", "паре", "двое", "двоих", "couple"), Numeral(2))
    table |= dict.fromkeys(("трое", "троих"), Numeral(3))
    table |= dict.fromkeys(("дюжина", "дюжину", "дюжины", "dozen"), Numeral(12))
    table |= {"oh": Numeral(0), "нуль": Numeral(0), "нуля": Numeral(0), "тысячью": Numeral(1000)}
    return {word: numeral for word, numeral in table.items() if " " not in word}


def _folded(said: str) -> str:
    return said.casefold().replace("ё", "е")
