"""What a person allowed: yes, no, or never asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from secretary_app.features.people.models import Consent, ConsentAbout
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.card import Card
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

ANSWERS = {"": None, "yes": True, "no": False}


def consents_card(
    consents: Sequence[Consent],
    words: Words,
    *,
    may: bool,
    told: Callable[[ConsentAbout, bool | None], object],
) -> Card:
    """A row for each; ``told`` hears what was written down."""
    card = Card(words.text("people-consents"))
    known = {each.about: each for each in consents}
    for about in ConsentAbout:
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_16)
        name = words.text(f"people-consent-{about.value}")
        row.addWidget(Label(name, role=Role.BODY, wrap=True), 1)
        consent = known.get(about)
        if consent is not None:
            when = words.day(consent.told_at.astimezone().date())
            row.addWidget(Label(when, role=Role.CAPTION, tone="text3", figures=True))
        choice = Segmented(
            [(key, words.text(f"people-consent-answer-{key or 'none'}")) for key in ANSWERS],
            name=name,
        )
        given = None if consent is None else consent.given
        choice.choose(next(key for key, answer in ANSWERS.items() if answer is given))
        choice.setEnabled(may)
        choice.chosen.connect(lambda key, about=about: told(about, ANSWERS[key]))
        row.addWidget(choice)
        card.add_layout(row)
    return card
