"""What was found for a question, numbered for a model and kept as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.grounding.check import Grounding

MOST_CHARACTERS = 900
"""Of one source: three of them and the talk fit into the smallest context that is worth using."""
MOST_TOGETHER = 3000
"""Characters of all sources of an answer: with the longest talk they stay within 4,096 tokens."""
QUOTE_BEGINS = 40
"""Characters by which a quote is found again in its section."""
CLOSE_TO_BEST = 0.75
"""Of the best overlap: a sentence rests on each source that shares so many of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that was found."""

    text: str
    """What the model reads and what its sentences are held against."""
    evidence: Evidence


def fitting(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The first of them, as many as a model should read at once."""
    room, kept = MOST_TOGETHER, list[Source]()
    for source in sources:
        room -= len(source.text)
        if room < 0 and kept:
            break
        kept.append(source)
    return tuple(kept)


def window(text: str, quote: str) -> str:
    """Not more of a long section than a model should read: what stands around the quote."""
    if len(text) <= MOST_CHARACTERS:
        return text
    place = max(0, text.find(quote[:QUOTE_BEGINS]))
    start = max(0, min(place - MOST_CHARACTERS // 4, len(text) - MOST_CHARACTERS))
    piece = text[start : start + MOST_CHARACTERS]
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + MOST_CHARACTERS < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return piece


def evidence_for(
    sentence: str, *, sources: Sequence[Source], grounding: Grounding, model: str
) -> tuple[Evidence, ...]:
    """What a model's sentence rests on: the sources with the most of its words, then the model."""
    shares = grounding.overlap(sentence)
    best = max(shares, default=0.0)
    chosen = [
        source.evidence
        for source, share in zip(sources, shares, strict=True)
        if share >= best * CLOSE_TO_BEST
    ]
    said_by = Evidence(kind=EvidenceKind.MODEL, ref=model, title=model, score=round(best, 3))
    return (*chosen, said_by)
