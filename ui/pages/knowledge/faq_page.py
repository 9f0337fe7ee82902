"""Knowledge › Questions: what is asked, how else, and what is answered; and what nobody knew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import Promise
from secretary_app.foundation.i18n import Language
from ui.pages.knowledge.editing import NEW, Editing
from ui.pages.knowledge.faq_editor import FaqEditor
from ui.pages.knowledge.faq_form import FaqForm
from ui.pages.knowledge.faq_view import ASKED, asked_rows, row_of, still_unanswered, wanted
from ui.pages.knowledge.files import FilesButton
from ui.pages.knowledge.searched_list import SearchedList
from ui.pages.knowledge.shelves import FaqShelf
from ui.pages.knowledge.split import ListAndPanel
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row, RowList

ALL, UNANSWERED = "all", "unanswered"
FILTERS = (ALL, *(each.value for each in Language), UNANSWERED)


class FaqPage(Page):
    """Entries, what was asked in vain, and the panel in which both are written and tried."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._knowledge = desk.workspace.knowledge
        self._shelf = FaqShelf(self._knowledge, actor=desk.actor)
        self._entries: Sequence[FaqEntry] | None = None
        self._asked: list[Promise] = []
        self.banner = desk.banner()
        self.rows = RowList(name="")
        words.put(self.rows.setAccessibleName, "page-faq", owner=self.rows)
        self.list = SearchedList(
            self.rows, words=words, hint="faq-find", filters=FILTERS, above=(self.banner,)
        )
        self.list.looked.connect(self._show)
        self.editor = FaqEditor(desk)
        self.split = ListAndPanel(self.list, self.editor)
        self.editing: Editing[FaqEntry, FaqForm] = Editing(
            desk,
            shelf=self._shelf,
            editor=self.editor,
            find=self._entry,
            title=lambda entry: entry.question,
            saved="faq-saved",
            split=self.split,
            listing=self.rows,
            banner=self.banner,
        )
        self.editor.saved.connect(self.editing.save)
        self.editor.removed.connect(self.editing.remove)
        self.editor.closed.connect(self.editing.close)
        self.editor.trying.opened.connect(self._open_source)
        self.rows.opened.connect(self._open)
        self._lay_out()
        self.own_actions = (
            *self.editing.actions,
            Action(id="faq.find", sign="magnifying-glass", keys="Ctrl+F", run=self.list.search_now),
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
            self.list.room.show_loading(self.desk.words.text("desk-loading"))
        self.desk.operations.run(
            self._shelf.load,
            name="faq.load",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=lambda entries: self._take(entries, what),
            quiet=True,
        )
        self._load_asked()

    def _lay_out(self) -> None:
        words = self.desk.words
        self.header = Header()
        words.put(self.header.title.setText, "page-faq")
        self.files: FilesButton[FaqEntry] = FilesButton(
            self.desk, shelf=self._shelf, banner=self.banner
        )
        self.try_button = Button("", sign="chat-circle-text")
        words.put(self.try_button.setText, "faq-try-button")
        self.try_button.clicked.connect(lambda _checked: self._try())
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "faq-add-button")
        self.add.clicked.connect(lambda _checked: self.editing.edit(None))
        for each in (self.files, self.try_button, self.add):
            self.header.add(each)
        self.add.setVisible(self.desk.may("knowledge.change"))
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
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
            self.list.filter.choose(UNANSWERED)
        self._show()
        if what == NEW:
            self.editing.edit(None)
        elif what and what != UNANSWERED:
            self._open(what)

    def _take_asked(self, promises: list[Promise]) -> None:
        self._asked = promises
        self._reword()

    def _changed(self) -> None:
        if self._entries is not None:
            self._entries = self._shelf.known
            self._reword()
            self.editor.trying.later()
            self.editing.changed()

    def _unanswered(self) -> list[Promise]:
        return still_unanswered(self._asked, self._knowledge)

    def _show(self) -> None:
        if self._entries is None:
            return
        words, now, text = self.desk.words, self._knowledge.local_now(), self.list.search.text()
        chosen = self.list.filter.value
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
                if chosen in {ALL, entry.language} and wanted(entry, text)
            ]
        self.rows.show_rows(rows)
        if rows:
            self.list.room.show_list()
        elif chosen == UNANSWERED and not text:
            self.list.room.show_instead(self._none("check-circle", "faq-none-unanswered"))
        elif self._entries or text:
            self.list.show_nothing_found()
        else:
            add = (words.text("faq-add-first"), lambda: self.editing.edit(None))
            self.list.room.show_instead(
                self._none(
                    "chats-circle",
                    "faq-page-none",
                    action=add if self.desk.may("knowledge.change") else None,
                )
            )

    def _none(
        self, sign: str, text_id: str, *, action: tuple[str, Callable[[], object]] | None = None
    ) -> Placeholder:
        words = self.desk.words
        return Placeholder(
            sign=sign,
            title=words.text(text_id),
            sentence=words.text(f"{text_id}.help"),
            action=action,
        )

    def _entry(self, entry_id: str) -> FaqEntry | None:
        return next((each for each in self._entries or () if each.id == entry_id), None)

    def _open(self, key: str) -> None:
        if not key.startswith(ASKED):
            self.editing.open(key)
            return
        promise = next((p for p in self._asked if f"{ASKED}{p.id}" == key), None)
        if promise is not None:
            asked = FaqForm(language=promise.language, question=promise.text)
            self.editing.edit(None, draft=asked)

    def _open_source(self, kind: str, ref: str) -> None:
        if kind == "fact":
            self.desk.open("facts", ref)
        else:
            self._open(ref)
            self.rows.choose(ref)

    def _try(self) -> None:
        if not self.split.panel_shown:
            self.split.show_panel(True)
            self.editor.only_try()
        self.editor.see(self.editor.trying)
        self.editor.trying.field.setFocus()

    def _reword(self) -> None:
        words = self.desk.words
        self.list.filter.setAccessibleName(words.text("faq-filter"))
        names = [words.text(f"language-{each.value}") for each in Language]
        asked = words.text("faq-filter-unanswered", count=len(self._unanswered()))
        self.list.filter.set_words([words.text("fact-filter-all"), *names, asked])
        self._show()
