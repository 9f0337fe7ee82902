"""The page: everybody, one card, what it may be merged with, and what they allowed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from secretary_app.features.people.events import PeopleMerged, PersonChanged, PersonMet
from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.models import Brief, Card
from secretary_app.features.people.rights import CHANGE_PEOPLE
from secretary_app.features.privacy.events import PersonForgotten
from ui.pages.listing import Listing
from ui.pages.people.acts import PersonActs
from ui.pages.people.carrying import Carrying
from ui.pages.people.person_side import PersonSide, Shown
from ui.pages.people.view import PeopleWords
from ui.pages.up_to_date import UpToDate
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row


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
        self._may_write = desk.may(CHANGE_PEOPLE.key)
        new = Button("", sign="plus")
        words.put(new.setText, "people-new")
        new.clicked.connect(lambda _checked: self.begin())
        if not self._may_write:
            # Shown without a parent it would be a window of its own for a moment.
            new.hide()
        self._list = self.listing = Listing(words, prefix="people", sign="users", first=new)
        self._list.opened.connect(self._choose)
        self._list.looked_for.connect(lambda _text: self._look_for())
        self._main = self.main = QStackedWidget()
        self.side = PersonSide(desk, self._telling, may_write=self._may_write)
        self.side.talk.clicked.connect(lambda _checked: desk.open("inbox", self._key))
        self.side.more.clicked.connect(self._show_menu)
        self.editor, self.banner = self.side.editor, self.side.banner
        self.editor.saved.connect(self._save)
        self._main.addWidget(self.side)
        self._nothing: Placeholder | None = None
        self.carrying = Carrying(desk, self.banner)
        self.acts = PersonActs(desk, self.banner, self.carrying, moved=self._show, gone=self._gone)
        self._fresh = UpToDate(self, read=self._read_list)
        for kind in (PersonChanged, PersonMet, PeopleMerged, PersonForgotten):
            self.listen(kind, lambda _event: self._fresh.changed())
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
        if what:
            self._key, self._new = what, False
        self._fresh.opened()

    def closed(self) -> None:
        """What is written and not saved waits."""
        self._fresh.closed()

    def begin(self) -> None:
        """An empty card."""
        self._key, self._new, self._shown = "", True, None
        self._list.rows.clearSelection()
        self.editor.show_card(Card())
        self._show()
        self.editor.name.setFocus()

    # ---- reading

    def _look_for(self) -> None:
        if not self._read_list(with_card=False):
            self._fresh.changed()

    def _read_list(self, *, with_card: bool = True) -> bool:
        search = self._list.search.text().strip()
        return self.desk.operations.run(
            lambda: self.desk.workspace.people.find_all(search),
            name="people.list",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=partial(self._show_list, with_card=with_card),
            quiet=True,
        )

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
        self._list.rows.choose(person_id)
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
        self._main.setCurrentWidget(self.side)
        if self._shown is None:
            self.side.show_new()
        else:
            self.side.show_person(self._shown, acts=self.acts, look=self._choose)

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

    def _reword(self) -> None:
        self._list.show_rows([self._telling.row(each) for each in self._people])
        self._show_nobody()
        if self._shown is not None or self._new:
            self._show()

    # ---- writing

    def _save(self, card: Card) -> None:
        if self._shown is None:
            self.acts.write_down(
                card, button=self.editor.keep, done=lambda person: self._choose(person.id)
            )
        else:
            self.acts.rewrite(
                self._shown.person, card, button=self.editor.keep, done=self.editor.show_card
            )

    def _show_menu(self) -> None:
        if self._shown is not None:
            self.acts.show_menu(self._shown.person, self.side.more)
