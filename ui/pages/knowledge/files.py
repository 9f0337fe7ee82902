"""Import and export of facts and FAQ through files, behind a button with three dots."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Generic

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from secretary_app.features.knowledge.errors import ImportRefused, KnowledgeError
from secretary_app.features.knowledge.exchange.plan import ImportPlan
from ui.pages.knowledge.complaints import said
from ui.pages.knowledge.shelves import Shelf, SourceT
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, drop_under

MOST_PROBLEMS = 20
"""Under «Details»: nobody mends more at once."""


class FilesButton(IconButton, Generic[SourceT]):
    """What is read is put on the shelf, what stands on it is written."""

    def __init__(self, desk: Desk, *, shelf: Shelf[SourceT], banner: Banner) -> None:
        super().__init__("dots-three-vertical", name="")
        self._desk = desk
        # Annotated: with a choice of two types mypy infers none.
        self._shelf: Shelf[SourceT] = shelf
        self._banner = banner
        desk.words.put(self.set_name, "knowledge-files", owner=self)
        self.clicked.connect(self._open)

    def import_file(self, file: Path) -> None:
        """Everything in it, or nothing where a line is wrong."""
        words = self._desk.words

        async def work() -> ImportPlan[SourceT]:
            shelf = self._shelf
            plan = await asyncio.to_thread(shelf.plan, file)
            if plan.problems:
                return plan
            changed = {shelf.ref(each) for each in plan.changed}
            before = [each for each in shelf.known if shelf.ref(each) in changed]
            await shelf.put(plan.to_put)
            text = words.text(
                "knowledge-imported",
                new=len(plan.new),
                changed=len(plan.changed),
                unchanged=len(plan.unchanged),
                left_out=len(plan.left_out),
            )

            def undo() -> None:
                self._desk.operations.run(
                    lambda: shelf.take_back(plan.new, before),
                    name=f"{shelf.name}.import.undo",
                    title=words.text("desk-undo"),
                    complain=self._banner,
                )

            self._desk.toast(text, tone="success", action=(words.text("desk-undo"), undo))
            return plan

        self._desk.operations.run(
            work,
            name=f"{self._shelf.name}.import",
            title=words.text("knowledge-importing", file=file.name),
            blocks=self,
            complain=self._banner,
            done=lambda plan: self._refused(plan, file),
        )

    def export_file(self, file: Path) -> None:
        """JSON by its suffix, else a table for a spreadsheet."""
        words = self._desk.words
        self._desk.operations.run(
            lambda: asyncio.to_thread(self._shelf.write, file),
            name=f"{self._shelf.name}.export",
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
        drop_under(menu, self)
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
        dialog.selectFile(self._shelf.name)
        dialog.fileSelected.connect(lambda file: self.export_file(Path(file)))
        dialog.open()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    return dialog
