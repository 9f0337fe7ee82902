"""A promise and its states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from secretary_app.features.conversations.models import Channel, Evidence, EvidenceKind

MESSAGE_DUE = timedelta(hours=1)
"""A message that nobody read by then is late, whichever way it came."""


class PromiseKind(StrEnum):
    """What was promised."""

    CALL_BACK = "call_back"
    FIND_OUT = "find_out"
    """An answer that was not known: found out, then told."""
    DELIVER = "deliver"
    """A message, to be passed on to somebody here."""
    SEND = "send"
    """Words to be sent to the person's telephone."""


class PromiseState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """Tried as often as the owner allows, in vain: a person has to see to it."""


class WhyFailed(StrEnum):
    """Why a promise is left to a person."""

    IN_VAIN = "in-vain"
    """Called as often as the owner allows."""
    BAD_NUMBER = "bad-number"
    """What stands for their number is none that could be dialled."""
    LINE_REFUSES = "line-refuses"
    """The line would not dial it, as often as the owner allows."""
    NOWHERE = "nowhere"
    """What was found out can be told them neither by a call nor in writing."""


MOVES = {
    PromiseState.OPEN: {PromiseState.FULFILLED, PromiseState.CANCELLED, PromiseState.FAILED},
    PromiseState.FULFILLED: {PromiseState.OPEN},
    PromiseState.CANCELLED: {PromiseState.OPEN},
    PromiseState.FAILED: {PromiseState.OPEN, PromiseState.FULFILLED, PromiseState.CANCELLED},
}
"""The way back to open is the undo of the desk; what failed may still be done by a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPromise:
    """What a conversation hands in."""

    kind: PromiseKind
    text: str
    """What about, in the person's words; empty where only their voice was kept."""
    due_at: datetime
    language: str
    urgent: bool = False
    person_id: str | None = None
    call_id: str | None = None
    number: str | None = None
    """E.164: where to call, which need not be where they called from."""
    audio_start_ms: int | None = None
    audio_end_ms: int | None = None
    """Line time of the message, or of the question, in the call's recording."""
    channel: Channel | None = None
    """Where it was asked for in writing; None: aloud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(NewPromise):
    """A stored promise."""

    id: str
    state: PromiseState
    made_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    note: str = ""
    """Of colleagues, for colleagues."""
    answer: str = ""
    """What was found out, to be told in these words."""
    answered_at: datetime | None = None
    answered_by: str | None = None
    """Who vouches for it."""
    entry_id: str | None = None
    """Of the FAQ, where the answer stands there, too."""
    why_failed: WhyFailed | None = None

    @property
    def ready_at(self) -> datetime:
        """From when on it may be kept: an answer as soon as it is known."""
        return self.due_at if self.answered_at is None else min(self.due_at, self.answered_at)

    @property
    def waits_for_answer(self) -> bool:
        """Whether there is nothing to tell them yet: a person has to find it out."""
        return self.kind is PromiseKind.FIND_OUT and not self.answer

    @property
    def evidence(self) -> Evidence:
        """What its answer rests on."""
        if self.entry_id is not None:
            kind, ref, title = EvidenceKind.FAQ, self.entry_id, self.text
        else:
            kind = EvidenceKind.HINT
            ref = title = self.answered_by or ""
        return Evidence(kind=kind, ref=ref, title=title, score=1.0, quote=self.answer)

    def overdue(self, now: datetime) -> bool:
        """Whether it is open past its time."""
        return self.state is PromiseState.OPEN and self.due_at < now
