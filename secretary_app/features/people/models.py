"""A person, as the rest of the product sees one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from secretary_app.foundation.i18n import Language

LONGEST_NAME = 200
LONGEST_NOTES = 20_000


class IdentityKind(StrEnum):
    """By what a person is recognised."""

    PHONE = "phone"
    """E.164, or a service code."""
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SENDER = "sender"
    """The name that stands in a short message in the place of a number: a bank, an operator."""
    VISITOR = "visitor"
    """The widget's own id for a browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One way to recognise somebody."""

    kind: IdentityKind
    value: str
    handle: str = field(default="", compare=False)
    """How people call them at that door, as it told last: ``@anna``. It may become another's."""


def phones_of(identities: Iterable[Identity]) -> tuple[str, ...]:
    """Telephone numbers, as E.164."""
    return tuple(each.value for each in identities if each.kind is IdentityKind.PHONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the secretary has met."""

    id: str
    name: str | None
    """None until somebody says it."""
    language: Language | None
    """Chosen by the person; None: go by the assistant's order."""
    identities: tuple[Identity, ...]
    met_at: datetime
    company: str | None = None
    notes: str = ""

    @property
    def phone(self) -> str | None:
        """The first telephone number known."""
        return next(iter(self.phones), None)

    @property
    def phones(self) -> tuple[str, ...]:
        """All telephone numbers known, as E.164."""
        return phones_of(self.identities)

    @property
    def card(self) -> Card:
        """What of it a person writes."""
        return Card(
            name=self.name or "",
            company=self.company or "",
            language=self.language,
            notes=self.notes,
            phones=self.phones,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Who turned up."""

    person: Person
    new: bool
    """For the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What somebody writes about a person; empty text is nothing known."""

    name: str = ""
    company: str = ""
    language: Language | None = None
    notes: str = ""
    phones: tuple[str, ...] = ()
    """E.164, the first of them first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A person in a list."""

    id: str
    name: str | None
    company: str | None
    identities: tuple[Identity, ...] = ()

    @property
    def phones(self) -> tuple[str, ...]:
        """All telephone numbers known, as E.164."""
        return phones_of(self.identities)

    @property
    def others(self) -> tuple[str, ...]:
        """Senders' names, ids of other doors."""
        return tuple(each.value for each in self.identities if each.kind is not IdentityKind.PHONE)


class ConsentAbout(StrEnum):
    """What a person may allow."""

    RECORDING = "recording"
    WRITING = "writing"
    """Short messages about what they asked for."""
    OFFERS = "offers"
    """Advertising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a person allowed, or refused."""

    about: ConsentAbout
    given: bool
    told_at: datetime
    told_by: str
    """Id of who wrote it down."""
