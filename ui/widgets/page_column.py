"""What most pages without columns of their own are: a header, a place for trouble, and cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.banner import Banner
from ui.widgets.card import empty_layout
from ui.widgets.header import Header
from ui.widgets.text import Label


class PageColumn(QWidget):
    """Cards one under another, no wider than a name and its value stay in one glance.

    Cards are made anew from data; whoever had the keyboard keeps it, and the page its place.
    """

    def __init__(self, *, banner: Banner) -> None:
        super().__init__()
        sizes = theme().sizes
        self.banner = banner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        column.addWidget(self.header)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(sizes.page_max + 2 * sizes.space_24)
        room = QVBoxLayout(inside)
        room.setContentsMargins(*(sizes.space_24,) * 4)
        room.setSpacing(sizes.space_16)
        room.addWidget(banner)
        self.top = QVBoxLayout()
        """For what stays while the cards are made anew: a field to look for things."""
        self.top.setSpacing(sizes.space_16)
        room.addLayout(self.top)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(sizes.space_16)
        room.addLayout(self._cards)
        room.addStretch()
        self._scroll.setWidget(inside)
        self._inside = inside
        column.addWidget(self._scroll, 1)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """These, in place of what was there."""
        focus = self._focus_within()
        bar = self._scroll.verticalScrollBar()
        at = bar.value()
        empty_layout(self._cards)
        for card in cards:
            self._cards.addWidget(card)
        if focus:
            again = [each for each in self._inside.findChildren(QWidget) if _name(each) == focus]
            if again:
                again[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, bar, lambda: bar.setValue(at))

    def show_alone(self, widget: QWidget) -> None:
        """A placeholder or a skeleton in place of the cards."""
        self.show_cards([widget])

    def _focus_within(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None or not self._inside.isAncestorOf(focus):
            return ""
        return _name(focus)


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def section(text: str) -> QWidget:
    """The name of a group of cards."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme().sizes.space_8, 0, 0)
    row.addWidget(Label(text, role=Role.BODY_STRONG))
    return holder
