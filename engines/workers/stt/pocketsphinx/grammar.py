"""Phrases as a network of words for the decoder."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from engines.workers.stt.words import ANY_DIGITS, DIGITS, Words, plain_words

SHORTEST_NUMBER = 3
LONGEST_NUMBER = 15

DIGIT = 1e-20
"""Weight of one more digit, so that a string of short words does not explain anything at all."""

Arc = tuple[int, int, float, str]
"""From, to, probability, word: as PocketSphinx takes them."""

START = 0
END = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The phrases of one list in the form in which they are heard."""

    phrases: frozenset[Words]
    digits: frozenset[str] = field(default=frozenset())
    """Words of which any string of 3 to 15 is listed, too."""

    @classmethod
    def of(cls, phrases: Iterable[str], language: str) -> Self:
        """The grammar of a phrase list."""
        listed = tuple(phrases)
        return cls(
            phrases=frozenset(
                words
                for phrase in listed
                if phrase != ANY_DIGITS and (words := plain_words(phrase))
            ),
            digits=DIGITS.get(language, frozenset()) if ANY_DIGITS in listed else frozenset(),
        )

    def words(self) -> list[str]:
        """Every word, once, in alphabetical order."""
        return sorted({word for phrase in self.phrases for word in phrase} | self.digits)

    def has(self, words: Words) -> bool:
        """Whether these words are a whole phrase of the list."""
        if words in self.phrases:
            return True
        fits = SHORTEST_NUMBER <= len(words) <= LONGEST_NUMBER
        return fits and self.digits.issuperset(words)

    def arcs(self) -> list[Arc]:
        """A prefix tree: what begins alike is searched once."""
        arcs: list[Arc] = []
        states: dict[Words, int] = {(): START}
        for phrase in sorted(self.phrases):
            for length in range(1, len(phrase)):
                part = phrase[:length]
                if part not in states:
                    states[part] = len(states) + 1  # END stands between
                    arcs.append((states[part[:-1]], states[part], 1.0, part[-1]))
            arcs.append((states[phrase[:-1]], END, 1.0, phrase[-1]))
        if self.digits:
            arcs += self._digit_arcs(first_free=len(states) + 1)
        return arcs

    def _digit_arcs(self, *, first_free: int) -> list[Arc]:
        arcs: list[Arc] = []
        state = START
        for length in range(1, LONGEST_NUMBER + 1):
            following = first_free + length - 1
            for word in sorted(self.digits):
                if length < LONGEST_NUMBER:
                    arcs.append((state, following, DIGIT, word))
                if length >= SHORTEST_NUMBER:
                    arcs.append((state, END, DIGIT, word))
            state = following
        return arcs
