"""Large buttons for fingers, and the sign that the owner holds to leave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import Role, theme
from ui.theme.icons import icon_before_words
from ui.widgets.text import ElidedLabel

HOLD_MS = 3000
"""Longer than anybody leans on a screen by chance."""


ONE_LINE = frozenset({"key", "go", "small"})
"""Looks of buttons whose words are short in every language."""

RESTYLED = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


class LargeButton(QPushButton):
    """One line or two, which end in «…» where they do not fit; the whole of it is its name."""

    def __init__(self, text: str = "", *, look: str = "act", sign: str = "") -> None:
        """``look`` is ``main``, ``act``, ``key``, ``go`` (a main key) or ``small``."""
        super().__init__()
        self._look, self._sign, self._text = look, sign, ""
        self.setProperty("counter", look)
        self.setAutoDefault(False)
        # Beside one of two lines it is as high as that one.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._tint()
        self.say(text)
        theme().changed.connect(self._tint)

    def say(self, text: str) -> None:
        """Another word."""
        self._text = text
        self.setAccessibleName(text)
        self._fit()

    def set_sign(self, sign: str) -> None:
        """Another sign before the word."""
        self._sign = sign
        self._tint()

    @property
    def whole(self) -> str:
        """What it says, however little of it there is room for."""
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as a few letters."""
        return QSize(theme().sizes.counter_act, super().minimumSizeHint().height())

    def _fit(self) -> None:
        if self._look in ONE_LINE:
            self.setText(self._text)
            return
        sizes = theme().sizes
        sign = self.iconSize().width() if self._sign else 0
        room = max(self.width() - 2 * sizes.space_12 - sign, 0)
        letters = self.fontMetrics()
        self.setText(
            "\n".join(
                letters.elidedText(line, Qt.TextElideMode.ElideRight, room)
                for line in self._lines(room)
            )
        )

    def _lines(self, room: int) -> tuple[str, ...]:
        """The whole, or two parts of it that are as short as can be."""
        long, words = self.fontMetrics().horizontalAdvance, self._text.split()
        if len(words) < 2 or long(self._text) <= room:
            return (self._text,)
        parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return min(parts, key=lambda each: max(map(long, each)))

    def _tint(self) -> None:
        if not self._sign:
            return
        now, sizes = theme().colours, theme().sizes
        size, gap = sizes.icon_large // 2 + sizes.space_4, sizes.space_8
        ink = now.on_accent if self._look == "main" else now.text
        self.setIconSize(QSize(size + gap, size))
        self.setIcon(icon_before_words(self._sign, ink, size, gap, disabled=now.text3))


class HeldSign(ElidedLabel):
    """The company's name; held for three seconds, by finger or by the space bar, it says so."""

    held = Signal()

    def __init__(self) -> None:
        super().__init__(role=Role.TITLE, tone="text2")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(HOLD_MS)
        self._holding.timeout.connect(self.held)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The time begins."""
        self._holding.start()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Too short."""
        self._holding.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by the space bar."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._holding.start()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of for good: a bar that is held sends this again and again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._holding.stop()
