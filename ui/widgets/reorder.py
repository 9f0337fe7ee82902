"""Things in an order that a person may change: dragged by a handle, or moved by its arrow keys.

No drag of the system's own: it would begin a loop inside the loop, and needs none.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import IconButton, hairline

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Handle(IconButton):
    """Emits where it is dragged to, let go, and pushed by a key."""

    dragged = Signal(QPoint)
    released_at = Signal(QPoint)
    pushed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__("dots-six-vertical", name=name, tone="text3")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.held = False
        """Whether it is being dragged: it must not be thrown away then."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken hold of."""
        super().mousePressEvent(event)
        self.held = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Only while it is held: nobody tracks a mouse here."""
        super().mouseMoveEvent(event)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Here."""
        self.held = False
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.released_at.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.pushed.emit(step)


class Reorder(QWidget):
    """Emits ``moved`` with the key of a thing and by how many places; shows nothing by itself."""

    moved = Signal(str, int)

    def __init__(self, things: Sequence[tuple[str, str, QWidget]], *, enabled: bool) -> None:
        """Keys, names of handles, and what stands beside them, in order."""
        super().__init__()
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.space_12)
        self.handles: dict[str, Handle] = {}
        self._keys = [key for key, _, _ in things]
        self._rows: list[QWidget] = []
        for at, (key, name, thing) in enumerate(things):
            if at:
                column.addWidget(hairline())
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(sizes.space_4)
            handle = Handle(name)
            handle.setEnabled(enabled)
            handle.dragged.connect(lambda where, key=key: self._drag(key, where))
            handle.released_at.connect(lambda where, key=key: self._drop(key, where))
            handle.pushed.connect(lambda by, key=key: self._push(key, by))
            row.addWidget(handle)
            row.addWidget(thing, 1)
            column.addWidget(holder)
            self.handles[key] = handle
            self._rows.append(holder)
        self._mark = QFrame(self)
        self._mark.setProperty("part", "drop-mark")
        self._mark.setFixedHeight(sizes.focus_ring)
        self._mark.hide()

    @property
    def held(self) -> bool:
        """Whether something is being dragged."""
        return any(handle.held for handle in self.handles.values())

    def _place(self, where: QPoint) -> int:
        """Before how many of them it would stand."""
        y = self.mapFromGlobal(where).y()
        return sum(y > row.geometry().center().y() for row in self._rows)

    def _drag(self, key: str, where: QPoint) -> None:
        place = self._place(where)
        at = self._keys.index(key)
        if place in (at, at + 1):
            self._mark.hide()
            return
        gap = theme().sizes.space_8
        if place < len(self._rows):
            y = self._rows[place].y() - gap
        else:
            y = self._rows[-1].geometry().bottom() + gap
        self._mark.setGeometry(0, max(0, min(y, self.height() - 2)), self.width(), 2)
        self._mark.show()
        self._mark.raise_()

    def _drop(self, key: str, where: QPoint) -> None:
        self._mark.hide()
        place, at = self._place(where), self._keys.index(key)
        by = place - at - (place > at)
        if by:
            self.moved.emit(key, by)

    def _push(self, key: str, by: int) -> None:
        if 0 <= self._keys.index(key) + by < len(self._keys):
            self.moved.emit(key, by)
