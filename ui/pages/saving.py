"""Asks for a file without a loop of its own: a nested one would break running tasks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    window: QWidget, *, title: str, suggested: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Where to write a file; its ending is that of ``suggested``."""
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.rpartition(".")[2])
    dialog.selectFile(suggested)
    return _ask(dialog, chosen)


def ask_which(
    window: QWidget, *, title: str, endings: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Which file to read, of ``endings`` like «People (*.csv *.vcf)»."""
    dialog = QFileDialog(window, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(endings)
    return _ask(dialog, chosen)


def _ask(dialog: QFileDialog, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
    return dialog
