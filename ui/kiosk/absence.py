"""Notices that nobody touches the screen any more: the visitor has gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.onboarding.idle import TOUCHES

TICK_MS = 1000


class Absence(QObject):
    """Counts seconds; ``left`` tells with each how many there are, ``gone`` when there are none."""

    left = Signal(int)
    """0 while nobody is about to be taken for gone."""
    gone = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        longest: Callable[[], int],
        busy: Callable[[], bool],
        forgotten: Callable[[], bool],
    ) -> None:
        """``longest`` nobody touches it, in seconds; ``busy``: the visitor waits for us, or speaks.

        ``forgotten``: nothing of a visitor is left that could go.
        """
        super().__init__(window)
        self._window = window
        self._longest = longest
        self._busy = busy
        self._forgotten = forgotten
        self._seconds = 0
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def begin_anew(self) -> None:
        """Somebody is there."""
        self._seconds = 0
        self.left.emit(0)

    def tick(self) -> None:
        """A second has passed in which nobody touched the screen."""
        if self._busy() or self._forgotten():
            self.begin_anew()
            return
        self._seconds += 1
        left = self._longest() - self._seconds
        self.left.emit(max(left, 0))
        if left <= 0:
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks on."""
        if (
            event.type() in TOUCHES
            and isinstance(watched, QWidget)
            and watched.window() is self._window
        ):
            self.begin_anew()
        return False
