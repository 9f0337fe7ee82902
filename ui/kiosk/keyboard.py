"""Letters on the screen, for where there is no keyboard: Russian, English, figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secretary_app.foundation.i18n import Language
from ui.kiosk.parts import LargeButton
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.card import empty_layout

FIGURES = "figures"
ROWS = {
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    FIGURES: ("1234567890", '+-/:;()№@"', ".,?!'%&*"),
}
NEXT = {"ru": "en", "en": "ru"}


class TouchKeyboard(QWidget):
    """Types into a line that keeps the focus."""

    done = Signal()
    hidden = Signal()

    def __init__(self, line: QLineEdit, *, words: Words) -> None:
        super().__init__()
        self._line = line
        self._words = words
        self._letters = str(words.language)
        self._figures = False
        self.keys: dict[str, LargeButton] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().sizes.space_8)
        words.changed.connect(lambda: self.speak(words.language))
        self._show()

    def speak(self, language: Language) -> None:
        """Letters of this language."""
        self._letters, self._figures = str(language), False
        self._show()

    def _show(self) -> None:
        empty_layout(self._rows)
        self.keys = {}
        layout = FIGURES if self._figures else self._letters
        for letters in ROWS[layout]:
            row = self._row()
            for letter in letters:
                row.addWidget(self._key(letter, partial(self._line.insert, letter)))
        self._last_row()

    def _last_row(self) -> None:
        text, row = self._words.text, self._row()
        hide = self._key("hide", self.hidden.emit, word=text("kiosk-keys-hide"))
        figures = self._key("figures", self._turn, word="АБВ" if self._figures else "123")
        other = self._key("language", self._other, word=NEXT[self._letters].upper())
        space = self._key("space", lambda: self._line.insert(" "), word=text("kiosk-keys-space"))
        back = self._key("back", self._line.backspace, word="⌫")
        back.setAccessibleName(text("kiosk-keys-back"))
        ask = self._key("done", self.done.emit, word=text("kiosk-ask"), look="go")
        for key, share in ((hide, 3), (figures, 2), (other, 2), (space, 5), (back, 2), (ask, 4)):
            row.addWidget(key, share)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        self._rows.addLayout(row)
        return row

    def _key(
        self, name: str, act: Callable[[], object], *, word: str = "", look: str = "key"
    ) -> LargeButton:
        made = LargeButton(word or name, look=look)
        # The line keeps the keyboard: what is typed here and there goes into the same words.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda _checked=False: act())
        self.keys[name] = made
        return made

    def _turn(self) -> None:
        self._figures = not self._figures
        self._show()

    def _other(self) -> None:
        self._letters, self._figures = NEXT[self._letters], False
        self._show()
