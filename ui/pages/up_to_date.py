"""Keeps what a page shows up to date while somebody looks at it, and reads nothing while not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SETTLE_MS = 200
"""Several events of one moment are looked at once."""


class UpToDate:
    """Of one page."""

    def __init__(self, page: QObject, *, read: Callable[[], bool]) -> None:
        """``read`` begins to read; False: it could not, and is called again soon."""
        self._read = read
        self.looked_at = False
        """Whether the page is before somebody's eyes."""
        self._settled = QTimer(page)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._now)

    def opened(self) -> None:
        """Somebody looks."""
        self.looked_at = True
        self._now()

    def closed(self) -> None:
        """Nobody looks."""
        self.looked_at = False
        self._settled.stop()

    def changed(self) -> None:
        """Something may be otherwise than it is shown."""
        if self.looked_at:
            self._settled.start()

    def _now(self) -> None:
        if not self._read():
            self._settled.start()
