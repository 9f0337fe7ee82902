"""A question becomes the terms to look for, each with the other terms that may stand for it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from secretary_app.features.knowledge.documents.terms import term_of, words_of
from secretary_app.features.knowledge.documents.thesaurus import same_as
from secretary_app.features.knowledge.fillers import ANYWHERE, AT_START, STOP_WORDS
from secretary_app.features.knowledge.normalise import normalise
from secretary_app.kernel.later import later

near = later("secretary_app.foundation.nearest:near")

SAME_GROUP = 0.75
"""How much a term of the same group of the thesaurus counts."""
SAME_ROOT = 0.6
MISSPELT = 0.8
LIKENESS = 78.0
"""Per cent, by letters, at which an unknown word is taken for a known one misspelt or misheard."""
SHORTEST_ROOT = 4
"""Letters: with fewer in common, two words have nothing in common."""
ROOT_SHARE = 0.7
"""Of the longer of two stems that their common beginning must be."""
MOST_RELATIVES = 12
MOST_REMEMBERED = 5000
MOST_TERMS = 24
"""A question has six; a caller who tells a story is searched by the beginning of it."""

_PREFIXES = (
    "пере",
    "при",
    "про",
    "под",
    "над",
    "рас",
    "раз",
    "без",
    "вы",
    "за",
    "на",
    "от",
    "об",
    "по",
    "до",
    "из",
    "ис",
    "во",
    "со",
)
"""Of Russian verbs, which make many of one."""

_RUSSIAN_EMPTY = (
    "как что где когда кто куда откуда сколько почему зачем чем чего кому кого ком если не ни нет "
    "ли бы уже еще только или но при то так он она они его ее их ему ей им этот эта эти этого быть "
    "был была было были будет будут буду будем можем могут мочь смогу сможете делать сделать "
    "делаете происходит случае правда мы вами нами себя свой свою своего сам сама у я мной "
    "положено полагается обычно вообще вдруг очень ведь хотим хотел хотела хотелось должен должна "
    "придется получится нужен нужна нужны знать узнать скажите подскажите интересует бывают чтобы "
    "после перед под над через про там туда всегда любой любая каждый весь все всего всех"
)
_ENGLISH_EMPTY = (
    "how what where when who whom whose why if not no so as but then than also just only they "
    "them their he she him her his hers this these those us about into onto out up down over am "
    "was were being having doing done does may might must need want like make made get gets "
    "getting happen happens happened able allowed possible please tell know there here someone "
    "something anything anybody anyone much many any else too very really still yet ever after "
    "before while let lets which way case t s d ll re ve m go going give given provide one ones "
    "own use using"
)

_EMPTY = {
    "ru": STOP_WORDS["ru"] | AT_START["ru"] | frozenset(_RUSSIAN_EMPTY.split()),
    "en": STOP_WORDS["en"] | AT_START["en"] | frozenset(_ENGLISH_EMPTY.split()),
}
assert ANYWHERE.keys() >= _EMPTY.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One term of a question."""

    term: str
    weight: float
    """The rarer among the sections, the more."""
    stand_ins: Mapping[str, float]
    """Terms that count for it, itself among them with 1, each with how much it counts."""


class Vocabulary:
    """The terms of all sections, as they are until sections change."""

    def __init__(self, *, counts: Mapping[str, int], sections: int) -> None:
        self._counts = counts
        self._sections = max(sections, 1)
        self._known: dict[str, Asked] = {}
        self._by_beginning: dict[str, list[str]] = {}
        for term in counts:
            for beginning in _beginnings(term):
                self._by_beginning.setdefault(beginning, []).append(term)

    def ask(self, question: str, language: str) -> tuple[Asked, ...]:
        """The terms to look for; empty words only where the question has no others."""
        return tuple(self._remembered(term) for term in _telling(question, language))

    def _remembered(self, term: str) -> Asked:
        """Callers ask with the same words again and again."""
        known = self._known.get(term)
        if known is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            known = self._known[term] = self._asked(term)
        return known

    def count(self, term: str) -> int:
        """Of sections that have the term."""
        return self._counts.get(term, 0)

    def _asked(self, term: str) -> Asked:
        counts = self._counts
        found = {same: SAME_GROUP for same in same_as(term) if same in counts}
        for relative in self._relatives(term):
            found.setdefault(relative, SAME_ROOT)
        if term not in counts and not found and len(term) > SHORTEST_ROOT:
            found.update(dict.fromkeys(self._misspelt(term), MISSPELT))
        found[term] = 1.0
        return Asked(term=term, weight=self._weight(found), stand_ins=found)

    def _weight(self, terms: Iterable[str]) -> float:
        # Twenty and two: in a document of five sections, a word in one is not yet rare.
        rarest = max((self._counts.get(term, 0) for term in terms), default=0)
        return math.log(1 + (self._sections + 20) / (rarest + 2))

    def _relatives(self, term: str) -> Iterator[str]:
        candidates = {
            other
            for beginning in _beginnings(term)
            for other in self._by_beginning.get(beginning, ())
            if other != term and _one_root(term, other)
        }
        yield from sorted(candidates, key=lambda each: (abs(len(each) - len(term)), each))[
            :MOST_RELATIVES
        ]

    def _misspelt(self, term: str) -> list[str]:
        as_long = [each for each in self._counts if abs(len(each) - len(term)) <= 2]
        return list(near(term, as_long, likeness=LIKENESS, limit=3))


def _telling(question: str, language: str) -> list[str]:
    words = words_of(normalise(question, language))
    words += [word for word in words_of(question) if word.isdigit()]
    empty = _EMPTY.get(language, frozenset())
    telling = [word for word in words if word not in empty and (len(word) > 1 or word.isdigit())]
    return list(dict.fromkeys(term_of(word) for word in telling or words))[:MOST_TERMS]


def _bare(term: str) -> str:
    """Without a verb's prefix, where enough is left."""
    for prefix in _PREFIXES:
        if term.startswith(prefix) and len(term) - len(prefix) >= SHORTEST_ROOT:
            return term[len(prefix) :]
    return term


def _beginnings(term: str) -> set[str]:
    return {each[:SHORTEST_ROOT] for each in (term, _bare(term)) if len(each) >= SHORTEST_ROOT}


def _one_root(one: str, other: str) -> bool:
    return any(
        _common(left, right) >= max(SHORTEST_ROOT, ROOT_SHARE * max(len(left), len(right)))
        for left in {one, _bare(one)}
        for right in {other, _bare(other)}
    )


def _common(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
