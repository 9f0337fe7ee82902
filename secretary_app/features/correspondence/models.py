"""Who writes, as a door hands them in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.conversations.models import Channel, Message, NewMessage
from secretary_app.kernel.phone import PhoneNumber

Keep = Callable[[NewMessage], Awaitable[Message]]
"""Stores an answer as a door does: with what it owes to its wire, in one session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One side of a talk in writing."""

    key: str
    """Names the talk: what is remembered of it is remembered under this."""
    channel: Channel
    thread_id: str
    person_id: str | None
    assistant_id: str
    number: PhoneNumber | None = None
    """Where they can be called, where that is known."""
    language: str | None = None
    """Chosen by them; None: as they write."""
    since: datetime | None = None
    """When the talk began: what is older in the thread was another talk."""
    remembers: bool = True
    """Whether what was said before counts."""
