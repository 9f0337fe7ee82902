"""What was found for a question, numbered for a model and kept as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.grounding.check import Grounding

MOST_CHARACTERS = 900
"""Of one source: three of them and the talk fit into the smallest context that is worth using."""
CLOSE_TO_BEST = 0.75
"""Of the best overlap: a sentence rests on each source that shares so many of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that was found."""

    text: str
    """What the model reads and what its sentences are held against."""
    evidence: Evidence


def clipped(text: str) -> str:
    """Not more than a model should read of one source; cut between words."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[:MOST_CHARACTERS].rpartition(" ")[0] + " …"


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
