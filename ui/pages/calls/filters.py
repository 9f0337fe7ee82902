"""The choice of calls: what came of them, on which line, when, with a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFrame, QHBoxLayout, QVBoxLayout

from secretary_app.features.calls.history.models import CallFilter
from secretary_app.features.calls.models import CallOutcome
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import ChoiceField

OUTCOMES: dict[str, frozenset[CallOutcome]] = {
    "any": frozenset(),
    "answered": frozenset({CallOutcome.ANSWERED}),
    "missed": frozenset({CallOutcome.MISSED}),
    "unanswered": frozenset({CallOutcome.UNANSWERED}),
    "broken": frozenset({CallOutcome.BROKEN}),
}
SPANS = ("any", "today", "yesterday", "week", "month", "days")
"""Of time; ``days`` are chosen one by one."""

LINES = "any"
"""Of the choice of lines: all of them."""


def days_of(span: str, today: date) -> tuple[date | None, date | None]:
    """From which day until which."""
    match span:
        case "today":
            return today, None
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "week":
            return today - timedelta(days=6), None
        case "month":
            return today - timedelta(days=29), None
    return None, None


class Filters(QFrame):
    """Emits ``changed`` with every choice of a person."""

    changed = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: Sequence[tuple[str, str]] = ()
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_16, 0, sizes.space_16, sizes.space_8)
        column.setSpacing(sizes.space_8)
        self.outcome, self.line, self.span = ChoiceField(), ChoiceField(), ChoiceField()
        self.message = QCheckBox()
        words.put(self.message.setText, "history-with-message")
        self.since, self.until = _day_field(), _day_field()
        self.reset = Button("", kind=Kind.LINK)
        words.put(self.reset.setText, "history-reset")
        for box in (self.outcome, self.span, self.line):
            column.addWidget(box)
        days = QHBoxLayout()
        days.setSpacing(sizes.space_8)
        days.addWidget(self.since)
        days.addWidget(self.until)
        column.addLayout(days)
        last = QHBoxLayout()
        last.addWidget(self.message)
        last.addStretch()
        last.addWidget(self.reset)
        column.addLayout(last)
        words.put(self.outcome.setAccessibleName, "history-filter-outcome")
        words.put(self.span.setAccessibleName, "history-filter-when")
        words.put(self.line.setAccessibleName, "history-filter-line")
        words.put(self.since.setAccessibleName, "history-filter-since")
        words.put(self.until.setAccessibleName, "history-filter-until")
        self._reword()
        words.changed.connect(self._reword)
        self.show_lines(())
        for box in (self.outcome, self.span, self.line):
            box.currentIndexChanged.connect(self._chosen)
        self.message.toggled.connect(self._chosen)
        self.since.dateChanged.connect(self._chosen)
        self.until.dateChanged.connect(self._chosen)
        self.reset.clicked.connect(self.clear)
        self._show_days()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Keys and names; one line is no choice."""
        self._lines = lines
        _offer(self.line, [(LINES, self._words.text("history-all-lines")), *lines])
        self.line.setVisible(len(lines) > 1)

    def chosen(self, text: str) -> CallFilter:
        """What is looked for, with ``text`` from the field above."""
        span = str(self.span.currentData())
        since, until = days_of(span, self._words.today)
        if span == "days":
            since, until = _date(self.since), _date(self.until)
        found = CallFilter(
            outcomes=OUTCOMES[str(self.outcome.currentData())],
            since=since,
            until=until,
            with_message=self.message.isChecked(),
            text=text,
        )
        line = str(self.line.currentData())
        return found if line == LINES else replace(found, line_id=line)

    @property
    def active(self) -> int:
        """How many choices are made."""
        boxes = (self.outcome, self.span, self.line)
        made = sum(box.currentIndex() > 0 for box in boxes)
        return made + self.message.isChecked()

    def clear(self) -> None:
        """All calls again."""
        every: tuple[QObject, ...] = (self.outcome, self.span, self.line, self.message)
        for each in every:
            each.blockSignals(True)
        for box in (self.outcome, self.span, self.line):
            box.setCurrentIndex(0)
        self.message.setChecked(False)
        for each in every:
            each.blockSignals(False)
        self._chosen()

    def _chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        own = self.span.currentData() == "days"
        self.since.setVisible(own)
        self.until.setVisible(own)

    def _reword(self) -> None:
        text = self._words.text
        _offer(self.outcome, [(key, text("history-outcomes", outcome=key)) for key in OUTCOMES])
        _offer(self.span, [(key, text("history-span", span=key)) for key in SPANS])
        self.show_lines(self._lines)


def _offer(box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    """The same place stays chosen."""
    at = max(0, box.currentIndex())
    box.blockSignals(True)
    box.clear()
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(min(at, box.count() - 1))
    box.blockSignals(False)


def _day_field() -> QDateEdit:
    made = QDateEdit(QDate.currentDate())
    made.setCalendarPopup(True)
    made.setDisplayFormat("dd.MM.yyyy")
    made.setMaximumDate(QDate.currentDate())
    return made


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
