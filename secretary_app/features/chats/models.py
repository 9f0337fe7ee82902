"""A chat, its messages, and the way through them that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretary_app.features.conversations.models import Evidence


class Side(StrEnum):
    """Who wrote."""

    USER = "user"
    ASSISTANT = "assistant"


class Source(StrEnum):
    """Where a chat was begun."""

    DESK = "desk"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """One chat."""

    id: str
    owner_id: str
    title: str
    """The first question until somebody names it."""
    made_at: datetime
    changed_at: datetime
    model: str = ""
    """The one that its owner wants to think in it; empty: the one that answers callers."""
    source: Source = Source.DESK


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that rest on the same."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    """One question or answer."""

    id: str
    parent_id: str | None
    """What it follows; None for a first question."""
    side: Side
    text: str
    language: str
    evidence: tuple[Evidence, ...]
    chosen: bool
    """Of the messages that follow the same one, this is shown."""
    made_at: datetime
    ends: tuple[int, ...] = ()
    """For each evidence, in which character of the text ends what rests on it."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The text in pieces, each with what it rests on."""
        found, begin = list[Passage](), 0
        for end in sorted(set(self.ends)):
            rests = tuple(
                each for each, at in zip(self.evidence, self.ends, strict=True) if at == end
            )
            found.append(Passage(text=self.text[begin:end].strip(), evidence=rests))
            begin = end
        rest = self.text[begin:].strip()
        if rest or not found:
            found.append(Passage(text=rest))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message on the way that is shown, and its place among its siblings: ``‹ 1/3 ›``."""

    message: ChatMessage
    siblings: tuple[str, ...]
    """Ids, oldest first, its own among them."""

    @property
    def number(self) -> int:
        """From 1."""
        return self.siblings.index(self.message.id) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChat:
    """A chat as it is shown."""

    chat: Chat
    way: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedChat:
    """All there was of a chat: the way back of whoever deleted it."""

    chat: Chat
    messages: tuple[ChatMessage, ...]
    """Oldest first."""


class ExportFormat(StrEnum):
    """How a chat leaves the program."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    """The whole tree; the others hold the way that is shown."""
