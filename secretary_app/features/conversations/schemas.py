"""Threads and messages, as programs see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from secretary_app.features.conversations.fates import FateState
from secretary_app.features.conversations.models import Channel, EvidenceKind, Role
from secretary_app.foundation.web.schemas import MOST_ON_A_PAGE, Id, Incoming, Line, Outgoing, Text


class EvidenceShown(Outgoing):
    """Why a sentence may be said."""

    kind: EvidenceKind
    ref: str
    title: str
    score: float
    quote: str
    section: str
    page: int | None


class SpanShown(Outgoing):
    """Some words and their place in the call's sound."""

    text: str
    start_ms: int
    end_ms: int
    heard: bool


class FateShown(Outgoing):
    """What has become of a message of ours."""

    state: FateState
    attempts: int
    error: str | None
    """Code of why it failed, or of the last try."""
    next_try_at: datetime | None


class MessageShown(Outgoing):
    """What was said or written."""

    id: str
    thread_id: str
    created_at: datetime
    role: Role
    channel: Channel
    text: str
    language: str
    heard_text: str | None
    """Of a spoken sentence of ours: what the caller really heard."""
    evidence: list[EvidenceShown]
    spans: list[SpanShown]
    engine: str | None
    confidence: float | None
    call_id: str | None
    fate: FateShown | None = None
    """In a thread, of what we wrote by a text or a bot; nothing where it cannot but arrive."""


class TakenShown(Outgoing):
    """In whose hands a thread is."""

    by: str
    """Id of the user."""
    since: datetime
    until: datetime | None
    """When it is the assistant's again if they say nothing."""


class TalkShown(Outgoing):
    """A thread in a list."""

    id: str
    person_id: str | None
    opened_at: datetime
    last: MessageShown
    unseen: int
    """Calls and messages of theirs that nobody at the desk has seen."""
    taken: TakenShown | None
    """None: the assistant answers."""


class ThreadShown(Outgoing):
    """A thread with its newest messages, oldest first."""

    id: str
    person_id: str | None
    opened_at: datetime
    last_message_at: datetime | None
    taken: TakenShown | None
    messages: list[MessageShown]
    draft: str
    """What whoever asks has begun to write; empty: nothing, or they may not write."""


class DraftShown(Outgoing):
    """What whoever asks has begun to write and not sent."""

    thread_id: str
    text: str


class DraftKept(Incoming):
    """In place of what was begun; empty: nothing is any more."""

    text: Text


class ThreadNews(Outgoing):
    """Something happened in a thread."""

    thread_id: str
    at: datetime
    by: str
    """Id of the user; ``system``, ``assistant``, ``caller`` where it is none."""


class Spoken(ThreadNews):
    """Words were added (``message``), or it is known how many of them were heard (``heard``)."""

    message: MessageShown


class SomebodyTypes(ThreadNews):
    """Said again every few seconds while they do."""

    role: Role


class NewsWanted(Incoming):
    """Of one thread, or of all."""

    thread: Id | None = None


Newest = Annotated[int, Field(ge=1, le=1000)]


class ThreadsWanted(Incoming):
    """Which threads."""

    text: Line = ""
    """Words that were said in them."""
    limit: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 50


class MessagesWanted(Incoming):
    """How many, from the newest on."""

    newest: Newest = 200


class NewReply(Incoming):
    """Words of one of us."""

    text: Text


class HandTo(Incoming):
    """A colleague; nobody: whoever asks."""

    user_id: Id | None = None
