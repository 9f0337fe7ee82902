"""A word that comes and goes, perhaps with a way to take the deed back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.banner import SIGNS
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.text import Label

AT_ONCE = 3
"""More would cover the page; the oldest goes."""


class Toast(QFrame):
    """Goes by itself after six seconds, later while the pointer rests on it."""

    def __init__(
        self,
        text: str,
        *,
        close: str,
        tone: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """``action`` is a word, «Undo» mostly, and what it does; ``close`` names the cross."""
        super().__init__()
        self.setProperty("part", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.space_12, sizes.space_8, sizes.space_8, sizes.space_8)
        row.setSpacing(sizes.space_8)
        sign = QLabel()
        sign.setPixmap(pixmap(SIGNS[tone], theme().colours.named(tone), sizes.icon))
        row.addWidget(sign)
        row.addWidget(Label(text, role=Role.SMALL, wrap=True), 1)
        if action is not None:
            act = Button(action[0], kind=Kind.QUIET)
            act.clicked.connect(lambda _checked: (self.close(), action[1]()))
            row.addWidget(act)
        shut = IconButton("x", name=close)
        shut.clicked.connect(self.close)
        row.addWidget(shut)
        self.setAccessibleName(text)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(sizes.toast_ms)
        self._time.timeout.connect(self.close)
        self._time.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def event(self, event: QEvent) -> bool:
        """A pointer that rests on it stops its time."""
        if event.type() is QEvent.Type.Enter:
            self._time.stop()
        elif event.type() is QEvent.Type.Leave:
            self._time.start()
        return super().event(event)


class Toasts(QWidget):
    """The pile of them at the bottom of a window."""

    def __init__(self, window: QWidget, *, above: int) -> None:
        """``above`` is how far over the window's bottom they stand."""
        super().__init__(window)
        self._window = window
        self._above = above
        self._held: deque[Callable[[], Toast]] | None = None
        """What came while nobody might read it; None: everything is read at once."""
        self._pile = QVBoxLayout(self)
        self._pile.setContentsMargins(0, 0, 0, 0)
        self._pile.setSpacing(theme().sizes.space_8)
        window.installEventFilter(self)
        self.hide()

    def show_toast(self, toast: Toast) -> None:
        """One more."""
        while self._pile.count() >= AT_ONCE:
            oldest = self._pile.takeAt(0)
            widget = None if oldest is None else oldest.widget()
            if widget is not None:
                widget.close()
        self._pile.addWidget(toast)
        toast.destroyed.connect(self._place)
        toast.show()
        self._place()

    def say(self, make: Callable[[], Toast]) -> None:
        """One more, made when it may be read."""
        if self._held is None:
            self.show_toast(make())
        else:
            self._held.append(make)

    def hold(self) -> None:
        """Nobody may read any from now on: a word may name somebody."""
        self.clear()
        self._held = deque(maxlen=AT_ONCE)

    def go_on(self) -> None:
        """Whoever was away reads what came meanwhile."""
        held, self._held = self._held or (), None
        for make in held:
            self.show_toast(make())

    def clear(self) -> None:
        """None may be read any more."""
        while (item := self._pile.takeAt(0)) is not None:
            toast = item.widget()
            if toast is not None:
                toast.close()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._place()
        return False

    def _place(self, _gone: QObject | None = None) -> None:
        window = self._window
        self.setVisible(self._pile.count() > 0)
        sizes = theme().sizes
        width = min(sizes.toast, window.width() - 2 * sizes.space_16)
        self.setFixedWidth(width)
        self._pile.activate()
        height = max(self._pile.heightForWidth(width), self._pile.sizeHint().height())
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - self._above - height, width, height)
        self.raise_()
