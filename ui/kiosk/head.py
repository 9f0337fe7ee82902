"""The top of the visitors' screen: whose it is, what time it is, and the other language."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from ui.kiosk.parts import HeldSign, LargeButton
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.text import Label

NAMES = {Language.RU: "Русский", Language.EN: "English"}
"""Of the languages, each in its own."""


class Head(QWidget):
    """Speaks the other language when it is touched."""

    def __init__(self, words: Words, *, clock: Clock) -> None:
        super().__init__()
        self._words, self._clock = words, clock
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.space_16)
        self.sign = HeldSign()
        self.sign.setMinimumHeight(sizes.counter_key)
        self._time = Label(role=Role.TIMER, figures=True)
        self.language = LargeButton(look="small")
        self.language.clicked.connect(lambda: words.speak(self._other))
        row.addWidget(self.sign, 1)
        row.addWidget(self._time)
        row.addWidget(self.language)

    def show_company(self, name: str) -> None:
        """As it is named in the language that holds."""
        self.sign.setText(name)
        self.language.say(NAMES[self._other])
        self.show_time()

    def show_time(self) -> None:
        """What it is now."""
        self._time.setText(self._words.clock(self._clock.now()))

    @property
    def _other(self) -> Language:
        return Language.EN if self._words.language is Language.RU else Language.RU
