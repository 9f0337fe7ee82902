"""The palette (Ctrl K): pages, actions, settings, and whatever pages can find, by a few letters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shell.page import Desk, Find, Found
from ui.theme import theme
from ui.widgets.rows import Row, RowList
from ui.widgets.search_field import SearchField
from ui.widgets.sheet import Sheet

SHOWN = 8
"""Rows at once; more are a scroll away."""
MOST = 50
AT_LEAST = 2
"""Letters before pages are asked: one letter finds everything."""

At = Callable[[str], Sequence[Found]]
"""Finds at once, without waiting: actions, pages, settings."""

Finds = Callable[[], Sequence[Callable[[], Find]]]


class Palette(Sheet):
    """A sheet with a field and what was found."""

    def __init__(
        self,
        window: QWidget,
        *,
        desk: Desk,
        at_once: At,
        finds: Callable[[], Sequence[Callable[[], Find]]],
    ) -> None:
        """``finds`` load what pages bring, when it is first needed."""
        super().__init__(window, title="")
        self._desk = desk
        self._at_once = at_once
        self._load = finds
        self._found: list[Found] = []
        self._asked = 0
        hint = desk.words.text("desk-palette-hint")
        self.setAccessibleName(hint)
        self.field = SearchField(hint=hint)
        self.field.textChanged.connect(self._look_at_once)
        self.field.looked_for.connect(self._look_further)
        self.field.installEventFilter(self)
        self.rows = RowList(name=hint)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.clicked.connect(lambda _index: self._take())
        self.add(self.field)
        self.add(self.rows)
        self.tighten(theme().sizes.space_12)
        desk.words.changed.connect(self._reword)

    def open(self) -> None:
        """Empty, with what is used most."""
        self.field.clear()
        self._look_at_once("")
        row = theme().sizes.row
        room = self.room - self.field.sizeHint().height() - theme().sizes.space_48
        self.rows.setFixedHeight(row * min(SHOWN, room // row))
        super().open()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the rows while the field has the keyboard."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _look_at_once(self, text: str) -> None:
        self._asked += 1
        self._show(list(self._at_once(text.strip())))

    def _look_further(self, text: str) -> None:
        if len(text) < AT_LEAST or not self.isVisible():
            return
        asked = self._asked

        async def look() -> list[Found]:
            parts = await asyncio.gather(*(load()(self._desk, text) for load in self._load()))
            return [each for part in parts for each in part]

        def done(found: list[Found]) -> None:
            if asked == self._asked:
                self._show([*self._found, *found])

        self._desk.operations.run(
            look,
            name=f"palette.{asked}",
            title=self._desk.words.text("desk-palette-looking"),
            done=done,
            quiet=True,
        )

    def _show(self, found: list[Found]) -> None:
        self._found = found[:MOST]
        self.rows.show_rows(
            [
                Row(key=str(at), title=each.title, second=each.second, sign=each.sign)
                for at, each in enumerate(self._found)
            ]
        )
        self.rows.choose("0")

    def _move(self, step: int) -> None:
        at = int(self.rows.chosen or 0) + step
        self.rows.choose(str(max(0, min(at, len(self._found) - 1))))

    def _take(self) -> None:
        chosen = self.rows.chosen
        if chosen is not None:
            found = self._found[int(chosen)]
            self.dismiss()
            found.open()

    def _reword(self) -> None:
        hint = self._desk.words.text("desk-palette-hint")
        self.field.set_hint(hint)
        self.rows.setAccessibleName(hint)


def fits(text: str, *candidates: str) -> bool:
    """Whether every word of what was typed begins a word of one of these."""
    known = " ".join(candidates).casefold().split()
    return all(any(word in each for each in known) for word in text.casefold().split())
