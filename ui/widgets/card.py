"""A card: a titled group on its own surface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.text import ElidedLabel, Label


class Card(QFrame):
    """Things that belong together; what it is about stands small above them."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("part", "card")
        sizes = theme().sizes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(sizes.space_12,) * 4)
        self._column.setSpacing(sizes.space_8)
        self._title = Label(title, role=Role.SECTION, tone="text2")
        # Only then: shown without a parent it would be a window of its own for a moment.
        self._column.addWidget(self._title)
        self._title.setVisible(bool(title))
        self._pairs: dict[str, tuple[Label, ElidedLabel]] = {}

    def set_title(self, text: str) -> None:
        """What it is about."""
        self._title.setText(text)
        self._title.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """One more thing under the others."""
        self._column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """The same, laid out by the caller."""
        self._column.addLayout(layout)

    def pair(self, name: str, value: str, *, tone: str = "text") -> None:
        """A line «name … value»; a name that stands there already gets the new value."""
        if name in self._pairs:
            shown = self._pairs[name][1]
            shown.setText(value)
            shown.set_tone(tone)
            return
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        left = Label(name, role=Role.SMALL, tone="text2")
        right = ElidedLabel(value, role=Role.SMALL_STRONG, tone=tone, figures=True)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._pairs[name] = (left, right)
        self._column.addLayout(row)

    def clear(self) -> None:
        """Nothing but the title."""
        self._pairs.clear()
        empty_layout(self._column, keep=1)


def empty_layout(layout: QLayout, *, keep: int = 0) -> None:
    """Takes everything out of a layout but its first items."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            empty_layout(inner)
            inner.deleteLater()
