"""What the headphones of this desk give, and the two buttons for it: listening, and once more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import theme
from ui.widgets.buttons import IconButton


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Of one call."""

    caller: bool = False
    ours: bool = False
    behind: bool = False
    """Some seconds late, since they were heard again."""

    @property
    def side(self) -> str:
        """``both``, ``caller``, ``ours`` or ``none``."""
        if self.caller and self.ours:
            return "both"
        return "caller" if self.caller else "ours" if self.ours else "none"


BOTH = Ears(caller=True, ours=True)
DEAF = Ears()
SIDES = (BOTH, Ears(caller=True), Ears(ours=True), DEAF)


class EarsBar(QWidget):
    """Emits ``wanted`` with the sides that are to be heard, ``again`` for the last half minute."""

    wanted = Signal(object)
    again = Signal()

    def __init__(self, *, words: Words, actions: Actions) -> None:
        super().__init__()
        self._words = words
        self._actions = actions
        self._ears = DEAF
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_2)
        self.again_button = IconButton("clock-counter-clockwise", name="")
        self.again_button.setCheckable(True)
        self.again_button.clicked.connect(self._again_pressed)
        self.listen_button = IconButton("headphones", name="")
        self.listen_button.setCheckable(True)
        self.listen_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.listen_button.clicked.connect(self._listen_pressed)
        self.menu = QMenu(self)
        self._group = QActionGroup(self)
        self._choices: dict[str, QAction] = {}
        for ears in SIDES:
            made = self.menu.addAction("")
            made.setCheckable(True)
            made.triggered.connect(lambda _checked=False, ears=ears: self.wanted.emit(ears))
            self._group.addAction(made)
            self._choices[ears.side] = made
        self.listen_button.setMenu(self.menu)
        row.addWidget(self.again_button)
        row.addWidget(self.listen_button)
        words.changed.connect(self._draw)
        actions.changed.connect(self._draw)
        theme().changed.connect(self._draw)
        self._draw()

    def show_ears(self, ears: Ears, *, can: bool) -> None:
        """As it is now; ``can``: there is a call to be heard, and the right to."""
        self.setEnabled(can)
        if ears != self._ears:
            self._ears = ears
            self._draw()

    def _listen_pressed(self) -> None:
        self._mark()
        self.wanted.emit(BOTH if self._ears.side == "none" else DEAF)

    def _again_pressed(self) -> None:
        self._mark()
        self.again.emit()

    def _mark(self) -> None:
        """What a button shows is how it is, not that it was pressed."""
        hears, behind = self._ears.side != "none", self._ears.behind
        self.listen_button.setChecked(hears)
        self.again_button.setChecked(behind)
        self.listen_button.set_sign("headphones", tone="accent_text" if hears else "text2")
        self.again_button.set_sign(
            "clock-counter-clockwise", tone="accent_text" if behind else "text2"
        )
        self._choices[self._ears.side].setChecked(True)

    def _draw(self) -> None:
        words = self._words
        for side, made in self._choices.items():
            made.setText(words.text("live-hear-side", side=side))
        now = words.text("live-hears", side=self._ears.side)
        again = words.text("live-again-now" if self._ears.behind else "action-live-rewind")
        for button, text, key in (
            (self.listen_button, now, "live.listen"),
            (self.again_button, again, "live.rewind"),
        ):
            button.set_name(text)
            keys = self._actions.keys(key)
            button.setToolTip(f"{text} ({keys})" if keys else text)
        self._mark()
