"""One thing of a list of few: its sign, what it is called, its state, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.buttons import Button, IconButton, Kind, hairline
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that may be done with it."""

    text: str
    run: Callable[[], object]
    sign: str = ""
    """With one it is a button of a sign alone."""
    enabled: bool = True
    primary: bool = False


class Item(QWidget):
    """``acts`` stand at the right, ``more`` behind a sign with three dots."""

    def __init__(
        self,
        title: str,
        *,
        second: str = "",
        chip: tuple[str, str] | None = None,
        sign: str = "",
        acts: Sequence[Act] = (),
        more: Sequence[Act] = (),
        more_name: str = "",
    ) -> None:
        """``chip`` is a word and its tone; ``more_name`` names the three dots for ears."""
        super().__init__()
        sizes = theme().sizes
        self.setAccessibleName(
            ", ".join(part for part in (title, chip and chip[0], second) if part)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.space_8)
        self._sign_name, self._sign = sign, QLabel()
        if sign:
            row.addWidget(self._sign)
            row.addSpacing(sizes.space_4)
            self._tint()
            theme().changed.connect(self._tint)
        words = QVBoxLayout()
        words.setSpacing(sizes.space_2)
        self._title = ElidedLabel(title, role=Role.BODY_STRONG)
        self._chip = None if chip is None else Chip(chip[0], tone=chip[1])
        self._first, self._below = QHBoxLayout(), QHBoxLayout()
        for line in (self._first, self._below):
            line.setSpacing(sizes.space_8)
            words.addLayout(line)
        self._first.addWidget(self._title)
        if self._chip is not None:
            self._first.addWidget(self._chip)
        self._first.addStretch()
        self._below.addStretch()
        if second:
            words.addWidget(Label(second, role=Role.SMALL, tone="text2", wrap=True))
        row.addLayout(words, 1)
        self.buttons: dict[str, Button | IconButton] = {}
        for act in acts:
            row.addWidget(self._button(act, title))
        if more:
            row.addWidget(self._dots(more, f"{more_name}: {title}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both have no room in one line, the state stands under the title."""
        super().resizeEvent(event)
        if self._chip is None:
            return
        both = self._title.sizeHint().width() + self._chip.sizeHint().width()
        tight = self._first.geometry().width() < both + self._first.spacing()
        now, then = (self._below, self._first) if tight else (self._first, self._below)
        if now.indexOf(self._chip) < 0:
            then.removeWidget(self._chip)
            now.insertWidget(now.count() - 1, self._chip)

    def _button(self, act: Act, title: str) -> QWidget:
        button: Button | IconButton
        if act.sign:
            button = IconButton(act.sign, name=act.text)
        else:
            button = Button(act.text, kind=Kind.PRIMARY if act.primary else Kind.PLAIN)
        button.setAccessibleName(f"{act.text}: {title}")
        button.setEnabled(act.enabled)
        button.clicked.connect(lambda _checked=False: act.run())
        self.buttons[act.text] = button
        return button

    def _dots(self, more: Sequence[Act], name: str) -> QToolButton:
        dots = IconButton("dots-three", name=name)
        menu = QMenu(dots)
        menu.setAccessibleName(name)
        for act in more:
            entry = menu.addAction(act.text)
            entry.setEnabled(act.enabled)
            entry.triggered.connect(lambda _checked=False, act=act: act.run())
        dots.setMenu(menu)
        dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = menu
        return dots

    def _tint(self) -> None:
        size = theme().sizes.icon
        self._sign.setPixmap(pixmap(self._sign_name, theme().colours.text2, size))


def list_in(card: Card, items: Sequence[QWidget]) -> Card:
    """The items one under another, a hair's breadth apart."""
    for at, item in enumerate(items):
        if at:
            card.add(hairline())
        card.add(item)
    return card
