"""Bots, what they receive and send, and how they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar, cast

from secretary_app.channels.telegram.settings import ADMINS
from secretary_app.foundation.settings import Setting

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """One of the bots of this secretary, as the owner set it up."""

    id: str
    name: str = ""
    """For people; empty: it is called by its id."""
    chosen: Mapping[str, object] = field(default_factory=dict)
    """Values by the key of their field; the others are at their defaults."""

    def get(self, of: Setting[ValueT]) -> ValueT:
        """What holds for this bot."""
        return cast("ValueT", self.chosen.get(of.key, of.default))

    def people_by_number(self) -> tuple[int, ...]:
        """Its own people, without those who are known by a name, which may pass to others."""
        return tuple(int(each) for each in self.get(ADMINS) if each.strip().isdecimal())

    @property
    def title(self) -> str:
        """As people call it."""
        return self.name or self.id

    @property
    def secret(self) -> str:
        """The name under which its token is kept."""
        return f"telegram.{self.id}"


class BotState(StrEnum):
    """How a bot is."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    NO_KEY = "no-key"
    WRONG_KEY = "wrong-key"
    CONFLICT = "conflict"
    UNREACHABLE = "unreachable"
    FORBIDDEN = "forbidden"
    """The owner allows no connections to other machines."""
    NO_WAY_IN = "no-way-in"
    """Telegram does not reach the public address; what goes, goes."""
    BROKEN = "broken"
    """A fault of ours; it is tried again."""


WAITS_FOR_A_PERSON = frozenset(
    {BotState.STOPPED, BotState.NO_KEY, BotState.WRONG_KEY, BotState.FORBIDDEN}
)
"""Trying again changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotNote:
    """A line of a bot's log: what happened, without anybody's words."""

    at: datetime
    state: BotState
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BotCounts:
    """What went through a bot since it was added."""

    received: int = 0
    sent: int = 0
    waiting: int = 0
    failed: int = 0
    unsure: int = 0
    people: int = 0
    groups: int = 0
    last_received_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a bot is now."""

    bot: Bot
    counts: BotCounts
    notes: tuple[BotNote, ...]
    """The newest last."""
    state: BotState = BotState.STOPPED
    since: datetime | None = None
    """None: it was not started in this program."""
    username: str = ""
    """Telegram's name for it; empty until it was asked."""
    detail: str = ""
    """What Telegram said of the last trouble."""
    posted_to: str = ""
    """Where Telegram posts what comes; empty: it is asked for."""
    retry_at: datetime | None = None


class OutState(StrEnum):
    """What has become of a message of ours."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    """Telegram was asked and gave no answer: it may have arrived."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button under a message."""

    text: str
    data: str
    """At most 64 bytes, which come back when it is pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message of ours."""

    id: str
    bot_id: str
    chat_id: int
    text: str
    state: OutState
    at: datetime
    message_id: str | None = None
    """In the person's thread."""
    talk_id: str | None = None
    answers: int | None = None
    """Telegram's number of the message that it answers."""
    reply_to: int | None = None
    """The same where the answer is shown as a reply, as in groups."""
    replaces: tuple[int, ...] = ()
    """Telegram's numbers of what it stands in place of."""
    sent_as: tuple[int, ...] = ()
    """Telegram's numbers of the parts that have gone."""
    presses: tuple[tuple[Press, ...], ...] = ()
    asks_contact: str = ""
    """The words of the button by which they give their number; empty: none."""
    attempts: int = 0
    error: str | None = None
    next_try_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Somebody and a bot, in one chat."""

    id: str
    bot_id: str
    chat_id: int
    user_id: int
    private: bool
    language: str | None
    model: str | None
    since: datetime
    """When the talk began that counts."""
    last_at: datetime
    contact_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group in which a bot is."""

    bot_id: str
    chat_id: int
    title: str
    remembers: bool
    """What is said to the bot there is kept and counts in the next answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of our people is asked by a bot what somebody wants to know."""

    id: str
    """Of the message that asks."""
    promise_id: str
    draft: str
    """What they were heard to answer; empty: nothing waits for their word."""
