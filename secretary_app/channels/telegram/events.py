"""What happens to bots."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.telegram.models import BotState, Outgoing
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BotsChanged(Event):
    """A bot was added, changed or removed, or got another token."""

    bot_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BotMoved(Event):
    """A bot is in another state."""

    bot_id: str
    state: BotState
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BotWrites(Event):
    """A message is to be sent."""

    outgoing: Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class BotWrote(Event):
    """A message of ours was sent, put off or given up."""

    outgoing: Outgoing
