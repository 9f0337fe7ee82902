"""What happens to people."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.foundation.i18n import Language
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMet(Event):
    """Somebody turned up for the first time."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRenamed(Event):
    """A name was given, changed or taken away."""

    person_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Event):
    """From now on we begin in this language."""

    person_id: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged(Event):
    """Something in the card is other, or it was made by hand, or is gone."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMerged(Event):
    """Two cards became one, or one became two again."""

    person_id: str
    """Who stayed."""
    other_id: str
