"""What a page sends and gets. Everything is text there, and stays text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.presence import Presence
from secretary_app.channels.widget.settings import SOURCES
from secretary_app.features.conversations.models import Evidence, EvidenceKind, Message, Role
from secretary_app.foundation.web.schemas import Id, Incoming, Line, Outgoing, Text

SHOWN_KINDS = frozenset({EvidenceKind.FACT, EvidenceKind.FAQ, EvidenceKind.DOCUMENT})
"""Of what an answer rests on; a rule of the talk is nothing that a visitor could look up."""

LONGEST_QUOTE = 600

ROLES = {Role.CALLER: "visitor", Role.ASSISTANT: "assistant", Role.OPERATOR: "operator"}

Key = Annotated[str, Field(pattern=r"^[0-9a-f]{0,64}$")]


class Place(Incoming):
    """On which widget."""

    instance: Id


class HistoryPlace(Place):
    """How it stands is told in this language."""

    language: Annotated[str, Field(max_length=8)] = ""


class EventsPlace(Place):
    """What comes after a message that the page has already."""

    after: Annotated[str, Field(max_length=64)] = ""


class FilePlace(Place):
    """How the visitor calls the file."""

    name: Annotated[str, Field(min_length=1, max_length=300)]


class BeginBody(Incoming):
    """A first word is going to be written."""

    language: Annotated[str, Field(max_length=8)] = ""
    page: Annotated[str, Field(max_length=2000)] = ""


class AskBody(Incoming):
    """A question."""

    text: Text
    key: Key = ""
    """The page's own name for it: sent again, it is not stored twice."""


class CallBody(Incoming):
    """Whom to call."""

    phone: Line


class LeaveBody(Incoming):
    """The form."""

    text: Text
    contact: Line
    name: Line = ""


class Source(Outgoing):
    """Where an answer comes from."""

    title: str
    section: str = ""
    page: int | None = None
    quote: str


class Shown(Outgoing):
    """A message."""

    id: str
    role: str
    """``visitor``, ``assistant`` or ``operator``."""
    text: str
    at: str
    sources: list[Source]
    file: bool
    answered: bool = False
    """Of a visitor's: whether an answer follows by itself."""


class Piece(Outgoing):
    """A sentence of an answer that is on its way."""

    text: str


class Switch(Outgoing):
    """Something is so, or no more."""

    on: bool


class Trouble(Outgoing):
    """There is no answer, or no more of it."""

    code: str
    message: str


class PresenceShown(Outgoing):
    """Whether people are there."""

    open: bool
    text: str


class History(Outgoing):
    """What was said on this widget with this browser."""

    id: str | None
    """None: nothing yet."""
    messages: list[Shown]
    presence: PresenceShown
    person: bool
    """Whether one of us answers."""


class Begun(Outgoing):
    """A browser's own token, told once."""

    id: str
    token: str


class Exchanged(Outgoing):
    """A form, and the answer to it."""

    messages: list[Shown]


def shown(message: Message, widget: Widget, *, file: bool = False, answered: bool = False) -> Shown:
    """A message as its visitor sees it."""
    sources = _sources(message.evidence) if widget.get(SOURCES) else []
    return Shown(
        id=message.id,
        role=ROLES[message.role],
        text=message.text,
        at=message.created_at.isoformat(),
        sources=sources,
        file=file,
        answered=answered,
    )


def presence_shown(presence: Presence) -> PresenceShown:
    """As the page is told."""
    return PresenceShown(open=presence.open, text=presence.text)


def _sources(evidence: tuple[Evidence, ...]) -> list[Source]:
    found = [
        Source(
            title=each.title,
            section=each.section,
            page=each.page,
            quote=each.quote[:LONGEST_QUOTE],
        )
        for each in evidence
        if each.kind in SHOWN_KINDS and each.quote
    ]
    return [each for place, each in enumerate(found) if each not in found[:place]]
