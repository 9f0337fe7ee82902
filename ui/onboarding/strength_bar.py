"""How good a password is: four short bars and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from secretary_app.foundation.auth.strength import Strength
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.text import Label

PARTS = 3
TONES = {
    Strength.REFUSED: "text3",
    Strength.FAIR: "warn",
    Strength.GOOD: "success",
    Strength.STRONG: "success",
}


class StrengthBar(QWidget):
    """Colour and word; for ears the word alone."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._strength: Strength | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_12)
        self._bars = _Bars()
        self._word = Label(role=Role.SMALL_STRONG)
        row.addWidget(self._bars, 1)
        row.addWidget(self._word)
        words.changed.connect(self._say)
        self._say()

    def show_strength(self, found: Strength | None) -> None:
        """None: nothing was typed yet."""
        self._strength = found
        self._say()

    def _say(self) -> None:
        found = self._strength
        text = "" if found is None else self._words.text(f"strength-{found.name.lower()}")
        self._word.setText(text)
        self._word.set_tone("text3" if found is None else TONES[found])
        self._bars.show_part(found or Strength.REFUSED)
        self.setAccessibleName(self._words.text("strength-of-password", strength=text))


class _Bars(QLabel):
    """The painted part; its words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._found = Strength.REFUSED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().sizes.space_4)

    def show_part(self, found: Strength) -> None:
        self._found = found
        self.setAccessibleName(str(found.value))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As many as it is good."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - (PARTS - 1) * sizes.space_4) / PARTS
        for part in range(PARTS):
            lit = part < self._found.value
            painter.setBrush(now.named(TONES[self._found]) if lit else now.border)
            left = part * (width + sizes.space_4)
            where = QRectF(left, 0, width, self.height())
            painter.drawRoundedRect(where, self.height() / 2, self.height() / 2)
