"""Nobody has touched the keyboard or the mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once after each such while."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def wait(self, ms: int) -> None:
        """So long, from now on; 0: never."""
        self._timer.setInterval(ms)
        if ms:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begins to count anew."""
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
