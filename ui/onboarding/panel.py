"""The frame of everything that stands before the desk: a card in the middle, a head, a column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.text import Label

SIGN = "phone-call"


class FrontPanel(QWidget):
    """Emits nothing; its heirs fill ``column``."""

    def __init__(self, *, width: int) -> None:
        super().__init__()
        sizes = theme().sizes
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(*(sizes.space_16,) * 4)
        middle.addStretch(1)
        self.card = QFrame()
        self.card.setProperty("part", "sheet")
        self.card.setFixedWidth(width)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.card)
        row.addStretch()
        middle.addLayout(row)
        middle.addStretch(1)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(*(sizes.space_24,) * 4)
        self.column.setSpacing(sizes.space_16)

    def head(self, *, sign: str = SIGN) -> tuple[Label, Label]:
        """A sign, a title and a sentence, whose words the heir puts in."""
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_12)
        row.addWidget(_Sign(sign), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().sizes.space_4)
        title = Label(role=Role.TITLE, wrap=True)
        sentence = Label(tone="text2", wrap=True)
        words.addWidget(title)
        words.addWidget(sentence)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        return title, sentence


class _Sign(QLabel):
    """Tinted anew with every theme."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._tint()
        theme().changed.connect(self._tint)

    def _tint(self) -> None:
        now = theme()
        self.setPixmap(pixmap(f"{self._sign}-light", now.colours.accent, now.sizes.icon_large))
