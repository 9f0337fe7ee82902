"""Where a question is written; while an answer comes, where it is stopped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit

from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.buttons import Button, Kind

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
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        row.addWidget(self.text, 1)
        self.send = Button("", kind=Kind.PRIMARY, sign="paper-plane-tilt")
        self.send.clicked.connect(lambda _checked: self._press())
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.stop = Button("", sign="stop")
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignBottom)
        self.text.textChanged.connect(self._typed)
        theme().changed.connect(self._typed)
        words.changed.connect(self._reword)
        self._reword()

    def show_busy(self, busy: bool) -> None:
        """Whether an answer comes."""
        self._busy = busy
        self._typed()

    def emptied(self) -> None:
        """It was asked."""
        self.text.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter asks."""
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self._press()
            return True
        return False

    def _press(self) -> None:
        text = self.text.toPlainText().strip()
        if text and self.send.isEnabled() and not self._busy:
            self.sent.emit(text)

    def _typed(self) -> None:
        self.send.setVisible(not self._busy)
        self.stop.setVisible(self._busy)
        self.send.setEnabled(bool(self.text.toPlainText().strip()))
        count, sizes = round(self.text.document().size().height()), theme().sizes
        policy = Qt.ScrollBarPolicy
        scrolls = policy.ScrollBarAsNeeded if count > MOST_LINES else policy.ScrollBarAlwaysOff
        self.text.setVerticalScrollBarPolicy(scrolls)
        lines = max(1, min(count, MOST_LINES)) * self.text.fontMetrics().lineSpacing()
        margins = round(2 * self.text.document().documentMargin()) + sizes.space_16 + 2
        self.text.setFixedHeight(max(sizes.control + 2, lines + margins))

    def _reword(self) -> None:
        words = self._words
        self.text.setPlaceholderText(words.text("chat-ask"))
        self.text.setAccessibleName(words.text("chat-ask"))
        self.send.setText(words.text("chat-send"))
        self.stop.setText(words.text("chat-stop"))
        self._typed()
