"""The header of a main column: what is shown, its state, a second line, and acts at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel


class Header(QFrame):
    """72 pixels high; where the second line is empty the title stands in the middle."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("main-header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = theme().sizes
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
        self._row.setSpacing(sizes.space_12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        first = QHBoxLayout()
        first.setSpacing(sizes.space_8)
        self.title = ElidedLabel(title, role=Role.TITLE, figures=True)
        self.chip = Chip()
        self.chip.hide()
        first.addWidget(self.title)
        first.addWidget(self.chip)
        first.addStretch()
        words.addLayout(first)
        self.second = ElidedLabel(role=Role.SMALL, tone="text2", figures=True)
        self.second.hide()
        words.addWidget(self.second)
        words.addStretch()
        self._row.addLayout(words, 1)
        self._has_state = False
        self._buttons: list[Button] = []
        self._measure()
        theme().changed.connect(self._measure)

    def set_second(self, text: str) -> None:
        """The line under the title."""
        self.second.setText(text)
        self.second.setVisible(bool(text))

    def set_chip(self, text: str, *, tone: str = "neutral") -> None:
        """The state beside the title; empty for none."""
        self.chip.show_state(text, tone=tone)
        self._has_state = bool(text)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Another width, or other words in it."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return done

    def add(self, widget: QWidget) -> None:
        """At the right, after what is there."""
        self._row.addWidget(widget)
        if isinstance(widget, Button):
            self._buttons.append(widget)

    def _fit(self) -> None:
        """Where it is tight, words of buttons give way to the title; then its state does."""
        wanted, room = self.title.sizeHint().width(), self._room()
        for button in self._buttons:
            tight = room < min(wanted, theme().sizes.list_column)
            room += button.gain if tight else 0
            button.fold(tight)
        chip = self.chip.sizeHint().width() + theme().sizes.space_8
        self.chip.setVisible(self._has_state and room - chip >= wanted / 2)

    def _room(self) -> int:
        """What the acts leave when they say their words."""
        edges, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - edges.left() - edges.right()
        for at in range(1, self._row.count()):
            item = self._row.itemAt(at)
            widget = None if item is None else item.widget()
            if widget is None or widget.isHidden():
                continue
            room -= widget.sizeHint().width() + gap
            if isinstance(widget, Button) and widget.folded:
                room -= widget.gain
        return room

    def _measure(self) -> None:
        self.setFixedHeight(theme().sizes.header)
