"""What a call and its turns are, outside the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hardware.line.reports import CallGraded
from secretary_app.features.calls.latency import TurnLatency


class Direction(StrEnum):
    """Who dialled."""

    INCOMING = "in"
    OUTGOING = "out"


class CallOutcome(StrEnum):
    """How a call ended, as a person would say it."""

    RINGING = "ringing"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    MISSED = "missed"
    UNANSWERED = "unanswered"
    """We called, and nobody was connected; the cause of the end says why."""
    BROKEN = "broken"
    """Cut off by a fault of ours or of the line; the record is closed with what was known."""


class Consent(StrEnum):
    """The reason in a call's record."""

    ANNOUNCED = "announced"
    ASKED = "asked"
    """The caller said yes."""
    UNANSWERED = "unanswered"
    """The caller was asked and said neither: nothing is recorded."""
    REFUSED = "refused"
    ERASED = "erased"
    """Recorded at first, and erased on the caller's wish."""
    OFF = "off"
    """The owner records nothing on this line; or nobody was connected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord:
    """One call as it is stored."""

    id: str
    line_id: str
    direction: Direction
    number: str | None
    """E.164; None where the caller hid it."""
    person_id: str | None
    assistant_id: str
    language: str
    outcome: CallOutcome
    end_cause: str | None
    consent: str
    """Why the recording is lawful, or why there is none: see ``Consent``."""
    rang_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    sound: CallGraded | None = None
    """None where the line told nothing: it was never answered, or the line process died."""

    @property
    def talk_time(self) -> timedelta | None:
        """From answer to end."""
        if self.answered_at is None or self.ended_at is None:
            return None
        return self.ended_at - self.answered_at

    @property
    def wait_time(self) -> timedelta | None:
        """From the first ring to the answer, or to the end of a call that nobody answered."""
        until = self.answered_at or self.ended_at
        return None if until is None else until - self.rang_at


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTurn:
    """One turn of the caller."""

    number: int
    text: str
    language: str
    engine: str
    confidence: float
    understood: bool
    interrupted_us: bool
    start_ms: int
    end_ms: int
    """Line time of the caller's first and last sound of the turn."""
    latency: TurnLatency | None = None
