"""The table of facts: in a narrow column unit and owner give way, so that the value can be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from ui.theme import theme
from ui.widgets.table import Column, Line, Table

GIVE_WAY = {2: 700, 4: 860}
"""Column to the width under which it is hidden, as it is where none of its cells says anything;
both stand in the panel, too."""


class FactsTable(Table):
    """Five columns, at most."""

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """All anew."""
        super().show_lines(columns, lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        share = max(100, theme().choice.text_percent) / 100
        for column, width in GIVE_WAY.items():
            says = any(line.cells[column] for line in self.lines)
            self.setColumnHidden(column, not says or self.width() < width * share)
