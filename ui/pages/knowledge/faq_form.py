"""An FAQ entry as the fields of a form, and back. Knows no widgets."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from secretary_app.features.knowledge.exchange.faq_format import read_entry, write_entry
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.models import FaqEntry


@dataclass(slots=True, kw_only=True)
class FaqForm:
    """What a person types."""

    id: str = ""
    """Empty for an entry that is new."""
    language: str = "ru"
    question: str = ""
    answer: str = ""
    variants: list[str] = field(default_factory=list)
    """As the exchange format writes them: ``парков*``, ``regex: ключ(и|ей)?``."""
    keywords: list[str] = field(default_factory=list)
    enabled: bool = True
    valid_until: str = ""
    """``2026-12-31``; empty for ever."""

    def copy(self) -> FaqForm:
        """To be changed on its own."""
        return deepcopy(self)


def form_of(entry: FaqEntry, *, zone: tzinfo | None) -> FaqForm:
    """The fields of an entry that is kept."""
    record = write_entry(entry, zone=zone)
    return FaqForm(
        id=entry.id,
        language=entry.language,
        question=entry.question,
        answer=entry.answer,
        variants=record["patterns"],
        keywords=record["keywords"],
        enabled=entry.enabled,
        valid_until=record["valid_until"][:10],
    )


def entry_of(form: FaqForm, *, zone: tzinfo | None) -> FaqEntry:
    """The checked entry; a new one gets an id. Raises KnowledgeError."""
    record: dict[str, Any] = {
        "id": form.id,
        "language": form.language,
        "question": form.question,
        "answer": form.answer,
        "patterns": form.variants,
        "keywords": form.keywords,
        "enabled": form.enabled,
        "valid_until": form.valid_until,
    }
    return read_entry(Row(line=1, fields=record), zone=zone)
