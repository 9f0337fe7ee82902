"""The words of a call, one under another; it follows the end unless somebody has scrolled up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.bubble import Bubble, Speech
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label

Shown = Speech | str
"""A bubble, or a line that stands between bubbles."""

NEAR_END_PX = 8
"""Nobody who is so near has scrolled up on purpose."""


class Transcript(QScrollArea):
    """Finished lines are never laid out anew when words are added to an unfinished one."""

    pressed = Signal(int)
    """The key of a bubble whose moment somebody wants to hear."""

    def __init__(self, *, words: Words, spoken: bool = True) -> None:
        """``spoken``: new lines are announced to a screen reader."""
        super().__init__()
        self._words = words
        self._spoken = spoken
        self._widgets: dict[int, Bubble | Label] = {}
        self._order: list[int] = []
        self._following = True
        self._unseen = 0
        sizes = theme().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(
            sizes.space_24, sizes.space_12, sizes.space_24, sizes.space_12
        )
        self._column.setSpacing(sizes.space_8)
        self._column.addStretch()
        self.setWidget(inside)
        words.put(self.setAccessibleName, "live-transcript", owner=self)
        self._newer = Button("", kind=Kind.PRIMARY)
        self._newer.setParent(self)
        self._newer.clicked.connect(self.to_end)
        self._newer.hide()
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._grown)
        bar.valueChanged.connect(self._scrolled)
        words.changed.connect(self._tell_newer)

    @property
    def following(self) -> bool:
        """Whether the end is shown as it grows."""
        return self._following

    def show_lines(self, lines: Sequence[tuple[int, Shown]]) -> None:
        """All lines by key, oldest first; only what is another is touched."""
        wanted = [key for key, _ in lines]
        for key in [key for key in self._order if key not in set(wanted)]:
            gone = self._widgets.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        kept = [key for key in self._order if key in self._widgets]
        fresh = 0
        for place, (key, shown) in enumerate(lines):
            known = self._widgets.get(key)
            if known is None:
                made = self._make(key, shown)
                self._widgets[key] = made
                self._column.insertWidget(place + 1, made)
                kept.insert(place, key)
                fresh += 1
            else:
                if kept[place] != key:
                    kept.remove(key)
                    kept.insert(place, key)
                    self._column.removeWidget(known)
                    self._column.insertWidget(place + 1, known)
                self._change(known, shown)
        self._order = wanted
        if not self._following and fresh:
            self._unseen += fresh
            self._tell_newer()

    def clear(self) -> None:
        """Another call."""
        self.show_lines(())
        self.to_end()

    def to_end(self) -> None:
        """Follows the end again."""
        self._following, self._unseen = True, 0
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._tell_newer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way down stands over the bottom."""
        super().resizeEvent(event)
        self._place_newer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bubble that the keyboard has come to is brought into sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def _make(self, key: int, shown: Shown) -> Bubble | Label:
        if isinstance(shown, str):
            label = Label(shown, role=Role.CAPTION, tone="text2", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._announce(shown)
            return label
        bubble = Bubble(shown)
        bubble.clicked.connect(lambda _checked=False, key=key: self.pressed.emit(key))
        bubble.installEventFilter(self)
        if shown.final:
            self._announce(shown.spoken)
        return bubble

    def _change(self, known: Bubble | Label, shown: Shown) -> None:
        if isinstance(known, Bubble):
            if isinstance(shown, Speech) and known.speech != shown:
                known.show_speech(shown)
        elif isinstance(shown, str) and known.text() != shown:
            known.setText(shown)

    def _announce(self, text: str) -> None:
        if self._spoken and QAccessible.isActive():
            told = QAccessibleAnnouncementEvent(self, text)
            QAccessible.updateAccessibility(told)

    def _grown(self, _low: int, high: int) -> None:
        if self._following:
            self.verticalScrollBar().setValue(high)

    def _scrolled(self, value: int) -> None:
        at_end = value >= self.verticalScrollBar().maximum() - NEAR_END_PX
        if at_end != self._following:
            self._following = at_end
            if at_end:
                self._unseen = 0
            self._tell_newer()

    def _tell_newer(self) -> None:
        self._newer.setVisible(bool(self._unseen) and not self._following)
        if self._unseen:
            self._newer.setText(self._words.text("live-newer", count=self._unseen))
            self._newer.adjustSize()
            self._place_newer()
            self._newer.raise_()

    def _place_newer(self) -> None:
        button, room = self._newer, self.viewport()
        button.move(
            (room.width() - button.width()) // 2,
            room.height() - button.height() - theme().sizes.space_12,
        )
