"""The way out: a PIN by keys or by fingers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.onboarding.enter_button import EnterButton
from ui.onboarding.fields import PinField, row_of
from ui.onboarding.panel import FrontPanel
from ui.onboarding.pin_pad import pin_pad
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind


class PinView(FrontPanel):
    """Emits ``wanted`` with the PIN, and ``back`` where nobody wants to leave."""

    wanted = Signal(str)
    back = Signal()

    def __init__(self, *, words: Words, banner: Banner) -> None:
        super().__init__(width=2 * theme().sizes.toast)
        title, sentence = self.head(sign="lock")
        words.put(title.setText, "kiosk-leave")
        words.put(sentence.setText, "kiosk-leave.help")
        self.banner = banner
        self.column.addWidget(banner)
        self.pin = PinField()
        self.pin.returnPressed.connect(self._enter)
        # Side by side: low screens have room for all the keys.
        sides = QHBoxLayout()
        sides.setSpacing(theme().sizes.space_24)
        sides.addLayout(self._typed(words), 1)
        sides.addLayout(pin_pad(words, self.pin), 1)
        self.column.addLayout(sides)

    def begin(self) -> None:
        """Nothing is typed yet."""
        self.pin.clear()
        self.banner.clear()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, why: str, seconds: int) -> None:
        """Too many wrong ones: the button says when it works again."""
        self.pin.clear()
        self.banner.tell(why, tone="warn", closable=False)
        self.enter.wait(seconds)

    def _typed(self, words: Words) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(row_of(words, "lock-pin", self.pin))
        column.addStretch()
        row = QHBoxLayout()
        stay = Button("", kind=Kind.QUIET)
        words.put(stay.setText, "kiosk-stay")
        stay.clicked.connect(lambda _checked: self.back.emit())
        self.enter = EnterButton(words, word="lock-open")
        self.enter.waited.connect(self.banner.clear)
        self.enter.clicked.connect(self._enter)
        row.addWidget(stay)
        row.addStretch()
        row.addWidget(self.enter)
        column.addLayout(row)
        return column

    def _enter(self) -> None:
        if self.pin.text() and not self.enter.waits:
            self.wanted.emit(self.pin.text())
