"""What an answer rests on, for a client: our addition to OpenAI's shapes."""

from __future__ import annotations

from collections.abc import Iterable

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.foundation.web.schemas import Outgoing


class EvidenceTold(Outgoing):
    """One source of the answer."""

    kind: EvidenceKind
    ref: str
    """Key of the fact, id of the FAQ entry, place in a document, name of the rule."""
    title: str
    score: float
    """0..1: how sure the match is."""
    quote: str = ""
    section: str = ""
    page: int | None = None


def evidence_told(evidence: Iterable[Evidence]) -> list[EvidenceTold]:
    """In the order in which it was used."""
    return [
        EvidenceTold(
            kind=each.kind,
            ref=each.ref,
            title=each.title,
            score=each.score,
            quote=each.quote,
            section=each.section,
            page=each.page,
        )
        for each in evidence
    ]
