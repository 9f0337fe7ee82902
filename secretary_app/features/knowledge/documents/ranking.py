"""What the index found is weighed again: how much of the question a section answers, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretary_app.features.knowledge.documents.asking import Asked, Vocabulary
from secretary_app.foundation.storage import Hit

TITLE, BODY = "title", "body"
"""The columns of the index; the body has a line for each sentence."""
WEIGHTS = {TITLE: 2.0, BODY: 1.0}

WHOLE, HEADING, SENTENCE, RELEVANCE, NEAR = 0.35, 0.2, 0.2, 0.2, 0.05
"""What counts: the question's words in the section, in its heading, in its best sentences, BM25,
and neighbours in the question that are neighbours in the section."""

MOST_ROWS = 2000
"""Of the index that one search may weigh, unless its rarest word alone has more: common words only
order what rare ones found."""
NEIGHBOURS = 2
"""Words apart that still count as beside each other."""
MOST_NEAR = 6

SURE_COVERED = 0.65
"""Of the question's words, by weight, that the section must have to be the answer."""
SURE_SENTENCE = 0.55
"""The same of its best sentences and its heading."""
SURE_LEAD = 1.2
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


Lookup = Mapping[str, Sequence[tuple[int, float]]]
"""For each term the words of the question that it counts for, by number, and how much."""


def wanted(asked: Sequence[Asked], vocabulary: Vocabulary) -> list[str]:
    """The terms to search the index for: the rarest first, as many as may be."""
    terms: dict[str, None] = {}
    rows = 0
    for each in sorted(asked, key=lambda one: -one.weight):
        rows += sum(vocabulary.count(term) for term in each.stand_ins if term not in terms)
        if terms and rows > MOST_ROWS:
            break
        terms.update(dict.fromkeys(each.stand_ins))
    return list(terms)


def rank(hits: Sequence[Hit], asked: Sequence[Asked]) -> list[Weighed]:
    """Best first."""
    most = max((hit.relevance for hit in hits), default=0.0)
    lookup: dict[str, list[tuple[int, float]]] = {}
    for number, each in enumerate(asked):
        for term, value in each.stand_ins.items():
            lookup.setdefault(term, []).append((number, value))
    found = [_weighed(hit, asked, lookup, most=most) for hit in hits]
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


def _weighed(hit: Hit, asked: Sequence[Asked], lookup: Lookup, *, most: float) -> Weighed:
    whole = sum(each.weight for each in asked) or 1.0
    pairs: set[int] = set()
    in_title = _met(hit.columns[TITLE], lookup, len(asked), pairs)
    in_lines = [_met(line, lookup, len(asked), pairs) for line in hit.columns[BODY].split("\n")]
    best, span = _best_lines(asked, in_lines, in_title)
    everywhere = [max(values) for values in zip(in_title, *in_lines, strict=True)]
    covered = _sum(asked, everywhere) / whole
    said = _sum(asked, [max(pair) for pair in zip(best, in_title, strict=True)]) / whole
    score = (
        WHOLE * covered
        + HEADING * _sum(asked, in_title) / whole
        + SENTENCE * _sum(asked, best) / whole
        + RELEVANCE * (hit.relevance / most if most > 0 else 0.0) * covered
        + NEAR * len(pairs) / max(len(asked) - 1, 1)
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


def _met(line: str, lookup: Lookup, size: int, pairs: set[int]) -> list[float]:
    """For each word of the question how well a line of terms has it.

    Adds to ``pairs`` the first of two neighbours in the question that are neighbours here, too.
    """
    values = [0.0] * size
    near: list[tuple[int, int]] = []
    for place, term in enumerate(line.split()):
        for number, value in lookup.get(term, ()):
            values[number] = max(values[number], value)
            for other, where in near[-MOST_NEAR:]:
                if 0 < place - where <= NEIGHBOURS and abs(number - other) == 1:
                    pairs.add(min(number, other))
            near.append((number, place))
    return values


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
