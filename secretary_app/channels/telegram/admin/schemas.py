"""Bots as programs see them. A token goes in, and never comes out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from secretary_app.channels.telegram.book import LONGEST_NAME
from secretary_app.channels.telegram.models import BotState
from secretary_app.channels.telegram.settings import FIELDS
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Text

Fields = Annotated[dict[Line, Text], Field(max_length=len(tuple(FIELDS)))]
"""By the name of the field, as ``bots show`` lists them; values are texts."""

Name = Annotated[str, Field(max_length=LONGEST_NAME)]
Token = Annotated[str, Field(min_length=1, max_length=200)]
"""As @BotFather sent it."""


class NewBot(Incoming):
    """A bot that is to be."""

    token: Token
    name: Name = ""
    fields: Fields = Field(default_factory=dict)


class ChangedBot(Incoming):
    """What is to be other; all of it, or nothing."""

    name: Name | None = None
    fields: Fields = Field(default_factory=dict)


class NewToken(Incoming):
    """In place of the one that it has."""

    token: Token


class Restored(Incoming):
    """The token that it had went with it; without one it waits for another."""

    token: Annotated[str, Field(max_length=200)] = ""


class Trial(Incoming):
    """What is written to the bot's own people."""

    text: Annotated[str, Field(max_length=1000)] = ""
    """Empty: the usual words."""


class BotShown(Outgoing):
    """A bot as it is set up."""

    id: str
    name: str
    state: BotState
    fields: dict[str, str]


class NoteShown(Outgoing):
    """Something that happened to it."""

    at: datetime
    state: BotState
    detail: str


class HealthShown(Outgoing):
    """How a bot is."""

    state: BotState
    since: datetime | None
    """Null: it was not started in this program."""
    username: str
    """Telegram's name for it."""
    detail: str
    """What Telegram said of the last trouble."""
    posted_to: str
    """Where Telegram posts what comes; empty: it is asked for."""
    retry_at: datetime | None
    notes: list[NoteShown]
    """The newest last."""


class StatisticsShown(Outgoing):
    """What went through a bot, of what is kept."""

    received: int
    sent: int
    waiting: int
    failed: int
    unsure: int
    """Sent without an answer from Telegram: they may have arrived."""
    people: int
    groups: int
    last_received_at: datetime | None


class Tried(Outgoing):
    """How many had the trial message."""

    people: int


class Checked(Outgoing):
    """Whose token it is, as Telegram says."""

    id: int
    username: str
    reads_groups: bool
    """Privacy mode is off: it is told everything that is said in a group."""
