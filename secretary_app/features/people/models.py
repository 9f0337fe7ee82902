"""A person, as the rest of the product sees one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretary_app.foundation.i18n import Language

LONGEST_NAME = 200


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

    @property
    def phone(self) -> str | None:
        """The first telephone number known."""
        numbers = (each.value for each in self.identities if each.kind is IdentityKind.PHONE)
        return next(numbers, None)
