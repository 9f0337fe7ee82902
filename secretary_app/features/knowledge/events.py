"""What happens to knowledge."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeChanged(Event):
    """Entries or facts were added, changed or removed: prepared phrase lists are out of date."""

    refs: tuple[str, ...]
