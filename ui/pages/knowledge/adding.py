"""Files on their way into the documents: a bar each, with size and time, that can be stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.features.knowledge.documents.errors import DocumentMissing, DocumentUnreadable
from secretary_app.features.knowledge.documents.models import Added, Document, Outcome, Section
from ui.pages.knowledge.documents_view import progress_words
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.loading import ProgressRow


class Adding(QWidget):
    """The service reads one file after another; the others wait in their turn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._documents = desk.workspace.documents
        self._number = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().sizes.space_8)
        self.hide()

    def add(self, files: Sequence[Path]) -> None:
        """Each on its own: one that cannot be read keeps no other out."""
        for file in files:
            self._add(file)

    def reindex(self, *, blocks: QWidget) -> None:
        """Makes the index of all of them anew."""
        words = self._desk.words
        title = words.text("documents-reindexing")

        async def work() -> None:
            row = self._row(title)
            begun = asyncio.get_running_loop().time()

            def progress(done: int, of: int) -> None:
                passed = timedelta(seconds=asyncio.get_running_loop().time() - begun)
                detail = words.text("documents-sections-done", done=done, of=of)
                row.show_progress(done / max(of, 1), detail=f"{detail} · {words.duration(passed)}")

            try:
                await self._documents.reindex(progress=progress)
            finally:
                self._drop(row)

        self._desk.operations.run(
            work,
            name="documents.reindex",
            title=title,
            blocks=blocks,
            said=words.text("documents-reindexed"),
        )

    def _add(self, file: Path) -> None:
        words, banner = self._desk.words, self._desk.banner()
        self._column.addWidget(banner)
        banner.closed.connect(self._see)
        self._number += 1
        before: list[tuple[Document, tuple[Section, ...]]] = []

        def done(added: Added) -> None:
            banner.deleteLater()
            self._added(added, before)

        async def work() -> Added:
            banner.clear()
            row = self._row(file.name)
            loop = asyncio.get_running_loop()
            size = await asyncio.to_thread(_size, file)
            row.show_progress(None, detail=words.text("documents-waiting", size=words.size(size)))
            begun: list[float] = []

            def progress(done: int, of: int) -> None:
                begun[:] = begun or [loop.time()]
                passed = timedelta(seconds=loop.time() - begun[0])
                detail = progress_words(done, of, size=size, elapsed=passed, words=words)
                row.show_progress(done / max(of, 1), detail=detail)

            try:
                before[:] = await self._kept(file.name)
                return await self._documents.add(file, progress=progress, actor=self._desk.actor())
            except DocumentUnreadable as error:
                raise _by_name(error, file) from error
            finally:
                self._drop(row)

        self._desk.operations.run(
            work,
            name=f"documents.add.{self._number}",
            title=words.text("documents-adding", name=file.name),
            complain=banner,
            done=done,
            failed=self.show,
        )

    async def _kept(self, name: str) -> list[tuple[Document, tuple[Section, ...]]]:
        """The version that a file of this name is going to replace."""
        try:
            document = await self._documents.find(name)
        except DocumentMissing:
            return []
        return [(document, await self._documents.text(document))] if document.name == name else []

    def _added(self, added: Added, before: list[tuple[Document, tuple[Section, ...]]]) -> None:
        words, document = self._desk.words, added.document
        actor = self._desk.actor()

        async def take_back() -> None:
            if before:
                await self._documents.put_back(*before[0], actor=actor)
            else:
                await self._documents.remove(document.id, actor=actor)

        def undo() -> None:
            self._desk.operations.run(
                take_back, name="documents.undo", title=words.text("desk-undo")
            )

        text = words.text(
            "document-added",
            outcome=added.outcome,
            name=document.name,
            sections=document.sections,
            pages=document.pages or 0,
            version=document.version,
        )
        changed = added.outcome is not Outcome.UNCHANGED
        action = (words.text("desk-undo"), undo) if changed else None
        self._desk.toast(text, tone="success" if changed else "info", action=action)
        if added.unread_pages:
            self._warn(added)

    def _warn(self, added: Added) -> None:
        banner = self._desk.banner()
        self._column.addWidget(banner)
        banner.closed.connect(self._see)
        banner.closed.connect(banner.deleteLater)
        pages = ", ".join(str(page) for page in added.unread_pages)
        banner.tell(
            self._desk.words.text(
                "document-unread-pages",
                name=added.document.name,
                pages=pages,
                count=len(added.unread_pages),
            ),
            tone="warn",
        )
        self.show()

    def _row(self, title: str) -> ProgressRow:
        row = ProgressRow(title, cancel=self._desk.words.text("desk-cancel"))
        task = asyncio.current_task()
        assert task is not None
        row.cancelled.connect(task.cancel)
        self._column.addWidget(row)
        self.show()
        return row

    def _drop(self, row: ProgressRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._see()

    def _see(self) -> None:
        """Whether there is anything to be seen here."""
        items = [self._column.itemAt(at) for at in range(self._column.count())]
        widgets = [item.widget() for item in items if item is not None]
        self.setVisible(any(widget and widget.isVisibleTo(self) for widget in widgets))


def _by_name(error: DocumentUnreadable, file: Path) -> DocumentUnreadable:
    """Without the folder: whoever let the file go here knows where it lies."""
    reason, detail = str(error.params["reason"]), str(error.params["detail"])
    return DocumentUnreadable(file=Path(file.name), reason=reason, detail=detail)


def _size(file: Path) -> int:
    """Nothing for a file that is not there: the service says so."""
    try:
        return file.stat().st_size
    except OSError:
        return 0
