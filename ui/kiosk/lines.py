"""What a talk at the counter consists of, as its screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Whose words."""

    VISITOR = "visitor"
    SECRETARY = "secretary"
    NOTE = "note"
    """What happens, between the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One bubble, or a note."""

    side: Side
    text: str
    at: datetime
    final: bool = True
    """What may still change is not: half-heard words, what she is doing."""
