"""Two things side by side where there is room, else one under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import theme


class Beside(QWidget):
    """``columns`` is how many of the narrowest columns it must be wide to have both in a row."""

    def __init__(
        self, first: QWidget, second: QWidget, *, columns: int, shares: bool = True
    ) -> None:
        """Where it does not share its room, ``second`` keeps the size that it has."""
        super().__init__()
        self._columns = columns
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().sizes.space_16)
        self._box.addWidget(first, 1)
        if shares:
            self._box.addWidget(second, 1)
        else:
            self._box.addWidget(second, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(event)
        wide = self.width() >= theme().sizes.list_column_min * self._columns
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if wide else down)
