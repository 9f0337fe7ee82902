"""One person: who it is, whom they may be merged with, their card, what they allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.bootstrap.merging import Merge, Proposal
from secretary_app.features.people.models import Consent, Person
from ui.pages.people.acts import PersonActs
from ui.pages.people.called import reached_by
from ui.pages.people.cards import merged, proposed
from ui.pages.people.consents import consents_card
from ui.pages.people.editor import Editor
from ui.pages.people.view import PeopleWords
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import empty_layout
from ui.widgets.header import Header
from ui.widgets.scrolled_column import ScrolledColumn

PROPOSED = 3
"""More would be a list of everybody with the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One person as they stand now."""

    person: Person
    consents: Sequence[Consent]
    proposals: Sequence[Proposal]
    merges: Sequence[Merge]


class PersonSide(QWidget):
    """Main part of the page; who reads and stores is the page."""

    def __init__(self, desk: Desk, telling: PeopleWords, *, may_write: bool) -> None:
        super().__init__()
        self._words = desk.words
        self._telling = telling
        self._may_write = may_write
        self.header = Header()
        self.talk = Button("", sign="chat-text")
        self._words.put(self.talk.setText, "people-thread")
        self.more = IconButton("dots-three", name="")
        self._words.put(self.more.set_name, "people-more", owner=self.more)
        for each in (self.talk, self.more):
            self.header.add(each)
        self.banner = desk.banner()
        self.editor = Editor(self._words)
        self.editor.allow(may_write)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_new(self) -> None:
        """An empty card, of whom nothing is known yet."""
        self._empty()
        self.header.title.setText(self._words.text("people-new"))
        self.header.set_second("")
        self.header.set_chip("")

    def show_person(self, shown: Shown, *, acts: PersonActs, look: Callable[[str], object]) -> None:
        """The card itself is the editor's; ``look`` opens another person."""
        self._empty()
        self._show_head(shown.person, blocked=acts.is_blocked(shown.person))
        words, person_id = self._words, shown.person.id
        if self._may_write:
            merge = partial(acts.merge, person_id)
            for each in shown.proposals[:PROPOSED]:
                card = proposed(each, self._telling, words, look=look, merge=merge)
                self._above.addWidget(card)
        told = partial(acts.consent, person_id)
        self._below.addWidget(consents_card(shown.consents, words, may=self._may_write, told=told))
        if shown.merges:
            part = acts.part if self._may_write else None
            self._below.addWidget(merged(shown.merges, words, part=part))
        self.talk.show()
        self.more.show()

    def _empty(self) -> None:
        empty_layout(self._above)
        empty_layout(self._below)
        self.talk.hide()
        self.more.hide()

    def _show_head(self, person: Person, *, blocked: bool) -> None:
        words, name = self._words, self._telling.name(person)
        self.header.title.setText(name)
        parts = [reached_by(person, words), person.company or ""]
        self.header.set_second(" · ".join(part for part in parts if part))
        self.header.set_chip(words.text("people-blocked") if blocked else "", tone="danger")

    def _lay_out(self) -> None:
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        scroll = ScrolledColumn(above=sizes.space_24, spacing=sizes.space_24)
        room = scroll.column
        room.addWidget(self.banner)
        self._above.setSpacing(sizes.space_8)
        room.addLayout(self._above)
        room.addWidget(self.editor)
        self._below.setSpacing(sizes.space_16)
        room.addLayout(self._below)
        room.addStretch()
        column.addWidget(scroll, 1)
