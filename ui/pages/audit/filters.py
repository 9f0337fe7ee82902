"""The choice of entries: when, who, what, with what outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from secretary_app.foundation.audit.models import Filter
from secretary_app.foundation.auth.acting import DONE, REFUSED
from ui.pages.calls.filters import days_of
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.search_field import SearchField

SPANS = ("any", "today", "yesterday", "week", "month")
OUTCOMES = ("any", DONE, REFUSED)


class Filters(QWidget):
    """Emits ``changed`` with every choice of a person."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.search = SearchField(hint="")
        self.search.looked_for.connect(lambda _text: self.changed.emit())
        words.put(self.search.set_hint, "audit-search")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().sizes.space_8)
        self._in_a_row = 0
        self.span, self.who, self.deed, self.outcome = (ChoiceField() for _ in range(4))
        self._boxes = {
            "when": self.span,
            "who": self.who,
            "deed": self.deed,
            "outcome": self.outcome,
        }
        for name, box in self._boxes.items():
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            words.put(box.setAccessibleName, f"audit-filter-{name}")
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._arrange(len(self._boxes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column they stand in two rows, so that each can be read."""
        super().resizeEvent(event)
        wide = self.width() >= 2 * theme().sizes.list_column_min
        self._arrange(len(self._boxes) if wide else len(self._boxes) // 2)

    def _arrange(self, in_a_row: int) -> None:
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        self._grid.addWidget(self.search, 0, 0, 1, in_a_row)
        for at, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, 1 + at // in_a_row, at % in_a_row)
            self._grid.setColumnStretch(at, 1 if at < in_a_row else 0)

    def offer(self, *, people: Sequence[tuple[str, str]], deeds: Sequence[tuple[str, str]]) -> None:
        """Keys and words; what was chosen stays so."""
        text = self._words.text
        fill(self.span, [(key, text("history-span", span=key)) for key in SPANS])
        fill(self.who, [("", text("audit-anybody")), *people])
        fill(self.deed, [("", text("audit-any-deed")), *deeds])
        fill(self.outcome, [(key, text("audit-outcomes", outcome=key)) for key in OUTCOMES])

    def chosen(self) -> Filter:
        """What is looked for."""
        today = self._words.today
        since, until = days_of(str(self.span.currentData() or "any"), today)
        outcome = str(self.outcome.currentData() or "any")
        return Filter(
            since=None if since is None else _begins(since),
            until=_begins(today) if until is not None and until < today else None,
            actor=str(self.who.currentData() or ""),
            deed=str(self.deed.currentData() or ""),
            outcome="" if outcome == "any" else outcome,
            words=self.search.text().strip(),
        )


def fill(box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    """The same key stays chosen; nobody is told."""
    key = box.currentData()
    box.blockSignals(True)
    box.clear()
    for each, words in options:
        box.addItem(words, each)
    box.setCurrentIndex(max(0, box.findData(key)))
    box.blockSignals(False)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
