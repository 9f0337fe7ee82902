"""What stands around a card: who may be the same person, and who was made one with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from secretary_app.bootstrap.merging import Merge, Proposal
from ui.pages.people.view import PeopleWords
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card as CardFrame
from ui.widgets.text import Label


def proposed(
    proposal: Proposal,
    telling: PeopleWords,
    words: Words,
    *,
    look: Callable[[str], object],
    merge: Callable[[str], object],
) -> QWidget:
    """Somebody who may be the same."""
    frame = CardFrame()
    row = QHBoxLayout()
    row.setSpacing(theme().sizes.space_12)
    row.addWidget(Label(telling.likeness(proposal), role=Role.SMALL, wrap=True), 1)
    looks = Button(words.text("people-look"), kind=Kind.QUIET)
    looks.clicked.connect(lambda _checked: look(proposal.person.id))
    merges = Button(words.text("people-merge"), sign="git-merge")
    merges.clicked.connect(lambda _checked: merge(proposal.person.id))
    row.addWidget(looks)
    row.addWidget(merges)
    frame.add_layout(row)
    return frame


def merged(
    merges: Sequence[Merge], words: Words, *, part: Callable[[str], object] | None
) -> QWidget:
    """What was made one with this card, and can be two again."""
    card = CardFrame(words.text("people-merged"))
    for merge in merges:
        row = QHBoxLayout()
        name = words.phone(merge.name) if merge.name.startswith("+") else merge.name
        when = words.day(merge.at.astimezone().date(), inside=True)
        row.addWidget(Label(f"{name[:80]} · {when}", role=Role.SMALL, wrap=True), 1)
        if part is not None:
            apart = Button(words.text("people-part"), kind=Kind.QUIET)
            apart.clicked.connect(partial(_apart, part, merge.id))
            row.addWidget(apart)
        card.add_layout(row)
    return card


def _apart(part: Callable[[str], object], merge_id: str, _checked: bool) -> None:
    part(merge_id)
