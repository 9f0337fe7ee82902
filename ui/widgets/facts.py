"""Facts in two columns: a small name over its value, so that both stay in one glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.text import Label


class Facts(QWidget):
    """Names and values, read row by row."""

    def __init__(self, facts: Sequence[tuple[str, str]], *, columns: int = 2) -> None:
        super().__init__()
        sizes = theme().sizes
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.space_24)
        grid.setVerticalSpacing(sizes.space_12)
        for at, (name, value) in enumerate(facts):
            cell = QVBoxLayout()
            cell.setSpacing(sizes.space_2)
            cell.addWidget(Label(name, role=Role.CAPTION, tone="text3", wrap=True))
            shown = Label(value, role=Role.SMALL, wrap=True, figures=True)
            shown.setAccessibleName(f"{name}: {value}")
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            # Beside a higher one the value is higher; a stretch would take the room of the page.
            cell.addWidget(shown, 1)
            grid.addLayout(cell, at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
