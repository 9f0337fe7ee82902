"""Knowledge › Documents: files in which the secretary looks where facts and questions end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from secretary_app.features.knowledge.documents.events import DocumentAdded, DocumentRemoved
from secretary_app.features.knowledge.documents.models import Document, Section
from secretary_app.features.knowledge.documents.reading.formats import known_suffixes
from ui.pages.knowledge.adding import Adding
from ui.pages.knowledge.document_panel import DocumentPanel
from ui.pages.knowledge.documents_search import DocumentsSearch
from ui.pages.knowledge.documents_view import passage_rows, row_of
from ui.pages.knowledge.dropping import DropArea
from ui.pages.knowledge.room import Room
from ui.pages.knowledge.split import ListAndPanel
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import RowList
from ui.widgets.search_field import SearchField

AGAIN_MS = 50


class DocumentsPage(Page):
    """The list is of documents, or of what was found in them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._service = desk.workspace.documents
        self._documents: Sequence[Document] | None = None
        may = desk.may("knowledge.change")
        self.banner = desk.banner()
        self.hint = desk.banner()
        self.header = Header()
        words.put(self.header.title.setText, "page-documents")
        self.reindex = IconButton("arrows-clockwise", name="")
        words.put(self.reindex.set_name, "action-documents-reindex", owner=self.reindex)
        self.reindex.clicked.connect(self._reindex)
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        words.put(self.add.setText, "documents-add-button")
        self.add.clicked.connect(lambda _checked: self._choose())
        for each in (self.reindex, self.add):
            self.header.add(each)
            each.setVisible(may)
        self.search = SearchField(hint="")
        words.put(self.search.set_hint, "documents-find")
        self.looking = DocumentsSearch(
            desk, field=self.search, banner=self.banner, changed=self._show
        )
        self.rows = RowList(name="")
        words.put(self.rows.setAccessibleName, "page-documents", owner=self.rows)
        self.rows.opened.connect(self._open)
        self.adding = Adding(desk)
        self.panel = DocumentPanel(desk)
        self.panel.closed.connect(self._close)
        self.panel.removed.connect(self._remove)
        self._lay_out(may)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._load)
        change = "knowledge.change"
        self.own_actions = (
            Action(
                id="documents.new", sign="plus", keys="Ctrl+N", permission=change, run=self._choose
            ),
            Action(id="documents.find", sign="magnifying-glass", keys="Ctrl+F", run=self._find),
            Action(
                id="documents.reindex",
                sign="arrows-clockwise",
                permission=change,
                run=self._reindex,
            ),
        )
        words.changed.connect(self._show)
        for event in (DocumentAdded, DocumentRemoved):
            self.listen(event, lambda _event: self._again.start())

    def opened(self, what: str) -> None:
        """``what`` is a place in a document, ``<id>#3``, or its id."""
        if self._documents is None:
            self.room.show_loading(self.desk.words.text("desk-loading"))
        self._load()
        if what:
            self._open(what)

    def _lay_out(self, may: bool) -> None:
        sizes = theme().sizes
        self.main = DropArea()
        self.main.setAcceptDrops(may)
        self.main.over.connect(self._over)
        self.main.dropped.connect(self.adding.add)
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        listing = QWidget()
        inside = QVBoxLayout(listing)
        inside.setContentsMargins(sizes.space_24, sizes.space_16, sizes.space_24, sizes.space_16)
        inside.setSpacing(sizes.space_12)
        for each in (self.hint, self.banner, self.adding, self.search):
            inside.addWidget(each)
        self.room = Room(self.rows)
        inside.addWidget(self.room, 1)
        self.split = ListAndPanel(listing, self.panel)
        column.addWidget(self.split, 1)

    def _load(self) -> None:
        begun = self.desk.operations.run(
            self._service.documents,
            name="documents.load",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )
        if not begun:
            self._again.start()

    def _take(self, documents: list[Document]) -> None:
        self._documents = documents
        shown = self.panel.document
        if shown is not None and shown not in documents:
            newer = next((each for each in documents if each.id == shown.id), None)
            if newer is None:
                self._close()
            elif self.split.panel_shown:
                self._open(newer.id)
        self.looking.again()
        self._show()

    def _show(self) -> None:
        if self._documents is None:
            return
        words, found = self.desk.words, self.looking.found
        sections = sum(each.sections for each in self._documents)
        self.header.set_second(
            words.text("documents-count", count=len(self._documents), sections=sections)
            if self._documents
            else ""
        )
        self.search.setEnabled(bool(self._documents))
        self.reindex.setEnabled(bool(self._documents))
        if found is not None:
            self.rows.show_rows(passage_rows(found, words))
        else:
            self.rows.show_rows([row_of(each, words) for each in self._documents])
        if self.rows.rows:
            self.room.show_list()
        elif found is not None:
            self.room.show_instead(
                Placeholder(
                    sign="magnifying-glass",
                    title=words.text("knowledge-nothing-found"),
                    sentence=words.text("documents-nothing-found"),
                )
            )
        else:
            add = (words.text("documents-add-first"), self._choose)
            self.room.show_instead(
                Placeholder(
                    sign="files",
                    title=words.text("documents-page-none"),
                    sentence=words.text("documents-page-none.help"),
                    action=add if self.desk.may("knowledge.change") else None,
                )
            )

    def _open(self, key: str) -> None:
        document_id, _, number = key.partition("#")
        quote = self.looking.quote(key)

        async def read() -> tuple[Document, tuple[Section, ...]]:
            document = await self._service.find(document_id)
            return document, await self._service.text(document)

        def done(read_now: tuple[Document, tuple[Section, ...]]) -> None:
            document, sections = read_now
            self.panel.show_document(document, sections, number=int(number or 1), quote=quote)
            self.split.show_panel(True)
            self.rows.choose(key)

        self.desk.operations.run(
            read,
            name=f"documents.open.{key}",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=done,
        )

    def _close(self) -> None:
        self.split.show_panel(False)
        self.rows.clearSelection()

    def _remove(self) -> None:
        document, sections = self.panel.document, self.panel.sections
        if document is None:
            return
        words, actor = self.desk.words, self.desk.actor()
        self.desk.operations.run(
            lambda: self._service.remove(document.id, actor=actor),
            name="documents.remove",
            title=words.text("knowledge-removing"),
            blocks=self.panel.remove,
            complain=self.banner,
            done=lambda _document: self._close(),
            said=words.text("document-removed", name=document.name),
            undo=lambda: self._service.put_back(document, sections, actor=actor),
        )

    def _choose(self) -> None:
        words = self.desk.words
        dialog = QFileDialog(self.main, words.text("documents-add-button"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        suffixes = " ".join(f"*{suffix}" for suffix in known_suffixes().split(", "))
        dialog.setNameFilter(f"{words.text('page-documents')} ({suffixes})")
        dialog.filesSelected.connect(lambda files: self.adding.add([Path(each) for each in files]))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _reindex(self) -> None:
        self.adding.reindex(blocks=self.reindex)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _over(self, held: bool) -> None:
        words = self.desk.words
        if held:
            self.hint.tell(
                words.text("documents-drop"),
                tone="info",
                why=words.text("documents-drop.why", suffixes=known_suffixes()),
                closable=False,
            )
        else:
            self.hint.clear()
