"""The button that lets in; after too many wrong tries it says when it works again."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from ui.runtime.words import Words
from ui.widgets.buttons import Button, Kind

SECOND_MS = 1000


class EnterButton(Button):
    """Counts down by itself, and emits ``waited`` at the end."""

    waited = Signal()

    def __init__(self, words: Words, *, word: str) -> None:
        """``word``: the text on it while nobody waits."""
        super().__init__("", kind=Kind.PRIMARY)
        self._words = words
        self._word = word
        self._left = 0
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self._count_down)
        words.changed.connect(self._say)
        self._say()

    @property
    def waits(self) -> int:
        """Seconds until the next try; 0: at once."""
        return self._left

    def wait(self, seconds: int) -> None:
        """Nobody may try for so long."""
        self._left = seconds
        self._clock.start()
        self._say()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._clock.stop()
            self.waited.emit()
        self._say()

    def _say(self) -> None:
        if self._left:
            self.setText(self._words.text("sign-in-wait", seconds=self._left))
        else:
            self.setText(self._words.text(self._word))
        self.setEnabled(not self._left)
