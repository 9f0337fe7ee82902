"""Short messages as commands, the desk and the queue see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    """Who wrote."""

    IN = "in"
    OUT = "out"


class SmsState(StrEnum):
    """What has become of a message, and nothing that nobody has told."""

    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    """Received, with parts that never came."""
    QUEUED = "queued"
    SENT = "sent"
    """The network has it."""
    DELIVERED = "delivered"
    """It is in the person's telephone, by the network's report."""
    FAILED = "failed"
    """It will not be tried again."""
    UNSURE = "unsure"
    """Handed over, and nothing was heard since: it may have been sent, so it is not sent again
    unless a person wants it."""


class Purpose(StrEnum):
    """Why a program wrote a message that must not be written too often."""

    MISSED = "missed"
    """A call could not be answered."""


class PartState(StrEnum):
    """The same for one of its parts."""

    WAITING = "waiting"
    SENDING = "sending"
    """Written down before it is handed over; left so by a program that died, it is unsure."""
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """One message, whole."""

    id: str
    direction: Direction
    number: str
    """As E.164, or a sender's name."""
    text: str
    state: SmsState
    at: datetime
    """When it was received or ordered."""
    parts: int
    message_id: str | None
    """In the person's thread."""
    line_id: str
    """By which it came or goes."""
    error: str | None = None
    """Code of why it failed, or of the last try."""
    attempts: int = 0
    next_try_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPart:
    """One message of the wire that came."""

    fingerprint: str
    pdu: str
    number: str
    text: str
    reference: int | None
    """Ties the parts of a long one together; None where it is whole."""
    total: int
    index: int
    for_people: bool
    """False: for a program, or unreadable; kept, and shown to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """The next thing to send."""

    sms_id: str
    number: str
    text: str
    reference: int
    indexes: tuple[int, ...]
    """Of the parts that go at once, from 1."""
    parts: int
    """Of the whole message."""
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What goes by a line: its own messages, and those of lines that are no more."""

    line_id: str
    not_of: tuple[str, ...] = ()
    """All lines; empty: messages of lines that are no more are another line's matter."""
