"""Two sources that one question leads to, with different answers. Pure and in memory.

No two sources share a phrase word for word (``PhraseTaken``); these are phrases of one that the
other answers, too, because it means the same in other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.knowledge.index import KnowledgeIndex
from secretary_app.features.knowledge.models import Match, SourceKind
from secretary_app.features.knowledge.normalise import normalise

_FIGURES = re.compile(r"\d+")

Say = Callable[[Match], str | None]
"""The answer of a match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, and what it says."""

    kind: SourceKind
    ref: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A question with two answers."""

    language: str
    question: str
    """Stored words of the first."""
    one: Side
    other: Side
    score: float
    """0..1: how surely the question leads to the second, too."""
    figures_differ: bool
    """Times, prices, numbers are others: one of the two is wrong."""


def contradictions(index: KnowledgeIndex, *, now: datetime, say: Say) -> Sequence[Contradiction]:
    """The best question of each pair."""
    found: dict[frozenset[tuple[SourceKind, str]], Contradiction] = {}
    for source, phrase in index.asked():
        matches = [each for each in index.match(phrase, now) if not each.expired]
        mine = next((each for each in matches if each.source is source), None)
        for match in matches:
            if mine is None or match is mine:
                continue
            pair = frozenset({(mine.kind, mine.ref), (match.kind, match.ref)})
            known = found.get(pair)
            if known is not None and known.score >= match.score:
                continue
            one, other = _side(mine, say), _side(match, say)
            if one is None or other is None or _agree(one.answer, other.answer, index.language):
                continue
            found[pair] = Contradiction(
                language=index.language,
                question=phrase,
                one=one,
                other=other,
                score=match.score,
                figures_differ=_figures(one.answer) != _figures(other.answer),
            )
    return tuple(found.values())


def _side(match: Match, say: Say) -> Side | None:
    answer = say(match)
    if not answer:
        return None
    return Side(kind=match.kind, ref=match.ref, title=match.title, answer=answer)


def _agree(one: str, other: str, language: str) -> bool:
    """Whether nobody would notice which of the two was said."""
    if normalise(one, language) == normalise(other, language):
        return True
    figures, others = _figures(one), _figures(other)
    return bool(figures and others) and (figures <= others or others <= figures)


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURES.findall(text))
