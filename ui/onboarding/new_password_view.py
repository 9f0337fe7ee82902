"""A password that was given by somebody else becomes one's own before anything else is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from secretary_app.foundation.auth.strength import strength
from ui.onboarding.fields import SecretField, row_of
from ui.onboarding.panel import FrontPanel
from ui.onboarding.strength_bar import StrengthBar
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind


class NewPasswordView(FrontPanel):
    """Emits ``wanted`` with the old and the new one, and ``other`` for «not now»."""

    wanted = Signal(str, str)
    other = Signal()

    def __init__(self, *, words: Words, banner: Banner, name: str) -> None:
        super().__init__(width=theme().sizes.toast)
        title, sentence = self.head(sign="key")
        words.put(title.setText, "new-password-title")
        words.put(sentence.setText, "new-password-title.help")
        self.banner = banner
        self.column.addWidget(banner)
        self.old, self.new = SecretField(words), SecretField(words)
        self.column.addWidget(row_of(words, "new-password-old", self.old))
        self.column.addWidget(row_of(words, "new-password-new", self.new))
        bar = StrengthBar(words)
        self.column.addWidget(bar)
        self.new.textChanged.connect(
            lambda text: bar.show_strength(strength(text, name=name) if text else None)
        )
        self.enter = Button("", kind=Kind.PRIMARY)
        words.put(self.enter.setText, "new-password-save")
        self.enter.clicked.connect(self._enter)
        self.new.returnPressed.connect(self._enter)
        leave = Button("", kind=Kind.QUIET)
        words.put(leave.setText, "seat-sign-out")
        leave.clicked.connect(lambda _checked: self.other.emit())
        self.column.addWidget(self.enter)
        self.column.addWidget(leave)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self.old.text() and self.new.text():
            self.wanted.emit(self.old.text(), self.new.text())
