"""Likeness of two questions by the stems of their words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from secretary_app.features.knowledge.fillers import STOP_WORDS, SYNONYMS
from secretary_app.kernel.later import later

nearest = later("secretary_app.foundation.nearest:nearest")
stemmer = later("snowballstemmer:stemmer")

_ALGORITHMS = {"ru": "russian", "en": "english"}

SHORTEST_FUZZY = 5
"""Characters: shorter stems differ from too many others by one letter."""
LIKENESS = 80.0
"""Per cent at which two stems count as one word misheard or misspelt."""


@lru_cache(maxsize=4096)
def stems(words: str, language: str) -> frozenset[str]:
    """The set of stems of normalised ``words``, without words that carry no meaning.

    Where nothing else is left, the empty words themselves.
    """
    same = SYNONYMS.get(language, {})
    every = [meant for word in words.split() for meant in same.get(word, (word,))]
    telling = [word for word in every if word not in STOP_WORDS.get(language, frozenset())]
    stem = stemmer(_ALGORITHMS.get(language, "english")).stemWord
    return frozenset(stem(word) for word in (telling or every))


class Likeness:
    """Compares a question with phrases, giving rare words more weight than common ones.

    Both directions count: words of the question that the phrase lacks lower the score as much as
    words of the phrase that were not said. A phrase inside a longer question is not the question.
    """

    def __init__(self, *, phrases: Iterable[frozenset[str]]) -> None:
        """``phrases``: the stems of everything that can be asked."""
        counts: Counter[str] = Counter()
        size = 0
        for phrase in phrases:
            counts.update(phrase)
            size += 1
        self._weights = {stem: math.log(1 + size / count) for stem, count in counts.items()}
        self._unknown = math.log(1 + max(size, 1))
        self._long = [stem for stem in counts if len(stem) >= SHORTEST_FUZZY]

    def known(self, question: frozenset[str]) -> frozenset[str]:
        """The question's stems, those misheard or misspelt replaced by the ones meant."""
        return frozenset(self._nearest(stem) for stem in question)

    def score(
        self, question: frozenset[str], phrase: frozenset[str], *, harmless: frozenset[str]
    ) -> float:
        """0..1; ``harmless`` stems may stand in the question without making it another one."""
        shared = self._weight(question & phrase)
        asked = self._weight(question - (harmless - phrase))
        meant = self._weight(phrase)
        return 2 * shared / (asked + meant) if asked + meant else 0.0

    def _weight(self, stems_of: frozenset[str]) -> float:
        return sum(self._weights.get(stem, self._unknown) for stem in stems_of)

    def _nearest(self, stem: str) -> str:
        if stem in self._weights or len(stem) < SHORTEST_FUZZY:
            return stem
        return nearest(stem, self._long, likeness=LIKENESS) or stem
