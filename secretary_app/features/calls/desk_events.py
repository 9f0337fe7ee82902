"""What people at the desk did to a call, and what it came to; ``actor`` says who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engines.wire.stt import Word
from secretary_app.features.calls.events import CallEvent
from secretary_app.features.conversations.models import Evidence
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSignedIn(Event):
    """``actor`` sits at a desk from now on: calls wait for them, colleagues hand calls to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSignedOut(Event):
    """``actor`` has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAwaited(CallEvent):
    """It rings, and the assistant waits for a person to take it, let her take it, or decline."""

    until: datetime
    """Then she answers by herself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver(CallEvent):
    """``actor`` has the line; the assistant's voice ends with the word it is in."""


class BackBecause(StrEnum):
    """Why the assistant has the call again."""

    GIVEN = "given"
    """The person gave it back."""
    DESK_LOST = "desk-lost"
    """Their microphone, or the process that holds it, is gone."""
    HELD_TOO_LONG = "held-too-long"
    NOBODY_TOOK_IT = "nobody-took-it"
    """It was to be transferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack(CallEvent):
    """The assistant has the call again, and knows what was said meanwhile."""

    because: BackBecause


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldChanged(CallEvent):
    """The caller hears the hold sound from now on, or does no longer."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietChanged(CallEvent):
    """The assistant listens without speaking from now on, or speaks again."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested(CallEvent):
    """What the assistant would say to the caller's turn ``number`` if she were not quiet."""

    number: int
    text: str
    language: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinted(CallEvent):
    """``actor`` told the assistant what to say; the sentences follow as any other of hers do."""

    hint: str
    said: str
    """How she will say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorPartial(CallEvent):
    """The person's words so far."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSaid(CallEvent):
    """A finished turn of the person who has the call. ``text`` may be empty: only sound."""

    text: str
    language: str
    engine: str
    confidence: float
    start_ms: int
    end_ms: int
    words: tuple[Word, ...]
    """In line time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferAsked(CallEvent):
    """The call is handed to a colleague, whose desk rings; the caller is on hold."""

    to: tuple[str, ...]
    """Whose desks ring."""
    until: datetime


class TransferOutcome(StrEnum):
    """What became of a transfer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    """All who were asked."""
    NOBODY = "nobody"
    """Nobody took it in time, or nobody else is signed in."""
    CANCELLED = "cancelled"
    """Somebody did something else with the call, or the caller hung up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferEnded(CallEvent):
    """Desks stop ringing."""

    outcome: TransferOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TonesSent(CallEvent):
    """``actor`` sent tones into the call. Which is not told: they may be a secret."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNoted(CallEvent):
    """``actor`` wrote something down about the call."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined(CallEvent):
    """``actor`` refused the ringing call."""


class DeskSoundState(StrEnum):
    """Of the desk's own microphone and headphones."""

    OFF = "off"
    LISTENING = "listening"
    """The call is heard; nobody hears the desk."""
    SPEAKING = "speaking"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSoundChanged(Event):
    """The desk's microphone and headphones."""

    state: DeskSoundState
    code: str = ""
    """Of what went wrong: ``error-<code>`` says it to a person."""
