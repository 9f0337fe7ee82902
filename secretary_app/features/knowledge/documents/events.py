"""What happens to documents."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.knowledge.documents.models import Document
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    """A document, or a new version of one, can be found from now on."""

    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRemoved(Event):
    """It is no longer quoted."""

    document: Document
