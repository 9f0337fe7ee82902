"""A phrase list as Vosk takes it, and whether what was heard is one of its phrases.

The library makes a bigram model of the list: words of different phrases may follow one another in
what it hears, at a price. So it is asked here whether the whole is a phrase.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from engines.workers.stt.words import ANY_DIGITS, DIGITS, Words, plain_words

UNKNOWN = "[unk]"
"""The library's word for speech that is no word of the list."""

SHORTEST_NUMBER = 3
LONGEST_NUMBER = 15

Knows = Callable[[str], bool]
"""Whether a word stands in the model's dictionary, spelt so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one list."""

    listed: frozenset[Words]
    digits: frozenset[str] = field(default=frozenset())
    """Words of which any string of 3 to 15 is listed, too."""

    @classmethod
    def of(cls, phrases: Iterable[str], language: str) -> Self:
        """Of a phrase list as it came over the wire."""
        texts = tuple(phrases)
        return cls(
            listed=frozenset(
                words for text in texts if text != ANY_DIGITS and (words := plain_words(text))
            ),
            digits=DIGITS.get(language, frozenset()) if ANY_DIGITS in texts else frozenset(),
        )

    def __bool__(self) -> bool:
        """Whether there is anything to listen for; an empty list means dictation."""
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

    def grammar(self, knows: Knows) -> str:
        """JSON for the library, in the dictionary's spelling.

        A phrase with a word that the model has never heard of cannot be heard as a whole; it is
        left out, lest the rest of it be taken for something.
        """
        spelt = {word: spelling(word, knows) for word in self.words()}
        lines = [" ".join(found) for words in sorted(self.listed) if (found := _all(words, spelt))]
        digits = sorted(word for word in self.digits if spelt[word])
        lines += digits
        # Each pair once: the bigram model then knows that any digit may follow any other.
        lines += [f"{first} {second}" for first in digits for second in digits]
        return json.dumps([*lines, UNKNOWN], ensure_ascii=False)


def spelling(word: str, knows: Knows) -> str | None:
    """How the dictionary writes a word that came without «ё»; None where it has none."""
    return next((candidate for candidate in _spellings(word) if knows(candidate)), None)


def _spellings(word: str) -> Iterator[str]:
    yield word
    for place, letter in enumerate(word):
        if letter == "е":
            yield f"{word[:place]}ё{word[place + 1 :]}"


def _all(words: Words, spelt: dict[str, str | None]) -> list[str]:
    """The words as they are spelt; nothing unless all of them are."""
    found = [written for word in words if (written := spelt[word])]
    return found if len(found) == len(words) else []
