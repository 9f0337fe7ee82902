"""Of what the story of a call consists: words, and what happens between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.conversations.models import Evidence, EvidenceKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something said aloud, or whispered to the assistant."""

    key: int
    role: Role
    at: datetime
    text: str
    cut: str = ""
    """What was meant to follow and the caller did not hear."""
    evidence: tuple[Evidence, ...] = ()
    actor: str = ""
    """Of an operator: who."""
    hint: bool = False
    """Nobody but the assistant hears it."""
    final: bool = True
    """Words that may still change are not."""
    sounding: bool = False
    """Our voice has not come to its end."""
    start_ms: int | None = None
    """Line time of its first sound, where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A line between the words; its text is ``live-event-<what>``."""

    key: int
    at: datetime
    what: str
    params: tuple[tuple[str, str | int], ...] = ()


Line = Said | Happened


def sources(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """What is worth telling of what a sentence rests on: rules of the talk are not."""
    return tuple(each for each in evidence if each.kind is not EvidenceKind.RULE)
