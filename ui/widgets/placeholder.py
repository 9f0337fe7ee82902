"""An empty view: a sign, what it is, one sentence, and the one next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label

WIDEST = 360
WEIGHT = 100
"""The words take the room there is up to their widest, the stretches beside them the rest."""


class Placeholder(QWidget):
    """In the middle of the room that a view would take."""

    def __init__(
        self,
        *,
        sign: str,
        title: str,
        sentence: str,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        sizes = theme().sizes
        self._name = sign
        column = QVBoxLayout(self)
        column.setContentsMargins(*(sizes.space_32,) * 4)
        column.setSpacing(sizes.space_8)
        column.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sign = QLabel()
        column.addWidget(self._sign, 0, middle)
        self.title = Label(title, role=Role.TITLE, wrap=True)
        self.sentence = Label(sentence, tone="text2", wrap=True)
        for label in (self.title, self.sentence):
            label.setAlignment(middle)
            label.setMaximumWidth(WIDEST)
            line = QHBoxLayout()
            line.addStretch()
            line.addWidget(label, WEIGHT)
            line.addStretch()
            column.addLayout(line)
        if action is not None:
            column.addSpacing(sizes.space_8)
            self.act = Button(action[0], kind=Kind.PRIMARY)
            self.act.clicked.connect(lambda _checked: action[1]())
            column.addWidget(self.act, 0, middle)
        column.addStretch()
        self._tint()
        theme().changed.connect(self._tint)

    def _tint(self) -> None:
        picture = pixmap(f"{self._name}-light", theme().colours.text3, theme().sizes.icon_large)
        self._sign.setPixmap(picture)
