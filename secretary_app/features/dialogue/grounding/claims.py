"""Reads everything out of a text that can be true or false to the letter."""

from __future__ import annotations

from functools import lru_cache

from secretary_app.features.dialogue.grounding.amounts import amounts_in
from secretary_app.features.dialogue.grounding.calendar import take_dates
from secretary_app.features.dialogue.grounding.contacts import take_contacts
from secretary_app.features.dialogue.grounding.names import names_in
from secretary_app.features.dialogue.grounding.readings import Claim
from secretary_app.features.dialogue.grounding.tokens import tokens_of


@lru_cache(maxsize=512)
def claims_of(text: str) -> tuple[Claim, ...]:
    """Figures of all kinds, in either language."""
    text, contacts = take_contacts(text)
    text, dates = take_dates(text)
    return (*contacts, *dates, *amounts_in(tokens_of(text)))


def names_of(text: str) -> tuple[Claim, ...]:
    """Names that the text mentions."""
    text, _ = take_contacts(text)
    return tuple(names_in(tokens_of(text)))
