"""Import and export of facts and FAQ through files, behind a button with three dots."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from secretary_app.features.knowledge.errors import ImportRefused, KnowledgeError
from secretary_app.features.knowledge.exchange.plan import ImportPlan
from secretary_app.features.knowledge.models import Fact, FaqEntry
from ui.pages.knowledge.complaints import said
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton

SourceT = TypeVar("SourceT", Fact, FaqEntry)

MOST_PROBLEMS = 20
"""Under «Details»: nobody mends more at once."""


class FilesButton(IconButton, Generic[SourceT]):
    """What is read and written is given by the page."""

    def __init__(
        self,
        desk: Desk,
        *,
        name: str,
        banner: Banner,
        plan: Callable[[Path], ImportPlan[SourceT]],
        put: Callable[[Sequence[SourceT]], Awaitable[None]],
        take_back: Callable[[Sequence[SourceT], Sequence[SourceT]], Awaitable[None]],
        known: Callable[[], Sequence[SourceT]],
        write: Callable[[Path], int],
    ) -> None:
        """``name`` begins its operations; ``take_back(new, before)`` undoes an import."""
        super().__init__("dots-three-vertical", name="")
        self._desk = desk
        self._name = name
        self._banner = banner
        # Annotated: with a choice of two types mypy infers none.
        self._plan: Callable[[Path], ImportPlan[SourceT]] = plan
        self._put: Callable[[Sequence[SourceT]], Awaitable[None]] = put
        self._take_back: Callable[[Sequence[SourceT], Sequence[SourceT]], Awaitable[None]]
        self._take_back = take_back
        self._known: Callable[[], Sequence[SourceT]] = known
        self._write = write
        desk.words.put(self.set_name, "knowledge-files", owner=self)
        self.clicked.connect(self._open)

    def import_file(self, file: Path) -> None:
        """Everything in it, or nothing where a line is wrong."""
        words = self._desk.words

        async def work() -> ImportPlan[SourceT]:
            plan = await asyncio.to_thread(self._plan, file)
            if plan.problems:
                return plan
            before = [each for each in self._known() if _ref(each) in _refs(plan.changed)]
            await self._put(plan.to_put)
            text = words.text(
                "knowledge-imported",
                new=len(plan.new),
                changed=len(plan.changed),
                unchanged=len(plan.unchanged),
                left_out=len(plan.left_out),
            )

            def undo() -> None:
                self._desk.operations.run(
                    lambda: _as_coroutine(self._take_back(plan.new, before)),
                    name=f"{self._name}.import.undo",
                    title=words.text("desk-undo"),
                    complain=self._banner,
                )

            self._desk.toast(text, tone="success", action=(words.text("desk-undo"), undo))
            return plan

        self._desk.operations.run(
            work,
            name=f"{self._name}.import",
            title=words.text("knowledge-importing", file=file.name),
            blocks=self,
            complain=self._banner,
            done=lambda plan: self._refused(plan, file),
        )

    def export_file(self, file: Path) -> None:
        """JSON by its suffix, else a table for a spreadsheet."""
        words = self._desk.words
        self._desk.operations.run(
            lambda: asyncio.to_thread(self._write, file),
            name=f"{self._name}.export",
            title=words.text("knowledge-exporting", file=file.name),
            blocks=self,
            complain=self._banner,
            said=words.text("knowledge-exported", file=str(file)),
        )

    def _refused(self, plan: ImportPlan[SourceT], file: Path) -> None:
        if not plan.problems:
            return
        words, known = self._desk.words, self._desk.workspace.knowledge.known
        lines = [
            words.text(
                "knowledge-import-problem",
                line=str(each.line),
                reason=said(each.error, words=words, known=known),
            )
            for each in plan.problems[:MOST_PROBLEMS]
        ]
        refused: KnowledgeError = ImportRefused(file=Path(file.name), count=len(plan.problems))
        self._banner.tell(words.error(refused), details="\n".join(lines))

    def _open(self) -> None:
        words, menu = self._desk.words, QMenu(self)
        if self._desk.may("knowledge.change"):
            menu.addAction(words.text("knowledge-import"), self._choose_import)
        menu.addAction(words.text("knowledge-export"), self._choose_export)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def _choose_import(self) -> None:
        dialog = _dialog(self, self._desk.words.text("knowledge-import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self._desk.words.text("knowledge-file-kinds"))
        dialog.fileSelected.connect(lambda file: self.import_file(Path(file)))
        dialog.open()

    def _choose_export(self) -> None:
        dialog = _dialog(self, self._desk.words.text("knowledge-export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                self._desk.words.text("knowledge-file-csv"),
                self._desk.words.text("knowledge-file-json"),
            ]
        )
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("json" if "json" in kind else "csv")
        )
        dialog.selectFile(self._name)
        dialog.fileSelected.connect(lambda file: self.export_file(Path(file)))
        dialog.open()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    return dialog


async def _as_coroutine(work: Awaitable[None]) -> None:
    await work


def _ref(source: Fact | FaqEntry) -> str:
    return source.key if isinstance(source, Fact) else source.id


def _refs(sources: Sequence[Fact] | Sequence[FaqEntry]) -> set[str]:
    return {_ref(each) for each in sources}
