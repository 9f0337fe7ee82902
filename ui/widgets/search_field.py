"""The field in which one looks for things."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from ui.theme import theme
from ui.theme.icons import icon

SETTLED_MS = 120
"""Between two keys of a person who types quickly; nothing is looked for before."""

LONGEST = 200


class SearchField(QLineEdit):
    """Emits ``looked_for`` when the typing pauses."""

    looked_for = Signal(str)

    def __init__(self, *, hint: str) -> None:
        super().__init__()
        self.setProperty("part", "search")
        self.setMaxLength(LONGEST)
        self.setClearButtonEnabled(True)
        self.set_hint(hint)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._tint()
        theme().changed.connect(self._tint)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(lambda: self.looked_for.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._settled.start())

    def set_hint(self, hint: str) -> None:
        """What may be looked for here; also its name for a screen reader."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def _tint(self) -> None:
        self._sign.setIcon(icon("magnifying-glass", theme().colours.text3))
