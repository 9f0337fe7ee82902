"""What is said, in letters for an arm's length; it follows the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from ui.kiosk.lines import Line, Side
from ui.theme import Role, theme
from ui.widgets.text import Label

PARTS = {Side.SECRETARY: "counter-said", Side.VISITOR: "counter-asked"}


class Captions(QScrollArea):
    """The visitor's words stand at the right, hers at the left."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().sizes.space_12)
        self._column.addStretch()
        self.setWidget(inside)
        self._shown: list[Line] = []
        self._labels: list[Label] = []
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: bar.setValue(high))

    @property
    def texts(self) -> list[str]:
        """What is to be read now."""
        return [label.text() for label in self._labels]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Words that grow stay where they are."""
        same = 0
        while same < min(len(lines), len(self._shown)):
            if lines[same].side is not self._shown[same].side:
                break
            same += 1
        for _ in range(len(self._shown) - same):
            self._drop_last()
        for at, line in enumerate(lines):
            if at < same:
                self._labels[at].setText(line.text)
                _hug(self._labels[at])
            else:
                self._add(line)
            self._labels[at].set_tone("text2" if not line.final else "text")
            if line.final and (at >= len(self._shown) or line != self._shown[at]):
                self._announce(line.text)
        self._shown = list(lines)

    def _add(self, line: Line) -> None:
        label = Label(line.text, role=Role.COUNTER, wrap=True)
        self._labels.append(label)
        sizes = theme().sizes
        row = QHBoxLayout()
        if line.side is Side.NOTE:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            row.addWidget(label)
        else:
            frame = QFrame()
            frame.setProperty("part", PARTS[line.side])
            room = QVBoxLayout(frame)
            room.setContentsMargins(sizes.space_24, sizes.space_12, sizes.space_24, sizes.space_12)
            room.addWidget(label)
            _hug(label)
            mine = line.side is Side.VISITOR
            if mine:
                row.addStretch(1)
            row.addWidget(frame, 4)
            if not mine:
                row.addStretch(1)
        holder = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self._column.addWidget(holder)

    def _drop_last(self) -> None:
        self._labels.pop()
        item = self._column.takeAt(self._column.count() - 1)
        gone = item.widget() if item is not None else None
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _hug(label: Label) -> None:
    """What is said is no wider than its words: a short «yes» is no bar across the screen."""
    frame = label.parentWidget()
    if isinstance(frame, QFrame) and frame.property("part"):
        letters = QFontMetrics(theme().font(Role.COUNTER))
        edges = 2 * theme().sizes.space_24 + theme().sizes.space_4
        frame.setMaximumWidth(letters.horizontalAdvance(label.text()) + edges)
