"""What a visitor sees who comes to the counter: who is here, and what may be asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.kiosk.parts import RESTYLED, LargeButton
from ui.theme import Role, theme
from ui.widgets.card import empty_layout
from ui.widgets.text import Label

ACROSS = 2


class Welcome(QWidget):
    """Emits ``chosen`` with one of the sample questions."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.space_12)
        column.addStretch(2)
        self.hello = Label(role=Role.DISPLAY, wrap=True)
        self.how = Label(role=Role.COUNTER, tone="text2", wrap=True)
        for label in (self.hello, self.how):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(sizes.space_24)
        self._grid = QGridLayout()
        self._grid.setSpacing(sizes.space_12)
        for at in range(ACROSS):
            self._grid.setColumnStretch(at, 1)
        column.addLayout(self._grid)
        column.addStretch(3)
        self.samples: list[LargeButton] = []

    def show_samples(self, questions: Sequence[str]) -> None:
        """These may be asked with one touch."""
        if [each.whole for each in self.samples] == list(questions):
            return
        empty_layout(self._grid)
        self.samples = []
        for at, question in enumerate(questions):
            made = LargeButton(question)
            made.clicked.connect(lambda _checked=False, text=question: self.chosen.emit(text))
            self._grid.addWidget(made, at // ACROSS, at % ACROSS)
            self.samples.append(made)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._fit()

    def _fit(self) -> None:
        """As many rows of questions as there is room for, those that are asked most first."""
        gap = theme().sizes.space_12
        words = sum(label.heightForWidth(self.width()) for label in (self.hello, self.how))
        room = self.height() - words - 2 * theme().sizes.space_24 - 2 * gap
        high = max((each.sizeHint().height() for each in self.samples), default=1)
        rows = max(1, (room + gap) // (high + gap))
        for at, sample in enumerate(self.samples):
            sample.setVisible(at // ACROSS < rows)
