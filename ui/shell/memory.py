"""What the window remembers from one start to the next: where it stood, which page was open.

In a file of its own beside the data; without one nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

GROUP = "window"
"""Of the file."""


class WindowMemory:
    """Texts and numbers by name."""

    def __init__(self, file: Path | None) -> None:
        """None remembers nothing."""
        self._file = None if file is None else QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood, as Qt writes it."""
        found = None if self._file is None else self._file.value(f"{GROUP}/geometry")
        return found if isinstance(found, QByteArray) else None

    @property
    def list_width(self) -> int | None:
        """Of the column of lists."""
        found = None if self._file is None else self._file.value(f"{GROUP}/list")
        return None if found is None else int(str(found))

    @property
    def page(self) -> str:
        """The key of the page that was open; empty where none was."""
        return "" if self._file is None else str(self._file.value(f"{GROUP}/page", ""))

    def write(self, *, geometry: QByteArray, list_width: int, page: str | None) -> None:
        """When the window closes."""
        if self._file is None:
            return
        self._file.setValue(f"{GROUP}/geometry", geometry)
        self._file.setValue(f"{GROUP}/list", list_width)
        if page is not None:
            self._file.setValue(f"{GROUP}/page", page)
        self._file.sync()

    def keep(self, name: str, texts: Sequence[str]) -> None:
        """For the next start."""
        if self._file is not None:
            self._file.setValue(f"{GROUP}/{name}", ",".join(texts))

    def kept(self, name: str) -> Sequence[str]:
        """What was kept; nothing where nothing was."""
        text = "" if self._file is None else str(self._file.value(f"{GROUP}/{name}", ""))
        return [each for each in text.split(",") if each]
