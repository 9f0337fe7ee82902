"""The page: everybody, one card, what it may be merged with, and what they allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secretary_app.bootstrap.merging import Merge, Proposal
from secretary_app.features.people.events import PeopleMerged, PersonChanged, PersonMet
from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.models import Brief, Card, Consent, Person
from secretary_app.features.people.rights import CHANGE_PEOPLE
from secretary_app.features.privacy.events import PersonForgotten
from ui.pages.listing import Listing
from ui.pages.people.acts import PersonActs
from ui.pages.people.cards import merged, proposed
from ui.pages.people.carrying import Carrying
from ui.pages.people.consents import consents_card
from ui.pages.people.editor import Editor
from ui.pages.people.view import PeopleWords
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import empty_layout
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row

SETTLE_MS = 150
PROPOSED = 3
"""More would be a list of everybody with the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One person as they stand now."""

    person: Person
    consents: Sequence[Consent]
    proposals: Sequence[Proposal]
    merges: Sequence[Merge]


class PeoplePage(Page):
    """What is written and not saved stays while others change what is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._telling = PeopleWords(words)
        self._people: list[Brief] = []
        self._shown: Shown | None = None
        self._key = ""
        self._new = False
        self._front = False
        self._may_write = desk.may(CHANGE_PEOPLE.key)
        new = Button("", sign="plus")
        words.put(new.setText, "people-new")
        new.clicked.connect(lambda _checked: self.begin())
        if not self._may_write:
            # Shown without a parent it would be a window of its own for a moment.
            new.hide()
        self._list = self.listing = Listing(words, prefix="people", sign="users", first=new)
        self._list.opened.connect(self._choose)
        self._list.looked_for.connect(lambda _text: self._read_list())
        self._main = self.main = QStackedWidget()
        self._card_side = self._lay_out()
        self._main.addWidget(self._card_side)
        self._nothing: Placeholder | None = None
        self.carrying = Carrying(desk, self.banner)
        self.acts = PersonActs(desk, self.banner, self.carrying, moved=self._show, gone=self._gone)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._read_again)
        for kind in (PersonChanged, PersonMet, PeopleMerged, PersonForgotten):
            self.listen(kind, lambda _event: self._changed())
        self.own_actions = (
            Action(
                id="people.new",
                sign="plus",
                keys="Ctrl+N",
                permission=CHANGE_PEOPLE.key,
                run=self.begin,
            ),
            Action(
                id="people.save",
                keys="Ctrl+S",
                permission=CHANGE_PEOPLE.key,
                run=self.editor.save,
                enabled=lambda: self.editor.is_changed,
            ),
            Action(
                id="people.import",
                sign="upload-simple",
                permission=CHANGE_PEOPLE.key,
                run=self.carrying.ask_which,
            ),
            Action(
                id="people.export",
                sign="download-simple",
                run=partial(self.carrying.ask_where, FileForm.CSV),
            ),
            Action(
                id="people.find",
                sign="magnifying-glass",
                keys="Ctrl+F",
                run=self._list.search.setFocus,
            ),
        )
        words.changed.connect(self._reword)
        self._show_nobody()

    @property
    def rows(self) -> Sequence[Row]:
        """Everybody in the list."""
        return self._list.rows.rows

    def opened(self, what: str) -> None:
        """``what`` is a person."""
        self._front = True
        if what:
            self._key, self._new = what, False
        self._read_again()

    def closed(self) -> None:
        """What is written and not saved waits."""
        self._front = False

    def begin(self) -> None:
        """An empty card."""
        self._key, self._new, self._shown = "", True, None
        self._list.rows.clearSelection()
        self.editor.show_card(Card())
        self._show()
        self.editor.name.setFocus()

    # ---- building

    def _lay_out(self) -> QWidget:
        room, words, sizes = QWidget(), self.desk.words, theme().sizes
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        self.talk = Button("", sign="chat-text")
        words.put(self.talk.setText, "people-thread")
        self.talk.clicked.connect(lambda _checked: self.desk.open("inbox", self._key))
        self.header.add(self.talk)
        self.more = IconButton("dots-three", name="")
        words.put(self.more.set_name, "people-more", owner=self.more)
        self.more.clicked.connect(self._show_menu)
        self.header.add(self.more)
        column.addWidget(self.header)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max)
        self._room = QVBoxLayout(inside)
        self._room.setContentsMargins(*(sizes.space_24,) * 4)
        self._room.setSpacing(sizes.space_24)
        self.banner = self.desk.banner()
        self._room.addWidget(self.banner)
        self._above = QVBoxLayout()
        self._above.setSpacing(sizes.space_8)
        self._room.addLayout(self._above)
        self.editor = Editor(words)
        self.editor.allow(self._may_write)
        self.editor.saved.connect(self._save)
        self._room.addWidget(self.editor)
        self._below = QVBoxLayout()
        self._below.setSpacing(sizes.space_16)
        self._room.addLayout(self._below)
        self._room.addStretch()
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        return room

    def _show_nobody(self) -> None:
        if self._nothing is not None:
            self._main.removeWidget(self._nothing)
            self._nothing.deleteLater()
        words = self.desk.words
        what = "people-choose" if self._people else "people-none"
        action = (words.text("people-new"), self.begin) if self._may_write else None
        self._nothing = Placeholder(
            sign="users",
            title=words.text(what),
            sentence=words.text(f"{what}.help"),
            action=action,
        )
        self._main.addWidget(self._nothing)
        if not self._key and not self._new:
            self._main.setCurrentWidget(self._nothing)

    # ---- reading

    def _changed(self) -> None:
        if self._front:
            self._settled.start()

    def _read_again(self) -> None:
        self._read_list(with_card=True)

    def _read_list(self, *, with_card: bool = False) -> None:
        search = self._list.search.text().strip()
        begun = self.desk.operations.run(
            lambda: self.desk.workspace.people.find_all(search),
            name="people.list",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=partial(self._show_list, with_card=with_card),
            quiet=True,
        )
        if not begun and self.desk.operations.busy("people.list"):
            self._settled.start()

    def _show_list(self, people: list[Brief], *, with_card: bool) -> None:
        self._people = people
        self._list.show_rows([self._telling.row(each) for each in people])
        if not self._list.search.text() and self._key not in {each.id for each in people}:
            # Forgotten, or merged into another.
            self._key, self._shown = "", None
        if self._key:
            self._list.rows.choose(self._key)
            if with_card:
                self._read(self._key)
        elif people and not self._new and not self._list.search.text():
            self._choose(people[0].id)
        else:
            self._show_nobody()

    def _choose(self, person_id: str) -> None:
        self._key, self._new = person_id, False
        self._read(person_id)

    def _read(self, person_id: str) -> None:
        workspace = self.desk.workspace

        async def read() -> Shown:
            return Shown(
                person=await workspace.people.get(person_id),
                consents=await workspace.people.consents(person_id),
                proposals=await workspace.merging.propose(person_id),
                merges=await workspace.merging.of(person_id),
            )

        self.desk.operations.run(
            read,
            name=f"people.read.{person_id}",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
            failed=self._gone,
            quiet=True,
        )

    def _take(self, shown: Shown) -> None:
        if shown.person.id != self._key:
            return
        before, self._shown = self._shown, shown
        another = before is None or before.person.id != shown.person.id
        if another or not self.editor.is_changed:
            self.editor.show_card(shown.person.card)
        self._show()

    def _gone(self) -> None:
        self._key, self._shown = "", None
        self._show_nobody()

    # ---- showing

    def _show(self) -> None:
        words, shown = self.desk.words, self._shown
        empty_layout(self._above)
        empty_layout(self._below)
        self._main.setCurrentWidget(self._card_side)
        known = shown is not None
        self.talk.setVisible(known)
        self.more.setVisible(known)
        if shown is None:
            self.header.title.setText(words.text("people-new"))
            self.header.set_second("")
            self.header.set_chip("")
            return
        person = shown.person
        name = self._telling.name(person)
        phone = words.phone(person.phone) if person.phone else ""
        self.header.title.setText(name)
        parts = [phone if phone != name else "", person.company or ""]
        self.header.set_second(" · ".join(part for part in parts if part))
        blocked = words.text("people-blocked") if self.acts.is_blocked(person) else ""
        self.header.set_chip(blocked, tone="danger")
        if self._may_write:
            for proposal in shown.proposals[:PROPOSED]:
                self._above.addWidget(
                    proposed(
                        proposal,
                        self._telling,
                        words,
                        look=self._choose,
                        merge=partial(self.acts.merge, person.id),
                    )
                )
        self._below.addWidget(
            consents_card(
                shown.consents,
                words,
                may=self._may_write,
                told=partial(self.acts.consent, person.id),
            )
        )
        if shown.merges:
            part = self.acts.part if self._may_write else None
            self._below.addWidget(merged(shown.merges, words, part=part))

    def _reword(self) -> None:
        self._list.show_rows([self._telling.row(each) for each in self._people])
        self._show_nobody()
        if self._shown is not None or self._new:
            self._show()

    # ---- writing

    def _save(self, card: Card) -> None:
        words, people, shown = self.desk.words, self.desk.workspace.people, self._shown
        if shown is None:
            self.desk.operations.run(
                lambda: people.write_down(card),
                name="people.save",
                title=words.text("people-save"),
                blocks=self.editor.keep,
                complain=self.banner,
                done=lambda person: self._choose(person.id),
                said=words.text("people-saved"),
            )
            return
        person_id, before = shown.person.id, shown.person.card

        def saved(person: Person) -> None:
            self.editor.show_card(person.card)

        async def undo() -> None:
            saved(await people.edit(person_id, before))

        self.desk.operations.run(
            lambda: people.edit(person_id, card),
            name="people.save",
            title=words.text("people-save"),
            blocks=self.editor.keep,
            complain=self.banner,
            done=saved,
            said=words.text("people-saved"),
            undo=undo,
        )

    def _show_menu(self) -> None:
        if self._shown is not None:
            self.acts.show_menu(self._shown.person, self.more)
