"""What to tell the assistant, in a line above the control bar; the caller does not hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from secretary_app.features.calls.desk import LONGEST_HINT
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.text import Label


class HintBox(QFrame):
    """Emits ``told`` with the words; Enter sends, Escape closes."""

    told = Signal(str)
    left = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setObjectName("hint-box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._name = ""
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_24, sizes.space_8, sizes.space_24, sizes.space_12)
        column.setSpacing(sizes.space_4)
        head = QHBoxLayout()
        self._who = Label(role=Role.SECTION, tone="operator")
        head.addWidget(self._who, 1)
        close = IconButton("x", name="")
        words.put(close.set_name, "desk-close", owner=close)
        close.clicked.connect(self.left)
        head.addWidget(close)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_8)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_HINT)
        words.put(self.field.setPlaceholderText, "live-hint-placeholder", owner=self.field)
        self.field.returnPressed.connect(self._send)
        row.addWidget(self.field, 1)
        self._tell = Button("", kind=Kind.PRIMARY, sign="paper-plane-right")
        words.put(self._tell.setText, "live-hint-send")
        self._tell.setEnabled(False)
        self._tell.clicked.connect(self._send)
        self.field.textChanged.connect(self._typed)
        row.addWidget(self._tell)
        column.addLayout(row)
        words.changed.connect(self._reword)

    def whisper_to(self, name: str) -> None:
        """Who hears it."""
        if name != self._name:
            self._name = name
            self._reword()

    def open(self) -> None:
        """The keyboard is in it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def done(self) -> None:
        """It was told."""
        self.field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it, and keeps what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._tell.setEnabled(bool(text.strip()))

    def _reword(self) -> None:
        text = self._words.text("live-only-she-hears", name=self._name)
        self._who.setText(text)
        self.field.setAccessibleName(text)

    def _send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.told.emit(text)
