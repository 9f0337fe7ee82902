"""What the index found is weighed again: how much of the question a section answers, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secretary_app.features.knowledge.documents.asking import Asked, Vocabulary
from secretary_app.foundation.storage import Hit

TITLE, BODY = "title", "body"
"""The columns of the index; the body has a line for each sentence."""
WEIGHTS = {TITLE: 2.0, BODY: 1.0}

WHOLE, HEADING, SENTENCE, RELEVANCE, NEAR = 0.35, 0.2, 0.2, 0.2, 0.05
"""What counts: the question's words in the section, in its heading, in its best sentences, BM25,
and neighbours in the question that are neighbours in the section."""

COMMON_SHARE = 0.25
"""Of all sections: a term that so many have finds nothing, it only orders what others found."""
FEW = 40
"""Sections: among so few every word helps to find."""

SURE_COVERED = 0.74
"""Of the question's words, by weight, that the section must have to be the answer."""
SURE_SENTENCE = 0.42
"""The same of its best sentences and its heading."""
SURE_LEAD = 1.08
"""How many times the score of the next best section of another heading it must have."""
FEWEST_MET = 2
"""Words; one word may be about anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A section in the order of answers."""

    key: int
    score: float
    """0..1."""
    covered: float
    said: float
    """Covered by the best sentences and the heading."""
    met: int
    """Words of the question that it has."""
    sentences: tuple[int, int]
    """The best sentences: the first, and the one after the last."""
    title: str
    """Its terms."""


def wanted(asked: Sequence[Asked], vocabulary: Vocabulary, *, sections: int) -> list[str]:
    """The terms to search the index for."""
    every = list(dict.fromkeys(term for each in asked for term in each.stand_ins))
    if sections <= FEW:
        return every
    rare = [term for term in every if vocabulary.share(term) <= COMMON_SHARE]
    return rare or every


def rank(hits: Sequence[Hit], asked: Sequence[Asked]) -> list[Weighed]:
    """Best first."""
    most = max((hit.relevance for hit in hits), default=0.0)
    found = [_weighed(hit, asked, most=most) for hit in hits]
    return sorted(found, key=lambda each: (-each.score, each.key))


def is_sure(ranked: Sequence[Weighed], number: int) -> bool:
    """Whether this one may be said as the answer: it has the question, and no other has it, too."""
    one = ranked[number]
    if number or one.met < FEWEST_MET:
        return False
    if one.covered < SURE_COVERED or one.said < SURE_SENTENCE:
        return False
    rival = next((each for each in ranked[1:] if each.title != one.title), None)
    return rival is None or one.score >= SURE_LEAD * rival.score


def _weighed(hit: Hit, asked: Sequence[Asked], *, most: float) -> Weighed:
    whole = sum(each.weight for each in asked) or 1.0
    title = hit.columns[TITLE].split()
    lines = [line.split() for line in hit.columns[BODY].split("\n")]
    in_title = _met(asked, title)
    in_lines = [_met(asked, line) for line in lines]
    best, span = _best_lines(asked, in_lines, in_title)
    everywhere = [max(values) for values in zip(in_title, *in_lines, strict=True)]
    covered = _sum(asked, everywhere) / whole
    said = _sum(asked, [max(pair) for pair in zip(best, in_title, strict=True)]) / whole
    score = (
        WHOLE * covered
        + HEADING * _sum(asked, in_title) / whole
        + SENTENCE * _sum(asked, best) / whole
        + RELEVANCE * (hit.relevance / most if most > 0 else 0.0) * covered
        + NEAR * _near(asked, [title, *lines])
    )
    return Weighed(
        key=hit.key,
        score=min(1.0, max(0.0, score)),
        covered=covered,
        said=said,
        met=sum(value > 0 for value in everywhere),
        sentences=span,
        title=hit.columns[TITLE],
    )


def _met(asked: Sequence[Asked], terms: list[str]) -> list[float]:
    """For each word of the question how well ``terms`` have it."""
    there = set(terms)
    return [
        max((value for term, value in each.stand_ins.items() if term in there), default=0.0)
        for each in asked
    ]


def _sum(asked: Sequence[Asked], values: Sequence[float]) -> float:
    return sum(each.weight * value for each, value in zip(asked, values, strict=True))


def _best_lines(
    asked: Sequence[Asked], lines: list[list[float]], title: list[float]
) -> tuple[list[float], tuple[int, int]]:
    """The sentence, or two neighbours where the second adds, that have most of the question.

    What the heading says already counts half: the sentence under it need not repeat it.
    """

    def worth(values: list[float]) -> float:
        return sum(
            each.weight * (value if named == 0 else value / 2)
            for each, value, named in zip(asked, values, title, strict=True)
        )

    alone = max(range(len(lines)), key=lambda number: (worth(lines[number]), -number))
    best, span = lines[alone], (alone, alone + 1)
    for first in (alone - 1, alone):
        if first >= 0 and first + 1 < len(lines):
            both = [max(pair) for pair in zip(lines[first], lines[first + 1], strict=True)]
            # A second sentence costs the caller's time: it must bring a word of its own.
            if worth(both) > 1.25 * worth(best):
                best, span = both, (first, first + 2)
    return best, span


def _near(asked: Sequence[Asked], lines: list[list[str]]) -> float:
    """The share of neighbouring words of the question that are neighbours in a line."""
    pairs = list(pairwise(asked))
    if not pairs:
        return 0.0
    near = sum(
        any(
            abs(one - other) <= 2
            for line in lines
            for one, term in enumerate(line)
            if term in left.stand_ins
            for other, term_beside in enumerate(line[max(0, one - 2) : one + 3], max(0, one - 2))
            if other != one and term_beside in right.stand_ins
        )
        for left, right in pairs
    )
    return near / len(pairs)
