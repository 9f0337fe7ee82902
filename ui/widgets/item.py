"""One thing of a list of few: its sign, what it is called, its state, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
        first = QHBoxLayout()
        first.setSpacing(sizes.space_8)
        first.addWidget(ElidedLabel(title, role=Role.BODY_STRONG))
        if chip is not None:
            first.addWidget(Chip(chip[0], tone=chip[1]))
        first.addStretch()
        words.addLayout(first)
        if second:
            words.addWidget(Label(second, role=Role.SMALL, tone="text2", wrap=True))
        row.addLayout(words, 1)
        self.buttons: dict[str, Button | IconButton] = {}
        for act in acts:
            row.addWidget(self._button(act, title))
        if more:
            row.addWidget(self._dots(more, f"{more_name}: {title}"))

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
