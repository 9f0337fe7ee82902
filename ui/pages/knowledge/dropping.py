"""A part of the window into which files may be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropArea(QWidget):
    """Emits ``over`` while files are held above it, ``dropped`` with what was let go."""

    over = Signal(bool)
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files, not words or pictures from a page."""
        if _files(event):
            event.acceptProposedAction()
            self.over.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The person thought better of it."""
        super().dragLeaveEvent(event)
        self.over.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go."""
        self.over.emit(False)
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
