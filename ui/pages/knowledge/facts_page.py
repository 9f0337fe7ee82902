"""Knowledge › Facts: what may be said as a number, a time, a price, and until when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.exchange import facts_format
from secretary_app.features.knowledge.exchange.plan import ImportPlan, plan_facts
from secretary_app.features.knowledge.exchange.reading import read_rows
from secretary_app.features.knowledge.file_commands import write_file
from secretary_app.features.knowledge.models import Fact
from ui.pages.knowledge.fact_editor import FactEditor
from ui.pages.knowledge.fact_form import FactForm
from ui.pages.knowledge.facts_table import FactsTable
from ui.pages.knowledge.facts_view import Holding, columns, counts, holding, line_of, wanted
from ui.pages.knowledge.files import FilesButton
from ui.pages.knowledge.room import Room
from ui.pages.knowledge.split import ListAndPanel
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

NEW = "+"
"""In place of a key: open the form of a new one."""
FILTERS = ("all", "soon", "expired")


class FactsPage(Page):
    """What is typed and not kept stays in memory by key, and looking elsewhere loses nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._knowledge = desk.workspace.knowledge
        self._facts: Sequence[Fact] | None = None
        self._drafts: dict[str, FactForm] = {}
        self.banner = desk.banner()
        self.attention = desk.banner()
        self.header = Header()
        words.put(self.header.title.setText, "page-facts")
        self.files: FilesButton[Fact] = FilesButton(
            desk,
            name="facts",
            banner=self.banner,
            plan=self._plan,
            put=self._put,
            take_back=self._take_back,
            known=lambda: self._knowledge.known.facts,
            write=self._write,
        )
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "fact-add")
        self.add.clicked.connect(lambda _checked: self._edit(None))
        self.header.add(self.files)
        self.header.add(self.add)
        self.add.setVisible(desk.may("knowledge.change"))
        self.search = SearchField(hint="")
        words.put(self.search.set_hint, "fact-find")
        self.search.looked_for.connect(lambda _text: self._show())
        self.filter = Segmented([(each, "") for each in FILTERS], name="")
        self.filter.chosen.connect(lambda _key: self._show())
        self.table = FactsTable(name="")
        words.put(self.table.setAccessibleName, "page-facts", owner=self.table)
        self.table.opened.connect(self._open)
        self.editor = FactEditor(desk)
        self.editor.saved.connect(self._save)
        self.editor.removed.connect(self._remove)
        self.editor.closed.connect(self._close)
        self._lay_out()
        self.own_actions = (
            Action(
                id="facts.new",
                sign="plus",
                keys="Ctrl+N",
                permission="knowledge.change",
                run=lambda: self._edit(None),
            ),
            Action(
                id="facts.save",
                sign="floppy-disk",
                keys="Ctrl+S",
                permission="knowledge.change",
                run=self.editor.try_save,
                enabled=lambda: self.split.panel_shown,
            ),
            Action(
                id="facts.find",
                sign="magnifying-glass",
                keys="Ctrl+F",
                run=self._find,
            ),
        )
        words.changed.connect(self._reword)
        self.listen(KnowledgeChanged, lambda _event: self._changed())
        self._reword()

    def opened(self, what: str) -> None:
        """``what`` is the key of a fact, or ``+`` for a new one."""
        if self._facts is None:
            self.room.show_loading(self.desk.words.text("desk-loading"))
        self.desk.operations.run(
            self._knowledge.facts,
            name="facts.load",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=lambda facts: self._take(facts, what),
            quiet=True,
        )

    def _lay_out(self) -> None:
        sizes = theme().sizes
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        listing = QWidget()
        inside = QVBoxLayout(listing)
        inside.setContentsMargins(sizes.space_24, sizes.space_16, sizes.space_24, sizes.space_16)
        inside.setSpacing(sizes.space_12)
        inside.addWidget(self.banner)
        inside.addWidget(self.attention)
        inside.addWidget(self.search)
        inside.addWidget(self.filter)
        self.room = Room(self.table)
        inside.addWidget(self.room, 1)
        self.split = ListAndPanel(listing, self.editor)
        column.addWidget(self.split, 1)

    def _take(self, facts: Sequence[Fact], what: str) -> None:
        self._facts = facts
        self._show()
        if what == NEW:
            self._edit(None)
        elif what:
            self._open(what)

    def _changed(self) -> None:
        """What is known is known at once; the counts come with the next opening."""
        if self._facts is not None:
            self._facts = self._knowledge.known.facts
            self._show()
            key = self.editor.key
            if key and not self.editor.dirty and self.split.panel_shown:
                fact = self._fact(key)
                if fact is None:
                    self._close()
                else:
                    self.editor.show_fact(fact)

    def _show(self) -> None:
        if self._facts is None:
            return
        words, now = self.desk.words, self._knowledge.local_now()
        zone = self._knowledge.zone
        chosen = self.filter.value
        shown = [
            fact
            for fact in self._facts
            if (chosen == "all" or holding(fact.valid_until, now) is Holding(chosen))
            and wanted(fact, self.search.text(), self._written(fact))
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
            self.room.show_list()
        elif self._facts:
            self.room.show_instead(
                Placeholder(
                    sign="magnifying-glass",
                    title=words.text("knowledge-nothing-found"),
                    sentence=words.text("knowledge-nothing-found.help"),
                    action=(words.text("knowledge-show-all"), self._show_all),
                )
            )
        else:
            add = (words.text("fact-add-first"), lambda: self._edit(None))
            self.room.show_instead(
                Placeholder(
                    sign="list-numbers",
                    title=words.text("fact-none"),
                    sentence=words.text("fact-none.help"),
                    action=add if self.desk.may("knowledge.change") else None,
                )
            )

    def _show_counts(self) -> None:
        words = self.desk.words
        found = counts(self._facts or (), self._knowledge.local_now())
        self.header.set_second(words.text("fact-count", count=found.all) if found.all else "")
        self.search.setEnabled(found.all > 0)
        if found.expired or found.soon:
            kind = "expired" if found.expired else "soon"
            count = found.expired or found.soon
            self.attention.tell(
                words.text(f"fact-warning-{kind}", count=count),
                tone="danger" if found.expired else "warn",
                why=words.text(f"fact-warning-{kind}.why"),
                action=(words.text("knowledge-show"), partial(self._show_only, kind)),
                closable=False,
            )
        else:
            self.attention.clear()

    def _show_only(self, kind: str) -> None:
        self.search.clear()
        self.filter.choose(kind)
        self._show()

    def _show_all(self) -> None:
        self._show_only("all")

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _written(self, fact: Fact) -> str:
        return self._knowledge.written(fact, self.desk.words.language.value) or "—"

    def _fact(self, key: str) -> Fact | None:
        return next((fact for fact in self._facts or () if fact.key == key), None)

    def _open(self, key: str) -> None:
        fact = self._fact(key)
        if fact is not None and not (self.split.panel_shown and self.editor.key == key):
            self._edit(fact)

    def _edit(self, fact: Fact | None) -> None:
        self._put_aside()
        key = "" if fact is None else fact.key
        self.editor.show_fact(fact, draft=self._drafts.pop(key, None))
        self.split.show_panel(True)
        if fact is None:
            self.table.clearSelection()
            self.editor.begin()
        else:
            self.table.choose(fact.key)

    def _put_aside(self) -> None:
        if self.split.panel_shown and self.editor.dirty:
            self._drafts[self.editor.key] = self.editor.form

    def _close(self) -> None:
        """What was typed is kept for when the fact is opened again, and that is said."""
        words, key = self.desk.words, self.editor.key
        if self.editor.dirty:
            self._put_aside()
            back = (words.text("knowledge-back-to-it"), lambda: self._edit(self._fact(key)))
            self.desk.toast(words.text("knowledge-not-saved"), tone="warn", action=back)
        self.split.show_panel(False)
        self.table.clearSelection()

    def _save(self, fact: Fact) -> None:
        before = next((f for f in self._knowledge.known.facts if f.key == fact.key), None)
        actor = self.desk.actor()

        async def save() -> KnowledgeError | None:
            try:
                await self._knowledge.add_fact(fact, actor=actor)
            except KnowledgeError as error:
                return error
            return None

        def done(error: KnowledgeError | None) -> None:
            if error is not None:
                self.editor.complain(error)
                return
            kept = next((f for f in self._knowledge.known.facts if f.key == fact.key), fact)
            self.editor.show_fact(kept)
            self.table.choose(kept.key)
            words = self.desk.words
            self.desk.toast(
                words.text("fact-saved", title=kept.title(words.language)),
                tone="success",
                action=(words.text("desk-undo"), lambda: self._undo(before, fact.key)),
            )

        self.desk.operations.run(
            save,
            name="facts.save",
            title=self.desk.words.text("knowledge-saving"),
            blocks=self.editor.save,
            complain=self.banner,
            done=done,
        )

    def _remove(self, key: str) -> None:
        fact = self._fact(key)
        if fact is None:
            return
        words, actor = self.desk.words, self.desk.actor()

        def done(_none: None) -> None:
            self.split.show_panel(False)

        self.desk.operations.run(
            lambda: self._knowledge.remove_fact(key, actor=actor),
            name="facts.remove",
            title=words.text("knowledge-removing"),
            blocks=self.editor.remove,
            complain=self.banner,
            done=done,
            said=words.text("fact-was-removed", title=fact.title(words.language)),
            undo=lambda: self._knowledge.add_fact(fact, actor=actor),
        )

    def _undo(self, before: Fact | None, key: str) -> None:
        """A change is taken back to what was there before it."""
        actor = self.desk.actor()

        async def back() -> None:
            if before is None:
                await self._knowledge.remove_fact(key, actor=actor)
            else:
                await self._knowledge.add_fact(before, actor=actor)

        self.desk.operations.run(
            back,
            name="facts.undo",
            title=self.desk.words.text("desk-undo"),
            complain=self.banner,
        )

    def _plan(self, file: Path) -> ImportPlan[Fact]:
        read = partial(facts_format.read_fact, zone=self._knowledge.zone)
        return plan_facts(read_rows(file), read=read, known=self._knowledge.known)

    async def _put(self, facts: Sequence[Fact]) -> None:
        await self._knowledge.put(entries=(), facts=facts, actor=self.desk.actor())

    async def _take_back(self, new: Sequence[Fact], before: Sequence[Fact]) -> None:
        for fact in new:
            await self._knowledge.remove_fact(fact.key, actor=self.desk.actor())
        await self._put(before)

    def _write(self, file: Path) -> int:
        facts = self._knowledge.known.facts
        records = [facts_format.write_fact(each, zone=self._knowledge.zone) for each in facts]
        write_file(file, records=records, columns=facts_format.COLUMNS, flat=facts_format.flat_fact)
        return len(facts)

    def _reword(self) -> None:
        words = self.desk.words
        self.filter.setAccessibleName(words.text("fact-filter"))
        self.filter.set_words([words.text(f"fact-filter-{each}") for each in FILTERS])
        self._show()
