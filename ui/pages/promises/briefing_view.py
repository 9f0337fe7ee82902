"""The night at a glance: its numbers, and what wants a person, each line a way to its call."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.calls.briefing import Briefing, BriefingLine
from secretary_app.features.people.models import Person
from ui.pages.promises.line_row import LineRow
from ui.pages.promises.telling import SIGNS, TONES, Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.card import Card, empty_layout
from ui.widgets.text import Label

NUMBERS = ("calls", "answered", "missed", "messages", "overdue")
TELLS_TROUBLE = {"missed": "warn", "overdue": "danger"}


class BriefingView(QScrollArea):
    """Emits ``jumped`` with a call and its moment, ``promise`` with the id of one."""

    jumped = Signal(str)
    promise = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._telling = Telling(words)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(theme().sizes.page_max)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(theme().sizes.space_24,) * 4)
        self._column.setSpacing(theme().sizes.space_16)
        self.setWidget(inside)

    def show_briefing(self, briefing: Briefing, people: Mapping[str, Person]) -> None:
        """This night."""
        words, bar = self._words, self.verticalScrollBar()
        at = bar.value()
        empty_layout(self._column)
        numbers = QHBoxLayout()
        numbers.setSpacing(theme().sizes.space_12)
        for name in NUMBERS:
            numbers.addWidget(self._number(name, getattr(briefing, name)), 1)
        self._column.addLayout(numbers)
        for kind, heading, lines in self._telling.sections(briefing):
            card = Card(heading)
            for line in lines:
                title, text = self._telling.line(line, people)
                row = LineRow(
                    title=title,
                    text=text,
                    sign=SIGNS[kind],
                    tone=TONES[kind],
                    moment=words.text("briefing-listen") if line.call_id else "",
                )
                row.clicked.connect(lambda _checked=False, of=line: self._press(of))
                card.add(row)
            self._column.addWidget(card)
        if not briefing.lines:
            self._column.addWidget(Label(words.text("briefing-all-well"), tone="text2", wrap=True))
        self._column.addStretch()
        QTimer.singleShot(0, bar, lambda: bar.setValue(at))

    def _number(self, name: str, value: int) -> Card:
        card = Card()
        tone = TELLS_TROUBLE.get(name, "text") if value else "text"
        card.add(Label(str(value), role=Role.TIMER, tone=tone, figures=True))
        text = self._words.text(f"briefing-number-{name}")
        card.add(Label(text, role=Role.SMALL, tone="text2", wrap=True))
        card.setAccessibleName(f"{text}: {value}")
        return card

    def _press(self, line: BriefingLine) -> None:
        if line.call_id is not None:
            moment = "" if line.start_ms is None else f"@{line.start_ms}"
            self.jumped.emit(f"{line.call_id}{moment}")
        elif line.promise_id is not None:
            self.promise.emit(line.promise_id)
