"""Threads, messages, and what an answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Who speaks in a message."""

    CALLER = "caller"
    """The person outside, on whichever door."""
    ASSISTANT = "assistant"
    OPERATOR = "operator"
    """One of us, at the desk."""
    SYSTEM = "system"
    """What happened: interrupted, transferred, recording switched off."""


class Channel(StrEnum):
    """The door that a message came or went by."""

    PHONE = "phone"
    SMS = "sms"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    WIDGET = "widget"
    API = "api"
    DESK = "desk"


class EvidenceKind(StrEnum):
    """Where an answer comes from."""

    FACT = "fact"
    FAQ = "faq"
    DOCUMENT = "document"
    MODEL = "model"
    RULE = "rule"
    """A fixed rule of the dialogue: emergency, language, goodbye, taking a message."""
    HINT = "hint"
    """A person at the desk told the assistant to say so, and vouches for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a sentence may be said."""

    kind: EvidenceKind
    ref: str
    """Key of the fact, id of the FAQ entry, place in a document, name of the rule."""
    title: str
    score: float
    """0..1: how sure the match is."""
    quote: str = ""
    """The stored words that the sentence rests on."""
    section: str = ""
    """Of a document: the heading above the quote."""
    page: int | None = None
    """Of a document that has pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words of a message and their place in the call's sound."""

    text: str
    start_ms: int
    end_ms: int
    """Line time: since the call's first audio frame."""
    heard: bool = True
    """Of our own words: whether they left the modem; what a caller cut off did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """What a door hands in."""

    role: Role
    channel: Channel
    text: str
    """As meant: for our own sentences, before anybody interrupted."""
    language: str
    heard_text: str | None = None
    """Of a spoken sentence of ours: the words that the caller really heard; None elsewhere, and
    while it is still being spoken."""
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[Span, ...] = ()
    engine: str | None = None
    """Which recogniser wrote a caller's words (``script`` in the demo)."""
    confidence: float | None = None
    """Of the recogniser, 0..1."""
    call_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(NewMessage):
    """A stored message."""

    id: str
    thread_id: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Everything ever said with one person."""

    id: str
    person_id: str | None
    """None for a caller who hid the number: such a thread holds one call."""
    opened_at: datetime
    last_message_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A thread in a list."""

    thread: Thread
    last: Message
    unseen: int
    """Calls and messages of theirs that nobody at the desk has seen."""
