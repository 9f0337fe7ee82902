"""The choice of entries: when, who, what, with what outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from secretary_app.foundation.audit.models import Filter
from secretary_app.foundation.auth.acting import DONE, REFUSED
from ui.pages.calls.filters import days_of
from ui.runtime.words import Words
from ui.theme import theme
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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().sizes.space_8)
        grid.addWidget(self.search, 0, 0, 1, 4)
        self.span, self.who, self.deed, self.outcome = (QComboBox() for _ in range(4))
        for at, (name, box) in enumerate(
            (("when", self.span), ("who", self.who), ("deed", self.deed), ("outcome", self.outcome))
        ):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(1)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            words.put(box.setAccessibleName, f"audit-filter-{name}")
            box.currentIndexChanged.connect(lambda _at: self.changed.emit())
            grid.addWidget(box, 1, at)
            grid.setColumnStretch(at, 1)

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
