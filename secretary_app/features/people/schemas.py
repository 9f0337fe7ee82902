"""People, as programs see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.models import ConsentAbout, IdentityKind
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.web.schemas import Id, Incoming, Line, Outgoing, Paging, Text

Phone = Annotated[str, Field(max_length=40)]
"""As people write it."""

MOST_PHONES = 20


class IdentityShown(Outgoing):
    """One way to recognise somebody."""

    kind: IdentityKind
    value: str
    handle: str
    """How people call them at that door; empty where it has not told."""


class BriefShown(Outgoing):
    """A person in a list."""

    id: str
    name: str | None
    company: str | None
    phones: list[str]
    others: list[str]
    """Senders' names, ids of other doors."""


class PersonShown(Outgoing):
    """A card."""

    id: str
    name: str | None
    company: str | None
    language: Language | None
    notes: str
    phones: list[str]
    identities: list[IdentityShown]
    met_at: datetime


class PeopleWanted(Paging):
    """Whom."""

    text: Line = ""
    """Each word stands in the name, the company or a number."""


class CardGiven(Incoming):
    """What is written about somebody; of a card that is there, what is not given stays."""

    name: Line = ""
    company: Line = ""
    language: Language | None = None
    notes: Text = ""
    phones: Annotated[tuple[Phone, ...], Field(max_length=MOST_PHONES)] = ()
    """All of them, the first of them first."""


class ConsentShown(Outgoing):
    """What somebody allowed, or refused."""

    about: ConsentAbout
    given: bool
    told_at: datetime
    told_by: str


class ConsentGiven(Incoming):
    """A yes or a no."""

    about: ConsentAbout
    given: bool | None
    """null: it was never asked."""


class LikelyShown(Outgoing):
    """Somebody who may be the same."""

    person: PersonShown
    because: list[str]
    """``name``, ``number``, ``callback``: strongest first."""


class MergeShown(Outgoing):
    """Two cards that were made one."""

    id: str
    at: datetime
    name: str
    """What the card was called that is no more."""


class MergeWith(Incoming):
    """The card that goes into the other."""

    other_id: Id


class MergeDone(Outgoing):
    """Two cards are one."""

    merge_id: str
    """By which they are parted again."""


class FileWanted(Incoming):
    """How people leave the program."""

    form: FileForm = FileForm.CSV


class ImportShown(Outgoing):
    """What a file brought."""

    added: list[str]
    """Ids."""
    changed: list[str]
    same: int
    left_out: int
    unread: list[str]
    """Numbers that are none."""
