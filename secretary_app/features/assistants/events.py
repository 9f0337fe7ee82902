"""What happens to assistants."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantChanged(Event):
    """One was added, removed, or is another now."""

    assistant_id: str
