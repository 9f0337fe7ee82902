"""A choice of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ui.theme import theme


class Segmented(QFrame):
    """Emits ``chosen`` with the key of what a person chose."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str) -> None:
        """``options`` are keys and words; the first is chosen. ``name`` is what is chosen."""
        super().__init__()
        self.setProperty("part", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._name = name
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme().sizes.space_2,) * 4)
        self._row.setSpacing(theme().sizes.space_2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in options:
            self._add(key, words)
        if options:
            self.choose(options[0][0])

    def choose(self, key: str) -> None:
        """Shows another as chosen, telling nobody."""
        self._buttons[key].setChecked(True)

    def set_words(self, words: Sequence[str]) -> None:
        """The same options in another language."""
        for button, text in zip(self._buttons.values(), words, strict=True):
            button.setText(text)
            button.setAccessibleName(f"{self._name}: {text}" if self._name else text)

    @property
    def value(self) -> str:
        """The key that is chosen."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def _add(self, key: str, words: str) -> None:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{self._name}: {words}" if self._name else words)
        button.clicked.connect(lambda _checked: self.chosen.emit(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        self._buttons[key] = button
