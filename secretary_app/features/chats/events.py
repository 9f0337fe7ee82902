"""What happens to chats."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatChanged(Event):
    """Begun, written in, renamed, another way chosen, or deleted."""

    chat_id: str
