"""What is done with the call that is shown: saved as a file, deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu

from secretary_app.features.calls.rights import DELETE_CALLS
from ui.pages.calls.erasing import ask_what_to_erase
from ui.pages.calls.exporting import FORMATS, export, file_name
from ui.pages.calls.shown import ShownCall
from ui.pages.calls.telling import Telling
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, drop_under


class Acts:
    """The two buttons of the header."""

    def __init__(
        self,
        *,
        desk: Desk,
        telling: Telling,
        banner: Banner,
        shown: Callable[[], ShownCall | None],
        changed: Callable[[str], object],
    ) -> None:
        """``shown`` is the call of now; ``changed`` hears the id of one of which less is left."""
        self._desk, self._telling, self._banner = desk, telling, banner
        self._shown, self._changed = shown, changed
        words = desk.words
        self.export = IconButton("download-simple", name="")
        words.put(self.export.set_name, "action-calls-export", owner=self.export)
        self.export.clicked.connect(self.offer_formats)
        self.erase = IconButton("trash", name="")
        words.put(self.erase.set_name, "action-calls-erase", owner=self.erase)
        self.erase.clicked.connect(self.ask_to_erase)
        if not desk.may(DELETE_CALLS.key):
            self.erase.hide()

    def offer_formats(self) -> None:
        """As what it is to be saved."""
        call, text = self._shown(), self._desk.words.text
        if call is None:
            return
        menu = QMenu(self.export)
        for kind in FORMATS:
            if kind != "wav" or call.recording is not None:
                menu.addAction(
                    text(f"history-export-{kind}"), partial(self._choose_file, call, kind)
                )
        menu.aboutToHide.connect(menu.deleteLater)
        drop_under(menu, self.export)

    def save(self, call: ShownCall, file: Path) -> None:
        """The call as a file of this name."""
        words = self._desk.words
        self._desk.operations.run(
            lambda: export(self._desk.workspace, call, file, telling=self._telling, words=words),
            name="calls.export",
            title=words.text("history-exporting"),
            blocks=self.export,
            complain=self._banner,
            said=words.text("history-exported", file=file.name),
        )

    def ask_to_erase(self) -> None:
        """Its sound, or all of it."""
        call = self._shown()
        if call is not None:
            ask_what_to_erase(
                self._desk.window,
                call,
                words=self._desk.words,
                sound=partial(self._erase, call, only_sound=True),
                everything=partial(self._erase, call, only_sound=False),
            )

    def _choose_file(self, call: ShownCall, kind: str) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self._desk.words.text("action-calls-export")
        dialog = QFileDialog(self._desk.window, title, home, f"*.{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(file_name(call, kind))
        dialog.fileSelected.connect(lambda name: self.save(call, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _erase(self, call: ShownCall, *, only_sound: bool) -> None:
        words, workspace, call_id = self._desk.words, self._desk.workspace, call.record.id

        async def work() -> None:
            # Some systems delete no file that a player has open.
            await workspace.player.close()
            if only_sound:
                await workspace.erasing.erase_sound(call_id)
            else:
                await workspace.erasing.erase(call_id)

        self._desk.operations.run(
            work,
            name="calls.erase",
            title=words.text("history-erasing"),
            blocks=self.erase,
            complain=self._banner,
            done=lambda _nothing: self._changed(call_id),
            said=words.text("history-erased-sound" if only_sound else "history-erased"),
        )
