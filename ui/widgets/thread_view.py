"""A thread: things one under the other, the newest at the bottom, which is followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: what it is made of says whether it has to be made anew."""

    key: str
    content: object
    """Compared with what stood there before."""
    make: Callable[[], QWidget]
    new: bool = True
    """Counted where it comes while somebody reads further up."""


class ThreadView(QScrollArea):
    """Keeps what has not changed, so that nothing jumps while somebody reads."""

    def __init__(self, *, name: str, news: Callable[[int], str]) -> None:
        """``news`` says how many came below what is seen: «↓ 3 new»."""
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._news = news
        self._unread = 0
        self._entries: list[Entry] = []
        self._widgets: list[QWidget] = []
        inside = QWidget()
        sizes = theme().sizes
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(
            sizes.space_24, sizes.space_16, sizes.space_24, sizes.space_16
        )
        self._column.setSpacing(sizes.space_8)
        self._column.addStretch()
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._follows = True
        self._down = Button("", sign="arrow-down")
        self._down.setParent(self)
        self._down.hide()
        self._down.clicked.connect(self.to_end)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._ranged)
        bar.valueChanged.connect(self._moved)

    @property
    def widgets(self) -> Sequence[QWidget]:
        """What is shown, from top to bottom."""
        return self._widgets

    def show_entries(self, entries: Sequence[Entry], *, anew: bool = False) -> None:
        """These from now on; ``anew`` where it is another thread, which is shown at its end."""
        if anew:
            self._take_off(0)
            self._follows, self._unread = True, 0
        same = _same(self._entries, entries)
        kept = len(self._entries) if same == len(self._entries) else same
        before = {each.key for each in self._entries}
        self._take_off(kept)
        for entry in entries[kept:]:
            widget = entry.make()
            self._widgets.append(widget)
            self._column.addWidget(widget)
        self._entries = list(entries)
        if not anew and not self._follows:
            self._unread += sum(each.new and each.key not in before for each in entries)
        self._tell()
        if self._follows:
            QTimer.singleShot(0, self, self.to_end)

    def reword(self) -> None:
        """Another language: all of it anew, by the same entries."""
        entries, self._entries = self._entries, []
        self._take_off(0)
        self.show_entries(entries)

    def to_end(self) -> None:
        """The newest is seen, and is followed from now on."""
        self._follows, self._unread = True, 0
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something in it that gets the keyboard comes into sight."""
        del watched
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return False

    def _take_off(self, first: int) -> None:
        for widget in self._widgets[first:]:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        del self._widgets[first:]
        del self._entries[first:]

    def _ranged(self, _low: int, high: int) -> None:
        if self._follows:
            self.verticalScrollBar().setValue(high)

    def _moved(self, value: int) -> None:
        self._follows = value >= self.verticalScrollBar().maximum() - theme().sizes.space_24
        if self._follows:
            self._unread = 0
        self._tell()

    def _tell(self) -> None:
        self._down.setVisible(not self._follows)
        self._down.setText(self._news(self._unread))
        self._place()

    def _place(self) -> None:
        gap = theme().sizes.space_16
        size = self._down.sizeHint()
        self._down.setGeometry(
            self.width() - size.width() - gap - theme().sizes.space_8,
            self.height() - size.height() - gap,
            size.width(),
            size.height(),
        )
        self._down.raise_()


def _same(before: Sequence[Entry], now: Sequence[Entry]) -> int:
    """How many stand as they stood, from the top."""
    at = 0
    for one, other in zip(before, now, strict=False):
        if (one.key, one.content) != (other.key, other.content):
            break
        at += 1
    return at
