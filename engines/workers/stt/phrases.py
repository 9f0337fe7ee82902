"""A list of phrases to listen for, in the form in which words are heard."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from engines.workers.stt.words import ANY_DIGITS, DIGITS, Words, plain_words

SHORTEST_NUMBER = 3
LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one list."""

    listed: frozenset[Words]
    digits: frozenset[str] = field(default=frozenset())
    """Words of which any string of 3 to 15 is listed, too."""

    @classmethod
    def of(cls, phrases: Iterable[str], language: str) -> Self:
        """Of a list as it came over the wire."""
        texts = tuple(phrases)
        return cls(
            listed=frozenset(
                words for text in texts if text != ANY_DIGITS and (words := plain_words(text))
            ),
            digits=DIGITS.get(language, frozenset()) if ANY_DIGITS in texts else frozenset(),
        )

    def __bool__(self) -> bool:
        """Whether there is anything to listen for."""
        return bool(self.listed or self.digits)

    def words(self) -> list[str]:
        """Every word once, in alphabetical order."""
        return sorted({word for phrase in self.listed for word in phrase} | self.digits)

    def has(self, words: Words) -> bool:
        """Whether these words are a whole phrase of the list."""
        if words in self.listed:
            return True
        fits = SHORTEST_NUMBER <= len(words) <= LONGEST_NUMBER
        return fits and self.digits.issuperset(words)
