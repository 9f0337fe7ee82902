"""The strip at the bottom of every page. Green is silent: only trouble has colour and words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui.runtime.operations import Operations
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel

BAR_PX = 72


class StatusStrip(QFrame):
    """A word for each thing that is watched, and what goes on at the right."""

    def __init__(self, *, words: Words, operations: Operations) -> None:
        super().__init__()
        self.setObjectName("status-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = words
        self._operations = operations
        self._items: dict[str, ElidedLabel] = {}
        sizes = theme().sizes
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.space_12, 0, sizes.space_8, 0)
        self._row.setSpacing(sizes.space_16)
        self.back = IconButton("caret-left", name="")
        words.put(self.back.set_name, "action-shell-back", owner=self.back)
        self.back.hide()
        self._row.addWidget(self.back)
        self._words_at = self._row.count()
        self._row.addStretch(1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedSize(BAR_PX, sizes.space_4)
        self._doing = ElidedLabel(role=Role.CAPTION, tone="text2")
        self._stop = IconButton("x", name="")
        words.put(self._stop.set_name, "desk-cancel", owner=self._stop)
        self._stop.clicked.connect(self._cancel)
        self.context = IconButton("columns", name="")
        words.put(self.context.set_name, "action-shell-context", owner=self.context)
        self.context.hide()
        for widget in (self._bar, self._doing, self._stop, self.context):
            self._row.addWidget(widget)
        operations.changed.connect(self._show_operations)
        self._show_operations()
        self._measure()
        theme().changed.connect(self._measure)

    def add(self, widget: QWidget) -> None:
        """Something that can be pressed on every page, before what goes on."""
        self._row.insertWidget(self._row.indexOf(self._bar), widget)

    def tell(self, key: str, text: str, *, tone: str = "text3") -> None:
        """What is so now about one thing; empty where there is nothing to say."""
        label = self._items.get(key)
        if label is None:
            label = ElidedLabel(role=Role.CAPTION, tone=tone, figures=True)
            self._items[key] = label
            self._row.insertWidget(self._words_at + len(self._items) - 1, label)
        label.setText(text)
        label.set_tone(tone)
        label.setVisible(bool(text))

    def told(self, key: str) -> str:
        """What is said about it."""
        return self._items[key].text() if key in self._items else ""

    def _show_operations(self) -> None:
        slow = self._operations.slow
        for widget in (self._bar, self._doing, self._stop):
            widget.setVisible(bool(slow))
        if slow:
            self._doing.setText(slow[0].title)
            self._bar.setAccessibleName(slow[0].title)

    def _cancel(self) -> None:
        for running in self._operations.slow[:1]:
            self._operations.cancel(running)

    def _measure(self) -> None:
        sizes = theme().sizes
        self.setFixedHeight(sizes.status_strip)
        inside = sizes.status_strip - sizes.space_4
        for button in self.findChildren(
            IconButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            button.setFixedSize(inside, inside)
            _shrink(button)


def _shrink(button: QWidget) -> None:
    assert isinstance(button, IconButton)
    size = button.iconSize()
    size.scale(*(theme().sizes.icon_small,) * 2, Qt.AspectRatioMode.KeepAspectRatio)
    button.setIconSize(size)
