"""Ten digits and a way back, for whoever gives a PIN by finger."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from ui.onboarding.fields import PinField
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton

DIGITS = "123456789"
ACROSS = 3


def pin_pad(words: Words, pin: PinField) -> QGridLayout:
    """Types into the field."""
    grid = QGridLayout()
    grid.setSpacing(theme().sizes.space_8)
    for column in range(ACROSS):
        grid.setColumnStretch(column, 1)
    for at, digit in enumerate(DIGITS):
        grid.addWidget(_key(digit, pin), at // ACROSS, at % ACROSS)
    last = len(DIGITS) // ACROSS
    grid.addWidget(_key("0", pin), last, 1)
    back = IconButton("backspace", name="")
    words.put(back.set_name, "lock-backspace", owner=back)
    back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    back.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    back.clicked.connect(pin.backspace)
    grid.addWidget(back, last, 2)
    return grid


def _key(digit: str, pin: PinField) -> Button:
    key = Button(digit)
    # Whoever uses the keyboard types; the pad is for fingers, and tab would need ten presses.
    key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    key.setProperty("counter", "key")
    key.clicked.connect(lambda _checked: pin.insert(digit))
    return key
