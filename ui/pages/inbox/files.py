"""A file that somebody sent: shown under its message, opened, or written where a person wants it.

What is in it decides what it is opened as, whatever it is called; what is none of the kinds that
cannot do anything by themselves is only saved.
"""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from secretary_app.features.conversations.attachments import Attachment
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.file_kinds import kind_of
from ui.pages.saving import ask_where
from ui.runtime.words import Words
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel

SIGNS = {"image": "image", "audio": "speaker-high", "text": "file-text"}
"""By the first half of a media type."""
OTHER_SIGN, PDF_SIGN = "file", "file-pdf"
UNKNOWN_ENDING = ".bin"


class FileNotOpened(UserFacing):
    """Nobody can say what a program would do with it."""

    def __init__(self) -> None:
        super().__init__("thread-file-not-opened")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileActs:
    """What can be done with a file of a thread."""

    open: Callable[[Attachment], object]
    save: Callable[[Attachment], object]


class Files:
    """Copies of what was opened are gone with the page."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        self._desk, self._banner = desk, banner
        self._copies: QTemporaryDir | None = None

    @property
    def acts(self) -> FileActs:
        """For the rows of the thread."""
        return FileActs(open=self.open, save=self.ask_where)

    def open(self, file: Attachment) -> None:
        """With the program that this computer has for its kind."""

        async def copy() -> Path:
            data = await self._desk.workspace.threads.files.read(file)
            kind = kind_of(data)
            if kind is None:
                raise FileNotOpened
            if self._copies is None:
                self._copies = QTemporaryDir()
            path = Path(self._copies.filePath(f"{file.id}{kind.endings[0]}"))
            await asyncio.to_thread(path.write_bytes, data)
            return path

        self._desk.operations.run(
            copy,
            name=f"inbox.file.{file.id}",
            title=self._desk.words.text("inbox-file-open"),
            complain=self._banner,
            done=lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def ask_where(self, file: Attachment) -> None:
        """Where to write it."""
        words = self._desk.words
        ending = mimetypes.guess_extension(file.media_type) or UNKNOWN_ENDING
        name = file.name or words.text("inbox-file-nameless")
        ask_where(
            self._desk.window,
            title=words.text("inbox-file-save"),
            suggested=name if Path(name).suffix else f"{name}{ending}",
            chosen=lambda path: self.save(file, path),
        )

    def save(self, file: Attachment, path: Path) -> None:
        """Writes it there."""
        words = self._desk.words

        async def write() -> None:
            data = await self._desk.workspace.threads.files.read(file)
            await asyncio.to_thread(path.write_bytes, data)

        self._desk.operations.run(
            write,
            name=f"inbox.save.{file.id}",
            title=words.text("inbox-file-save"),
            complain=self._banner,
            said=words.text("inbox-file-saved", file=path.name),
        )


class FileRow(QFrame):
    """Its sign, name and size, and what can be done with it."""

    def __init__(self, file: Attachment, words: Words, acts: FileActs) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._file = file
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.space_12, sizes.space_8, sizes.space_8, sizes.space_8)
        row.setSpacing(sizes.space_12)
        self._sign = QLabel()
        row.addWidget(self._sign)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        name = file.name or words.text("inbox-file-nameless")
        size = words.size(file.size)
        lines.addWidget(ElidedLabel(name, role=Role.BODY_STRONG))
        lines.addWidget(ElidedLabel(size, role=Role.SMALL, tone="text2", figures=True))
        row.addLayout(lines, 1)
        self.open = IconButton("arrow-square-out", name=words.text("inbox-file-open"))
        self.open.clicked.connect(lambda: acts.open(file))
        self.save = IconButton("download-simple", name=words.text("inbox-file-save"))
        self.save.clicked.connect(lambda: acts.save(file))
        row.addWidget(self.open)
        row.addWidget(self.save)
        self.setAccessibleName(f"{name}, {size}")
        self._tint()
        theme().changed.connect(self._tint)

    def _tint(self) -> None:
        now = theme()
        self._sign.setPixmap(pixmap(_sign(self._file), now.colours.text2, now.sizes.icon))


def _sign(file: Attachment) -> str:
    if file.media_type == "application/pdf":
        return PDF_SIGN
    return SIGNS.get(file.media_type.partition("/")[0], OTHER_SIGN)
