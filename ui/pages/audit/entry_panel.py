"""One entry at the side, wholly; and the table, whose columns give way where it is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretary_app.foundation.audit.models import Entry
from ui.pages.audit.telling import Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.card import Card, empty_layout
from ui.widgets.facts import Facts
from ui.widgets.table import Column, Line, Table
from ui.widgets.text import BREAK, Label

GIVE_WAY = {1: 380, 3: 780, 4: 900}
"""Column to the width under which it is hidden; all of them stand at the side, too."""


class LogTable(Table):
    """When, who, what, with what, from where, with what outcome."""

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
            self.setColumnHidden(column, self.width() < width * share)


class EntryPanel(QWidget):
    """Empty until one is chosen."""

    def __init__(self, words: Words, telling: Telling) -> None:
        super().__init__()
        self._words, self._telling = words, telling
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme().sizes.space_16,) * 4)
        self._column.setSpacing(theme().sizes.space_16)

    def clear(self) -> None:
        """None is chosen."""
        empty_layout(self._column)

    def show_entry(self, entry: Entry, names: Mapping[str, str]) -> None:
        """This one; ``names`` are those of users, by id."""
        self.clear()
        title = self._words.text("audit-entry", number=str(entry.number))
        self._column.addWidget(Label(title, role=Role.STRONG))
        told = [(name, _breaks(value)) for name, value in self._telling.facts(entry, names)]
        self._column.addWidget(Facts(told, columns=1))
        changes = self._telling.changes(entry)
        if changes:
            card = Card(self._words.text("audit-change"))
            for each in changes:
                card.add(Label(each, role=Role.SMALL, wrap=True))
            self._column.addWidget(card)
        self._column.addStretch(1)


def _breaks(value: str) -> str:
    """An id is longer than the column is wide."""
    return value.replace("-", f"-{BREAK}")
