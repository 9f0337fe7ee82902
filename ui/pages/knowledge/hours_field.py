"""Opening hours: a field for each day of the week, and lines for days that differ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from secretary_app.features.knowledge.hours_text import DAYS
from ui.pages.knowledge.hours_form import exchanged, typed
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.long_field import LongField
from ui.widgets.text import Label

LINES = 3


class HoursField(QWidget):
    """``text`` is in the exchange format."""

    changed = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self._words = words
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.space_8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.space_12)
        grid.setVerticalSpacing(sizes.space_4)
        self.days: list[QLineEdit] = []
        for at, day in enumerate(DAYS):
            label, field = Label(role=Role.SMALL), QLineEdit()
            words.put(label.setText, f"weekday-{day}", owner=label)
            words.put(field.setAccessibleName, f"weekday-{day}", owner=field)
            words.put(field.setPlaceholderText, "fact-hours-closed", owner=field)
            field.textEdited.connect(lambda _text: self.changed.emit())
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            self.days.append(field)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        title = Label(role=Role.SMALL, tone="text2", wrap=True)
        words.put(title.setText, "fact-hours-special", owner=title)
        column.addWidget(title)
        self.special = LongField()
        words.put(self.special.setAccessibleName, "fact-hours-special", owner=self.special)
        words.put(self.special.setPlaceholderText, "fact-hours-special-hint", owner=self.special)
        self.special.textChanged.connect(self.changed)
        column.addWidget(self.special)

    def text(self) -> str:
        """Unchecked."""
        week = [field.text() for field in self.days]
        return exchanged(week, self.special.toPlainText().splitlines())

    def set_text(self, text: str) -> None:
        """Shows it, telling nobody."""
        hours = typed(text, closed=self._words.text("fact-hours-closed"))
        for field, day in zip(self.days, hours.week, strict=True):
            field.setText(day)
        self.special.blockSignals(True)
        self.special.setPlainText("\n".join(hours.special))
        self.special.blockSignals(False)
