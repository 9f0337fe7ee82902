"""What happens in written talks."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.conversations.models import Channel
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmWritten(Event):
    """Somebody wrote emergency words; they were told whom to call."""

    thread_id: str
    channel: Channel
    text: str
