"""Where a question is written; while an answer comes, where it is stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.long_field import LongField

MOST_LINES = 6


class Question(QFrame):
    """Enter asks, Shift Enter begins a line."""

    sent = Signal(str)
    stopped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._busy = False
        self.setObjectName("control-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.space_24, sizes.space_12, sizes.space_24, sizes.space_12)
        row.setSpacing(sizes.space_12)
        self.text = LongField(lines=1, most=MOST_LINES, by_enter=True)
        self.text.submitted.connect(self._press)
        row.addWidget(self.text, 1)
        self.send = Button("", kind=Kind.PRIMARY, sign="paper-plane-tilt")
        self.send.clicked.connect(lambda _checked: self._press())
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.stop = Button("", sign="stop")
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignBottom)
        self.text.textChanged.connect(self._typed)
        words.changed.connect(self._reword)
        self._reword()

    def show_busy(self, busy: bool) -> None:
        """Whether an answer comes."""
        self._busy = busy
        self._typed()

    def emptied(self) -> None:
        """It was asked."""
        self.text.clear()

    def _press(self) -> None:
        text = self.text.toPlainText().strip()
        if text and self.send.isEnabled() and not self._busy:
            self.sent.emit(text)

    def _typed(self) -> None:
        self.send.setVisible(not self._busy)
        self.stop.setVisible(self._busy)
        self.send.setEnabled(bool(self.text.toPlainText().strip()))

    def _reword(self) -> None:
        words = self._words
        self.text.setPlaceholderText(words.text("chat-ask"))
        self.text.setAccessibleName(words.text("chat-ask"))
        self.send.setText(words.text("chat-send"))
        self.stop.setText(words.text("chat-stop"))
        self._typed()
