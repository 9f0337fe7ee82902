"""A sheet that comes down from the top over a dimmed window, and asks one thing.

Never ``exec``: a nested loop inside a coroutine breaks running tasks. ``open`` it, and take the
answer from a signal, or await ``gone``.
"""

from __future__ import annotations

import asyncio

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.buttons import Button
from ui.widgets.sheet_body import SheetBody
from ui.widgets.text import Label

FRONT = "front"
"""Name of what stands before a window that nobody may use now: sheets wait behind it."""

DIM = 90
"""Of 255: how dark the window becomes behind it."""


class Sheet(QWidget):
    """Fills its window; what it holds stands in the middle of the top."""

    closed = Signal()

    def __init__(
        self, window: QWidget, *, title: str, modal: bool = True, for_anybody: bool = False
    ) -> None:
        """``modal`` ones dim the window and take its keys.

        Those ``for_anybody`` are seen before a locked desk, too.
        """
        super().__init__(window)
        self._for_anybody = for_anybody
        self._modal = modal
        self._window = window
        self.setAccessibleName(title)
        self.frame = QFrame(self)
        self.frame.setProperty("part", "sheet")
        sizes = theme().sizes
        self._whole = QVBoxLayout(self.frame)
        self._whole.setContentsMargins(0, sizes.space_24, 0, sizes.space_24)
        self._whole.setSpacing(sizes.space_16)
        if title:
            heading = Label(title, role=Role.TITLE, wrap=True)
            heading.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
            self._whole.addWidget(heading)
        self.body = SheetBody()
        self.column = self.body.column
        """For those who lay out more than one thing under another."""
        self._whole.addWidget(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
        self._buttons.addStretch()
        self._has_buttons = False
        self.body.outgrown.connect(self._place_again)
        self._slide = QPropertyAnimation(self.frame, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._before: QWidget | None = None
        window.installEventFilter(self)
        theme().changed.connect(self._dressed)
        self.hide()

    @property
    def room(self) -> int:
        """How high it may be: never to the edge of the window."""
        return self._window.height() - self._above - theme().sizes.space_16

    @property
    def _above(self) -> int:
        return theme().sizes.space_48 if self._modal else theme().sizes.space_8

    def tighten(self, margin: int) -> None:
        """Less room around what is in it, where it has neither title nor buttons."""
        self._whole.setContentsMargins(0, margin, 0, margin)
        self.body.margin = margin

    def wanted_width(self) -> int:
        """Where the window has room for it."""
        return theme().sizes.sheet_max

    def add(self, widget: QWidget) -> None:
        """One more thing in it."""
        self.column.addWidget(widget)

    def add_button(self, button: Button) -> None:
        """In the row at its bottom, from left to right."""
        if not self._has_buttons:
            self._whole.addLayout(self._buttons)
            self._has_buttons = True
        self._buttons.addWidget(button)

    def open(self) -> None:
        """Comes down."""
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        front = self._window.findChild(QWidget, FRONT)
        locked = front is not None and front.isVisible() and not self._for_anybody
        if front is not None and not self._for_anybody:
            front.raise_()
        end = self.frame.pos()
        self._slide.setDuration(theme().motion(theme().sizes.sheet_ms))
        self._slide.setStartValue(QPoint(end.x(), -self.frame.height()))
        self._slide.setEndValue(end)
        self._slide.start()
        if self._modal and not locked:
            self._focus_first()

    def _focus_first(self) -> None:
        """What is hidden, as a banner that has nothing to say, takes no keyboard."""
        at = self.frame.nextInFocusChain()
        while at is not None and self.frame.isAncestorOf(at):
            takes = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and at.isEnabled() and at.isVisible():
                at.setFocus(Qt.FocusReason.PopupFocusReason)
                return
            at = at.nextInFocusChain()

    def dismiss(self) -> None:
        """Goes; the keyboard is back where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._modal:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None
            self.closed.emit()

    async def gone(self) -> None:
        """Waits until somebody has dismissed it."""
        done = asyncio.get_running_loop().create_future()

        def went() -> None:
            if not done.done():
                done.set_result(None)

        connection = self.closed.connect(went)
        try:
            await done
        finally:
            self.closed.disconnect(connection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is «no»."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() is QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dimmed window."""
        if self._modal:
            dim = QColor(theme().colours.shadow)
            dim.setAlpha(DIM)
            QPainter(self).fillRect(self.rect(), dim)

    def _dressed(self) -> None:
        """Larger letters need more room, as soon as they are there."""
        QTimer.singleShot(0, self, self._place_again)

    def _place_again(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        window, above = self._window, self._above
        width = min(self.wanted_width(), window.width() - 2 * theme().sizes.space_16)
        self.frame.setFixedWidth(width)
        height = min(self._wanted_height(width), self.room)
        left = (window.width() - width) // 2
        if self._modal:
            self.setGeometry(window.rect())
            self.frame.setGeometry(left, above, width, height)
        else:
            self.setGeometry(left, above, width, height)
            self.frame.setGeometry(0, 0, width, height)

    def _wanted_height(self, width: int) -> int:
        self.body.setVisible(not self.body.empty)
        border = self.frame.width() - self.frame.contentsRect().width()
        around = self._height(width) - self.body.sizeHint().height() + border
        self.body.measure(width - border, room=self.room - around)
        return self._height(width) + border

    def _height(self, width: int) -> int:
        whole = self._whole
        whole.activate()
        return (
            whole.totalHeightForWidth(width)
            if whole.hasHeightForWidth()
            else whole.sizeHint().height()
        )
