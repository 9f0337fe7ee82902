"""What has become of a message that one of us, or the assistant, wrote. Doors know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FateState(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENT = "sent"
    """The network, or the messenger, has it."""
    DELIVERED = "delivered"
    """It is in their telephone; not every door is told."""
    FAILED = "failed"
    """It will not be tried again."""
    UNSURE = "unsure"
    """It may have been sent; it is sent again only where somebody wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Of one message."""

    state: FateState
    attempts: int
    error: str | None
    """Code of why it failed, or of the last try."""
    next_try_at: datetime | None
