"""Knowledge › Questions: what is asked, how else, and what is answered; and what nobody knew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.features.knowledge.errors import KnowledgeError
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.exchange import faq_format
from secretary_app.features.knowledge.exchange.plan import ImportPlan, plan_faq
from secretary_app.features.knowledge.exchange.reading import read_rows
from secretary_app.features.knowledge.file_commands import write_file
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import Promise
from secretary_app.foundation.i18n import Language
from ui.pages.knowledge.faq_editor import FaqEditor
from ui.pages.knowledge.faq_form import FaqForm
from ui.pages.knowledge.faq_view import ASKED, asked_rows, row_of, still_unanswered, wanted
from ui.pages.knowledge.files import FilesButton
from ui.pages.knowledge.room import Room
from ui.pages.knowledge.split import ListAndPanel
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row, RowList
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

NEW = "+"
UNANSWERED = "unanswered"
FILTERS = ("all", *(each.value for each in Language), UNANSWERED)


class FaqPage(Page):
    """What is typed and not kept stays in memory by id, and looking elsewhere loses nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._knowledge = desk.workspace.knowledge
        self._entries: Sequence[FaqEntry] | None = None
        self._asked: list[Promise] = []
        self._drafts: dict[str, FaqForm] = {}
        self.banner = desk.banner()
        self.header = Header()
        words.put(self.header.title.setText, "page-faq")
        self.files: FilesButton[FaqEntry] = FilesButton(
            desk,
            name="faq",
            banner=self.banner,
            plan=self._plan,
            put=self._put,
            take_back=self._take_back,
            known=lambda: self._knowledge.known.entries,
            write=self._write,
        )
        self.try_button = Button("", sign="chat-circle-text")
        words.put(self.try_button.setText, "faq-try-button")
        self.try_button.clicked.connect(lambda _checked: self._try())
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "faq-add-button")
        self.add.clicked.connect(lambda _checked: self._edit(None))
        for each in (self.files, self.try_button, self.add):
            self.header.add(each)
        self.add.setVisible(desk.may("knowledge.change"))
        self.search = SearchField(hint="")
        words.put(self.search.set_hint, "faq-find")
        self.search.looked_for.connect(lambda _text: self._show())
        self.filter = Segmented([(each, "") for each in FILTERS], name="")
        self.filter.chosen.connect(lambda _key: self._show())
        self.rows = RowList(name="")
        words.put(self.rows.setAccessibleName, "page-faq", owner=self.rows)
        self.rows.opened.connect(self._open)
        self.editor = FaqEditor(desk)
        self.editor.saved.connect(self._save)
        self.editor.removed.connect(self._remove)
        self.editor.closed.connect(self._close)
        self.editor.trying.opened.connect(self._open_source)
        self._lay_out()
        change = "knowledge.change"
        self.own_actions = (
            Action(
                id="faq.new",
                sign="plus",
                keys="Ctrl+N",
                permission=change,
                run=lambda: self._edit(None),
            ),
            Action(
                id="faq.save",
                sign="floppy-disk",
                keys="Ctrl+S",
                permission=change,
                run=self.editor.try_save,
                enabled=lambda: self.split.panel_shown,
            ),
            Action(id="faq.find", sign="magnifying-glass", keys="Ctrl+F", run=self._find),
            Action(id="faq.try", sign="chat-circle-text", run=self._try),
        )
        words.changed.connect(self._reword)
        self.listen(KnowledgeChanged, lambda _event: self._changed())
        for event in (PromiseMade, PromiseMoved):
            self.listen(event, lambda _event: self._load_asked())
        self._reword()

    def opened(self, what: str) -> None:
        """``what`` is the id of an entry, ``+`` for a new one, or ``unanswered``."""
        if self._entries is None:
            self.room.show_loading(self.desk.words.text("desk-loading"))
        self.desk.operations.run(
            self._knowledge.entries,
            name="faq.load",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=lambda entries: self._take(entries, what),
            quiet=True,
        )
        self._load_asked()

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
        inside.addWidget(self.search)
        inside.addWidget(self.filter)
        self.room = Room(self.rows)
        inside.addWidget(self.room, 1)
        self.split = ListAndPanel(listing, self.editor)
        column.addWidget(self.split, 1)

    def _load_asked(self) -> None:
        if not self.desk.may("promises.view"):
            return
        promises = self.desk.workspace.promises

        async def both() -> list[Promise]:
            return [*await promises.list_open(), *await promises.list_failed()]

        self.desk.operations.run(
            both,
            name="faq.asked",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take_asked,
            quiet=True,
        )

    def _take(self, entries: Sequence[FaqEntry], what: str) -> None:
        self._entries = entries
        if what == UNANSWERED:
            self.filter.choose(UNANSWERED)
        self._show()
        if what == NEW:
            self._edit(None)
        elif what and what != UNANSWERED:
            self._open(what)

    def _take_asked(self, promises: list[Promise]) -> None:
        self._asked = promises
        self._reword()

    def _changed(self) -> None:
        if self._entries is not None:
            self._entries = self._knowledge.known.entries
            self._reword()
            self.editor.trying.later()
            if self.editor.entry_id and not self.editor.dirty and self.split.panel_shown:
                entry = self._entry(self.editor.entry_id)
                if entry is None:
                    self._close()
                else:
                    self.editor.show_entry(entry)

    def _unanswered(self) -> list[Promise]:
        return still_unanswered(self._asked, self._knowledge)

    def _show(self) -> None:
        if self._entries is None:
            return
        words, now, text = self.desk.words, self._knowledge.local_now(), self.search.text()
        chosen = self.filter.value
        self.header.set_second(
            words.text("faq-count", count=len(self._entries)) if self._entries else ""
        )
        rows: list[Row]
        if chosen == UNANSWERED:
            rows = asked_rows(self._unanswered(), words)
            rows = [row for row in rows if text.casefold() in row.title.casefold()]
        else:
            rows = [
                row_of(entry, now=now, words=words)
                for entry in sorted(self._entries, key=lambda each: each.question.casefold())
                if chosen in {"all", entry.language} and wanted(entry, text)
            ]
        self.rows.show_rows(rows)
        if rows:
            self.room.show_list()
        else:
            self.room.show_instead(self._nothing(chosen))

    def _nothing(self, chosen: str) -> Placeholder:
        words = self.desk.words
        if chosen == UNANSWERED and not self.search.text():
            return Placeholder(
                sign="check-circle",
                title=words.text("faq-none-unanswered"),
                sentence=words.text("faq-none-unanswered.help"),
            )
        if self._entries or self.search.text():
            return Placeholder(
                sign="magnifying-glass",
                title=words.text("knowledge-nothing-found"),
                sentence=words.text("knowledge-nothing-found.help"),
                action=(words.text("knowledge-show-all"), self._show_all),
            )
        add = (words.text("faq-add-first"), lambda: self._edit(None))
        return Placeholder(
            sign="chats-circle",
            title=words.text("faq-page-none"),
            sentence=words.text("faq-page-none.help"),
            action=add if self.desk.may("knowledge.change") else None,
        )

    def _show_all(self) -> None:
        self.search.clear()
        self.filter.choose("all")
        self._show()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _entry(self, entry_id: str) -> FaqEntry | None:
        return next((each for each in self._entries or () if each.id == entry_id), None)

    def _open(self, key: str) -> None:
        if key.startswith(ASKED):
            promise = next((p for p in self._asked if f"{ASKED}{p.id}" == key), None)
            if promise is not None:
                self._edit(None, draft=FaqForm(language=promise.language, question=promise.text))
            return
        entry = self._entry(key)
        if entry is not None and not (self.split.panel_shown and self.editor.entry_id == key):
            self._edit(entry)

    def _open_source(self, kind: str, ref: str) -> None:
        if kind == "fact":
            self.desk.open("facts", ref)
        else:
            self._open(ref)
            self.rows.choose(ref)

    def _edit(self, entry: FaqEntry | None, *, draft: FaqForm | None = None) -> None:
        self._put_aside()
        key = "" if entry is None else entry.id
        self.editor.show_entry(entry, draft=draft or self._drafts.pop(key, None))
        self.split.show_panel(True)
        if entry is None:
            if draft is None:
                self.rows.clearSelection()
            self.editor.begin()
        else:
            self.rows.choose(entry.id)

    def _try(self) -> None:
        if not self.split.panel_shown:
            self.split.show_panel(True)
            self.editor.only_try()
        self.editor.see(self.editor.trying)
        self.editor.trying.field.setFocus()

    def _put_aside(self) -> None:
        if self.split.panel_shown and self.editor.dirty:
            self._drafts[self.editor.entry_id] = self.editor.form

    def _close(self) -> None:
        words, entry_id = self.desk.words, self.editor.entry_id
        if self.editor.dirty:
            self._put_aside()
            back = (words.text("knowledge-back-to-it"), lambda: self._edit(self._entry(entry_id)))
            self.desk.toast(words.text("knowledge-not-saved"), tone="warn", action=back)
        self.split.show_panel(False)
        self.rows.clearSelection()

    def _save(self, entry: FaqEntry) -> None:
        before = next((e for e in self._knowledge.known.entries if e.id == entry.id), None)
        actor, words = self.desk.actor(), self.desk.words

        async def save() -> KnowledgeError | None:
            try:
                await self._knowledge.add_entry(entry, actor=actor)
            except KnowledgeError as error:
                return error
            return None

        def done(error: KnowledgeError | None) -> None:
            if error is not None:
                self.editor.complain(error)
                return
            kept = next((e for e in self._knowledge.known.entries if e.id == entry.id), entry)
            self.editor.show_entry(kept)
            self.rows.choose(kept.id)
            undo = (words.text("desk-undo"), lambda: self._undo(before, entry.id))
            self.desk.toast(words.text("faq-saved"), tone="success", action=undo)

        self.desk.operations.run(
            save,
            name="faq.save",
            title=words.text("knowledge-saving"),
            blocks=self.editor.save,
            complain=self.banner,
            done=done,
        )

    def _remove(self, entry_id: str) -> None:
        entry = self._entry(entry_id)
        if entry is None:
            return
        words, actor = self.desk.words, self.desk.actor()

        def done(_none: None) -> None:
            self.split.show_panel(False)

        self.desk.operations.run(
            lambda: self._knowledge.remove_entry(entry_id, actor=actor),
            name="faq.remove",
            title=words.text("knowledge-removing"),
            blocks=self.editor.remove,
            complain=self.banner,
            done=done,
            said=words.text("fact-was-removed", title=entry.question),
            undo=lambda: self._knowledge.add_entry(entry, actor=actor),
        )

    def _undo(self, before: FaqEntry | None, entry_id: str) -> None:
        actor = self.desk.actor()

        async def back() -> None:
            if before is None:
                await self._knowledge.remove_entry(entry_id, actor=actor)
            else:
                await self._knowledge.add_entry(before, actor=actor)

        self.desk.operations.run(
            back, name="faq.undo", title=self.desk.words.text("desk-undo"), complain=self.banner
        )

    def _plan(self, file: Path) -> ImportPlan[FaqEntry]:
        read = partial(faq_format.read_entry, zone=self._knowledge.zone)
        return plan_faq(read_rows(file), read=read, known=self._knowledge.known)

    async def _put(self, entries: Sequence[FaqEntry]) -> None:
        await self._knowledge.put(entries=entries, facts=(), actor=self.desk.actor())

    async def _take_back(self, new: Sequence[FaqEntry], before: Sequence[FaqEntry]) -> None:
        for entry in new:
            await self._knowledge.remove_entry(entry.id, actor=self.desk.actor())
        await self._put(before)

    def _write(self, file: Path) -> int:
        entries = self._knowledge.known.entries
        records = [faq_format.write_entry(each, zone=self._knowledge.zone) for each in entries]
        write_file(file, records=records, columns=faq_format.COLUMNS, flat=faq_format.flat_entry)
        return len(entries)

    def _reword(self) -> None:
        words = self.desk.words
        self.filter.setAccessibleName(words.text("faq-filter"))
        names = [words.text(f"language-{each.value}") for each in Language]
        asked = words.text("faq-filter-unanswered", count=len(self._unanswered()))
        self.filter.set_words([words.text("fact-filter-all"), *names, asked])
        self._show()
