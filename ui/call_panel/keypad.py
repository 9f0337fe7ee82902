"""The keys of a telephone. Digits are tones only while the keyboard is in here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import Label

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#")
COLUMNS = 6
"""Two rows of six stand above the bar without hiding the talk."""


class Keypad(QFrame):
    """Emits ``pressed`` with a key."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setObjectName("hint-box")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words.put(self.setAccessibleName, "action-live-tones", owner=self)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_24, sizes.space_8, sizes.space_24, sizes.space_12)
        column.setSpacing(sizes.space_4)
        head = QHBoxLayout()
        name = Label(role=Role.SECTION, tone="text2")
        words.put(name.setText, "live-keypad")
        head.addWidget(name, 1)
        close = IconButton("x", name="")
        words.put(close.set_name, "desk-close", owner=close)
        close.clicked.connect(self.left)
        head.addWidget(close)
        column.addLayout(head)
        keys = QGridLayout()
        keys.setSpacing(sizes.space_8)
        self.keys: dict[str, Button] = {}
        for at, key in enumerate(KEYS):
            made = Button(key)
            words.put(made.setAccessibleName, "live-key", owner=made, key=key)
            made.clicked.connect(lambda _checked=False, key=key: self.pressed.emit(key))
            self.keys[key] = made
            keys.addWidget(made, at // COLUMNS, at % COLUMNS)
        column.addLayout(keys)

    def open(self) -> None:
        """The keyboard is in it."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is a tone, Escape closes."""
        key = event.text().upper()
        if key in self.keys:
            self.pressed.emit(key)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
