"""The locked desk: whose it is, a PIN by keys or by fingers, and another way in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.onboarding.fields import PinField, row_of
from ui.onboarding.panel import FrontPanel
from ui.onboarding.pin_pad import pin_pad
from ui.onboarding.ringing import RingingStrip
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind


class LockView(FrontPanel):
    """Emits ``wanted`` with the PIN, and ``other`` where somebody else wants to sign in."""

    wanted = Signal(str)
    other = Signal()

    def __init__(self, *, words: Words, banner: Banner, ringing: RingingStrip, whose: str) -> None:
        super().__init__(width=theme().sizes.toast)
        title, sentence = self.head(sign="lock")
        words.put(title.setText, "lock-title")
        words.put(sentence.setText, "lock-title.help", name=whose)
        self.column.addWidget(ringing)
        self.banner = banner
        self.column.addWidget(banner)
        self.pin = PinField()
        self.pin.returnPressed.connect(self._enter)
        self.column.addWidget(row_of(words, "lock-pin", self.pin))
        self.column.addLayout(pin_pad(words, self.pin))
        row = QHBoxLayout()
        other = Button("", kind=Kind.QUIET)
        words.put(other.setText, "lock-other")
        other.clicked.connect(lambda _checked: self.other.emit())
        self.enter = Button("", kind=Kind.PRIMARY)
        words.put(self.enter.setText, "lock-open")
        self.enter.clicked.connect(self._enter)
        row.addWidget(other)
        row.addStretch()
        row.addWidget(self.enter)
        self.column.addLayout(row)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_again(self) -> None:
        """That was another's PIN."""
        self.pin.clear()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self.pin.text():
            self.wanted.emit(self.pin.text())
