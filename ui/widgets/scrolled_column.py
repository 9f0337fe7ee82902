"""A column that scrolls, no wider than a page is read with ease."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme


class ScrolledColumn(QScrollArea):
    """Never sideways; the keyboard goes to what stands in ``column``."""

    def __init__(self, *, above: int, spacing: int) -> None:
        """``above`` is the room over the first part and under the last."""
        super().__init__()
        sizes = theme().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(*(sizes.space_24, above) * 2)
        self.column.setSpacing(spacing)
        self.setWidget(inside)
