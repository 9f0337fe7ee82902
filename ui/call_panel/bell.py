"""When it rings at the desk: once for each call, again and again while one waits for a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from secretary_app.foundation.appearance.settings import BELL_PERCENT
from ui.shell.page import Desk

AGAIN_MS = 4000
"""As a telephone rings."""


class DeskBell(QObject):
    """Silent where the person has chosen so."""

    def __init__(self, *, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._sound)

    @property
    def rings(self) -> bool:
        """Whether it goes on by itself."""
        return self._again.isActive()

    def ring(self) -> None:
        """Once."""
        self._sound()

    def go_on(self, on: bool) -> None:
        """Again and again, or no more."""
        if on and not self.rings:
            self._again.start()
        elif not on and self.rings:
            self._again.stop()
            bell = self._desk.workspace.bell
            self._desk.operations.run(bell.silence, name="live.silence", title="", quiet=True)

    def _sound(self) -> None:
        desk = self._desk
        loudness = desk.workspace.settings.get(BELL_PERCENT)
        if loudness:
            desk.operations.run(
                lambda: desk.workspace.bell.ring(loudness=loudness),
                name="live.bell",
                title="",
                quiet=True,
            )
