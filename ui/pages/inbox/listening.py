"""Lets one call of a thread be heard, from its beginning."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from secretary_app.features.recordings.errors import RecordingHasNoSound
from secretary_app.features.recordings.playback import At, Stopped
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class Listening(QObject):
    """``changed`` tells that another call is heard, or none."""

    changed = Signal()

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(desk.window)
        self._desk, self._banner = desk, banner
        self.call_id = ""
        """The call that is heard; empty for none."""

    def toggle(self, call_id: str) -> None:
        """Begins, or falls silent where it is heard already."""
        if call_id == self.call_id:
            self.stop()
            return
        self._now(call_id)
        self._desk.operations.run(
            lambda: self._play(call_id),
            name="inbox.play",
            title=self._desk.words.text("inbox-play"),
            complain=self._banner,
            failed=lambda: self._now(""),
        )

    def stop(self) -> None:
        """Silence."""
        if self.call_id:
            self._now("")
            self._desk.operations.run(
                self._desk.workspace.player.stop, name="inbox.silence", title="", quiet=True
            )

    async def _play(self, call_id: str) -> None:
        workspace = self._desk.workspace
        recording = await workspace.recordings.of_call(call_id)
        if recording is None:
            raise RecordingHasNoSound(detail=call_id)
        await workspace.player.open(recording, self._heard)
        await workspace.player.play(from_ms=0)

    def _heard(self, news: At | Stopped) -> None:
        if isinstance(news, Stopped):
            self._now("")

    def _now(self, call_id: str) -> None:
        if call_id != self.call_id:
            self.call_id = call_id
            self.changed.emit()
