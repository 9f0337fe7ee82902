"""A field for a day, or for none."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from ui.runtime.words import Words
from ui.theme import theme


class DayField(QWidget):
    """A day, or for ever where that may be."""

    changed = Signal()

    def __init__(self, *, words: Words, ever: str = "") -> None:
        """``ever`` is the text id of «for ever»; without one there is always a day."""
        super().__init__()
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_12)
        self.ever = QCheckBox()
        if ever:
            words.put(self.ever.setText, ever)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setMinimumDate(QDate(2000, 1, 1))
        space = theme().sizes.space_8
        self.day.lineEdit().setTextMargins(space, 0, space, 0)
        row.addWidget(self.day, 1)
        row.addWidget(self.ever)
        self._may_be_ever = bool(ever)
        self.ever.setVisible(self._may_be_ever)
        self.set_text("")
        self.ever.toggled.connect(self._toggled)
        self.day.dateChanged.connect(lambda _date: self.changed.emit())
        words.changed.connect(self._localise)
        self._localise()

    def setAccessibleName(self, name: str) -> None:
        """Both parts are about it."""
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)
        self.day.lineEdit().setAccessibleName(name)

    def text(self) -> str:
        """``2026-12-31``; empty for ever."""
        return "" if self.ever.isChecked() else self.day.date().toString("yyyy-MM-dd")

    def set_text(self, text: str) -> None:
        """Shows it, telling nobody."""
        for each in (self.ever, self.day):
            each.blockSignals(True)
        day = QDate.fromString(text, "yyyy-MM-dd")
        ever = self._may_be_ever and not day.isValid()
        self.ever.setChecked(ever)
        self.day.setEnabled(not ever)
        self.day.setDate(day if day.isValid() else QDate.currentDate().addMonths(1))
        for each in (self.ever, self.day):
            each.blockSignals(False)

    def _toggled(self, ever: bool) -> None:
        self.day.setEnabled(not ever)
        self.changed.emit()

    def _localise(self) -> None:
        self.day.setLocale(QLocale(self._words.language.value))
        self.day.setDisplayFormat(self._words.text("knowledge-day-format"))
