"""People in words: rows, names, what is wrong with a form. Knows no widgets."""

from __future__ import annotations

import re

from secretary_app.bootstrap.merging import Proposal
from secretary_app.features.people.models import Brief, Card, Person
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber
from ui.pages.people.called import called, reached_by
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.rows import Row

_BETWEEN_NUMBERS = re.compile(r"[\n,;]")


class PeopleWords:
    """In the language that holds now."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def name(self, person: Person | Brief) -> str:
        """As somebody is called, be it by a number."""
        return called(person, self._words)

    def row(self, person: Brief) -> Row:
        """Of the list."""
        parts = [person.company or "", reached_by(person, self._words)]
        return Row(
            key=person.id,
            title=self.name(person),
            second=" · ".join(part for part in parts if part)
            or self._words.text("people-nothing-known"),
            letter=initial(person.name or ""),
        )

    def likeness(self, proposal: Proposal) -> str:
        """Who may be the same, and why."""
        because = ", ".join(
            self._words.text("people-likeness", kind=each.value) for each in proposal.because
        )
        person = proposal.person
        name = self.name(person)
        phone = self._words.phone(person.phone) if person.phone else ""
        who = f"{name}, {phone}" if phone and phone != name else name
        return self._words.text("people-same", who=who, because=because)


def card_of(
    *, name: str, company: str, numbers: str, language: str, notes: str
) -> tuple[Card, list[str]]:
    """A form as a card, and the numbers in it that are none."""
    phones, bad = list[str](), list[str]()
    for text in _BETWEEN_NUMBERS.split(numbers):
        if text.strip():
            try:
                phones.append(PhoneNumber.parse(text.strip()).e164)
            except BadPhoneNumber:
                bad.append(text.strip())
    card = Card(
        name=name.strip(),
        company=company.strip(),
        language=Language(language) if language else None,
        notes=notes.strip(),
        phones=tuple(dict.fromkeys(phones)),
    )
    return card, bad
