"""Signing in: a name, a password, and how long to wait after too many wrong ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from secretary_app.foundation.auth.limits import LONGEST_NAME
from ui.onboarding.enter_button import EnterButton
from ui.onboarding.fields import SecretField, row_of
from ui.onboarding.panel import FrontPanel
from ui.onboarding.ringing import RingingStrip
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.banner import Banner


class SignInView(FrontPanel):
    """Emits ``wanted`` with what was typed."""

    wanted = Signal(str, str)

    def __init__(
        self, *, words: Words, banner: Banner, ringing: RingingStrip, name: str = ""
    ) -> None:
        """``name``: of whoever signed in here last."""
        super().__init__(width=theme().sizes.toast)
        title, sentence = self.head(sign="user-circle")
        words.put(title.setText, "sign-in-title")
        words.put(sentence.setText, "sign-in-title.help")
        self.column.addWidget(ringing)
        self.banner = banner
        self.column.addWidget(banner)
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.password = SecretField(words)
        self.column.addWidget(row_of(words, "sign-in-name", self.name))
        self.column.addWidget(row_of(words, "sign-in-password", self.password))
        self.enter = EnterButton(words, word="sign-in-enter")
        self.enter.waited.connect(banner.clear)
        self.enter.clicked.connect(self._enter)
        for field in (self.name, self.password):
            field.returnPressed.connect(self._enter)
        self.column.addWidget(self.enter)
        first = self.password if name else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def waits(self) -> int:
        """Seconds until the next try; 0: at once."""
        return self.enter.waits

    def wait(self, seconds: int) -> None:
        """Too many wrong ones: the button says when it works again."""
        self.password.clear()
        self.enter.wait(seconds)

    def try_again(self) -> None:
        """That was wrong: the password is typed anew."""
        self.password.clear()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self.waits:
            return
        if not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.password.text():
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wanted.emit(self.name.text().strip(), self.password.text())
