"""Knowledge › Facts: what may be said as a number, a time, a price, and until when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.models import Fact
from ui.pages.knowledge.editing import NEW, Editing
from ui.pages.knowledge.fact_editor import FactEditor
from ui.pages.knowledge.fact_form import FactForm
from ui.pages.knowledge.facts_table import FactsTable
from ui.pages.knowledge.facts_view import Holding, columns, counts, holding, line_of, wanted
from ui.pages.knowledge.files import FilesButton
from ui.pages.knowledge.searched_list import SearchedList
from ui.pages.knowledge.shelves import FactShelf
from ui.pages.knowledge.split import ListAndPanel
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder

ALL = "all"
FILTERS = (ALL, "soon", "expired")


class FactsPage(Page):
    """The table, what needs somebody above it, and the panel in which a fact is written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._knowledge = desk.workspace.knowledge
        self._shelf = FactShelf(self._knowledge, actor=desk.actor)
        self._facts: Sequence[Fact] | None = None
        self.banner, self.attention = desk.banner(), desk.banner()
        self.table = FactsTable(name="")
        words.put(self.table.setAccessibleName, "page-facts", owner=self.table)
        self.list = SearchedList(
            self.table,
            words=words,
            hint="fact-find",
            filters=FILTERS,
            above=(self.banner, self.attention),
        )
        self.list.looked.connect(self._show)
        self.editor = FactEditor(desk)
        self.split = ListAndPanel(self.list, self.editor)
        self.editing: Editing[Fact, FactForm] = Editing(
            desk,
            shelf=self._shelf,
            editor=self.editor,
            find=self._fact,
            title=lambda fact: fact.title(words.language),
            saved="fact-saved",
            split=self.split,
            listing=self.table,
            banner=self.banner,
        )
        self.editor.saved.connect(self.editing.save)
        self.editor.removed.connect(self.editing.remove)
        self.editor.closed.connect(self.editing.close)
        self.table.opened.connect(self.editing.open)
        self._lay_out()
        self.own_actions = (
            *self.editing.actions,
            Action(
                id="facts.find", sign="magnifying-glass", keys="Ctrl+F", run=self.list.search_now
            ),
        )
        words.changed.connect(self._reword)
        self.listen(KnowledgeChanged, lambda _event: self._changed())
        self._reword()

    def opened(self, what: str) -> None:
        """``what`` is the key of a fact, or ``+`` for a new one."""
        if self._facts is None:
            self.list.room.show_loading(self.desk.words.text("desk-loading"))
        self.desk.operations.run(
            self._shelf.load,
            name="facts.load",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=lambda facts: self._take(facts, what),
            quiet=True,
        )

    def _lay_out(self) -> None:
        words = self.desk.words
        self.header = Header()
        words.put(self.header.title.setText, "page-facts")
        self.files: FilesButton[Fact] = FilesButton(
            self.desk, shelf=self._shelf, banner=self.banner
        )
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "fact-add")
        self.add.clicked.connect(lambda _checked: self.editing.edit(None))
        self.header.add(self.files)
        self.header.add(self.add)
        self.add.setVisible(self.desk.may("knowledge.change"))
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)

    def _take(self, facts: Sequence[Fact], what: str) -> None:
        self._facts = facts
        self._show()
        if what == NEW:
            self.editing.edit(None)
        elif what:
            self.editing.open(what)

    def _changed(self) -> None:
        """What is known is known at once; the counts come with the next opening."""
        if self._facts is not None:
            self._facts = self._shelf.known
            self._show()
            self.editing.changed()

    def _show(self) -> None:
        if self._facts is None:
            return
        words, now = self.desk.words, self._knowledge.local_now()
        zone = self._knowledge.zone
        chosen, text = self.list.filter.value, self.list.search.text()
        shown = [
            fact
            for fact in self._facts
            if (chosen == ALL or holding(fact.valid_until, now) is Holding(chosen))
            and wanted(fact, text, self._written(fact))
        ]
        lines = [
            line_of(fact, now=now, zone=zone, words=words, value=self._written)
            for fact in sorted(shown, key=lambda each: each.title(words.language).casefold())
        ]
        self.table.show_lines(columns(words), lines)
        if self.split.panel_shown and self.editor.key:
            self.table.choose(self.editor.key)
        self._show_counts()
        if lines:
            self.list.room.show_list()
        elif self._facts:
            self.list.show_nothing_found()
        else:
            self.list.room.show_instead(self._none_yet())

    def _none_yet(self) -> Placeholder:
        words = self.desk.words
        add = (words.text("fact-add-first"), lambda: self.editing.edit(None))
        return Placeholder(
            sign="list-numbers",
            title=words.text("fact-none"),
            sentence=words.text("fact-none.help"),
            action=add if self.desk.may("knowledge.change") else None,
        )

    def _show_counts(self) -> None:
        words = self.desk.words
        found = counts(self._facts or (), self._knowledge.local_now())
        self.header.set_second(words.text("fact-count", count=found.all) if found.all else "")
        self.list.search.setEnabled(found.all > 0)
        if found.expired or found.soon:
            kind = "expired" if found.expired else "soon"
            count = found.expired or found.soon
            self.attention.tell(
                words.text(f"fact-warning-{kind}", count=count),
                tone="danger" if found.expired else "warn",
                why=words.text(f"fact-warning-{kind}.why"),
                action=(words.text("knowledge-show"), partial(self.list.look_at, kind)),
                closable=False,
            )
        else:
            self.attention.clear()

    def _written(self, fact: Fact) -> str:
        return self._knowledge.written(fact, self.desk.words.language.value) or "—"

    def _fact(self, key: str) -> Fact | None:
        return next((fact for fact in self._facts or () if fact.key == key), None)

    def _reword(self) -> None:
        words = self.desk.words
        self.list.filter.setAccessibleName(words.text("fact-filter"))
        self.list.filter.set_words([words.text(f"fact-filter-{each}") for each in FILTERS])
        self._show()
