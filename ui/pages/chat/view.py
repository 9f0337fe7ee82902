"""A chat in words: who asked what, the answer in pieces with what they rest on. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.chats.models import Chat, OpenChat, Shown, Side
from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.models import Sentence
from ui.runtime.words import Words
from ui.widgets.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words, and what they rest on."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question or answer, in finished words."""

    key: str
    asked: bool
    """A question of the user's; else an answer."""
    who: str
    when: str
    pieces: tuple[Piece, ...]
    number: int = 1
    siblings: tuple[str, ...] = ()
    """Ids of what may stand in its place, its own among them."""
    coming: bool = False
    """More of it will follow."""
    sounds: bool = False
    """It is read aloud just now."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(each.text for each in self.pieces)


class ChatWords:
    """In the language that holds now."""

    def __init__(self, *, words: Words, assistant: str) -> None:
        self._words = words
        self.assistant = assistant
        """Whose answers these are."""

    def row(self, chat: Chat) -> Row:
        """Of the list."""
        when = chat.changed_at.astimezone()
        today = when.date() == self._words.today
        return Row(
            key=chat.id,
            title=chat.title or self._words.text("chat-new"),
            second=self._words.clock(when) if today else self._words.day(when.date()),
            sign="chat-circle-dots",
        )

    def told(self, chat: OpenChat, *, sounding: str = "") -> list[Told]:
        """The way that is shown; ``sounding`` is the answer that is read aloud."""
        return [self._one(shown, sounding) for shown in chat.way]

    def coming(self, said: Sequence[Sentence], *, when: datetime) -> Told:
        """An answer that is not whole yet."""
        return Told(
            key="coming",
            asked=False,
            who=self.assistant,
            when=self._words.clock(when),
            pieces=tuple(Piece(text=each.text, source=self.source(each.evidence)) for each in said),
            coming=True,
        )

    def source(self, evidence: Sequence[Evidence]) -> str:
        """What words rest on."""
        told = dict.fromkeys(
            self._words.text(
                "inbox-evidence",
                kind=each.kind.value,
                title=each.title,
                score=self._words.decimal(each.score, digits=2),
            )
            for each in evidence
            if each.kind is not EvidenceKind.RULE
        )
        return self._words.text("inbox-source", what=" · ".join(told)) if told else ""

    def _one(self, shown: Shown, sounding: str) -> Told:
        message = shown.message
        asked = message.side is Side.USER
        return Told(
            key=message.id,
            asked=asked,
            who=self._words.text("chat-you") if asked else self.assistant,
            when=self._words.clock(message.made_at),
            pieces=tuple(
                Piece(text=each.text, source=self.source(each.evidence))
                for each in message.passages
            ),
            number=shown.number,
            siblings=shown.siblings,
            sounds=message.id == sounding,
        )
