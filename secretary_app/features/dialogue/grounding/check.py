"""Compares a sentence with the sources that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.features.dialogue.grounding.claims import claims_of, names_of
from secretary_app.features.dialogue.grounding.names import sound_of, stem_of
from secretary_app.features.dialogue.grounding.numerals import numeral_of
from secretary_app.features.dialogue.grounding.readings import (
    BARE,
    OTHER,
    Claim,
    Day,
    Exact,
    Name,
    Number,
    Reading,
    UnitWord,
)
from secretary_app.features.dialogue.grounding.units import unit_of
from secretary_app.features.dialogue.words import plain_words
from secretary_app.features.knowledge.fillers import STOP_WORDS

LEAST_SUPPORT = 1 / 3

_SAID_EMPTY = "да нет для при или тоже также это эта этот не yes no not or so if also as just"
_EMPTY = STOP_WORDS["ru"] | STOP_WORDS["en"] | frozenset(_SAID_EMPTY.split())


@dataclass(frozen=True, slots=True)
class _Known:
    """What one text says."""

    readings: frozenset[Reading]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Known:
        return cls(
            readings=frozenset(r for claim in claims_of(text) for r in claim.readings),
            stems=stems_of(text),
        )

    def says(self, reading: Reading) -> bool:
        match reading:
            case Number(value=value, unit=unit):
                return self._counts(value=Number(value, unit))
            case Day(month=month, day=None):
                return any(isinstance(r, Day) and r.month == month for r in self.readings)
            case Name(stem=stem):
                return stem in self.stems or self._writes_otherwise(stem)
            case _:
                return reading in self.readings

    def _writes_otherwise(self, name: str) -> bool:
        """Whether a word in the other alphabet sounds like the name."""
        return any(
            each.isascii() != name.isascii() and sound_of(each) == sound_of(name)
            for each in self.stems
        )

    def _counts(self, *, value: Number) -> bool:
        bare = Number(value.value, BARE)
        if value.unit == BARE:
            return any(isinstance(r, Number) and r.value == value.value for r in self.readings)
        if value.unit == OTHER:
            return value in self.readings or bare in self.readings
        headed = bare in self.readings and UnitWord(value.unit) in self.readings
        return value in self.readings or headed


class Grounding:
    """The sources of one answer."""

    def __init__(self, *, sources: Sequence[str], asked: str = "", ours: str = "") -> None:
        """What may be repeated.

        Args:
            sources: Texts that were found for the question.
            asked: The caller's own words: names and quantities in them may be echoed, never a
                price, a time or a place.
            ours: Names of the assistant and the company.
        """
        self._sources = [_Known.of(source) for source in sources]
        self._asked = _Known.of(asked)
        self._ours = stems_of(ours)

    def unfounded(self, sentence: str) -> Claim | None:
        """The first thing that no source says; None where everything is said by one."""
        claims = (*claims_of(sentence), *names_of(sentence))
        return next(
            (claim for claim in claims if claim.restrains and not self._is_founded(claim)), None
        )

    def overlap(self, sentence: str) -> tuple[float, ...]:
        """Of each source, the share of the sentence's telling words that it holds."""
        words = stems_of(sentence)
        return tuple(
            len(words & source.stems) / len(words) if words else 0.0 for source in self._sources
        )

    def rests_on_something(self, sentence: str) -> bool:
        """Whether a sentence, none of whose claims is unfounded, has to do with the sources.

        One that says a figure does; of others a third of the telling words must stand in them.
        «Of course.» rests on nothing.
        """
        if any(claim.restrains for claim in claims_of(sentence)):
            return True
        words = stems_of(sentence)
        known = frozenset[str]().union(*(source.stems for source in self._sources))
        return bool(words) and len(words & known) / len(words) >= LEAST_SUPPORT

    def _is_founded(self, claim: Claim) -> bool:
        return any(
            any(source.says(reading) for source in self._sources) or self._may_echo(reading)
            for reading in claim.readings
        )

    def _may_echo(self, reading: Reading) -> bool:
        match reading:
            case Number(unit=unit):
                return unit == OTHER and self._asked.says(reading)
            case Exact(kind=kind):
                return kind in ("relative", "code") and self._asked.says(reading)
            case Name(stem=stem, of_place=of_place):
                return stem in self._ours or (not of_place and self._asked.says(reading))
            case _:
                return False


def stems_of(text: str) -> frozenset[str]:
    """The telling words of a text without their endings."""
    return frozenset(stem_of(word) for word in plain_words(text) if _tells(word))


def _tells(word: str) -> bool:
    """Figures and units are compared as claims."""
    return word not in _EMPTY and numeral_of(word) is None and unit_of(word) is None
