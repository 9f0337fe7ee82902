"""Answers of a chat read aloud, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from secretary_app.bootstrap.voice_sample import VoiceSample
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.letters import language_of
from secretary_app.features.recordings.playback import At, Stopped
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class ReadingAloud(QObject):
    """``changed`` tells that another answer is heard, or none."""

    changed = Signal()

    def __init__(self, desk: Desk, banner: Banner, assistant: Callable[[], Assistant]) -> None:
        """``assistant`` is whose voice it is."""
        super().__init__(desk.window)
        self._desk, self._banner, self._assistant = desk, banner, assistant
        self._voice = VoiceSample(desk.workspace)
        self.key = ""
        """Of the answer that is heard; empty for none."""

    def toggle(self, key: str, text: str) -> None:
        """Begins, or falls silent where it is heard already."""
        if key == self.key:
            self.stop()
            return
        self._now(key)
        who = self._assistant()
        language = language_of(text, otherwise=who.languages[0])
        if language not in who.voices:
            language = who.languages[0]
        self._desk.operations.run(
            lambda: self._voice.read(text, who, language, self._heard),
            name="chat.read",
            title=self._desk.words.text("chat-reads"),
            complain=self._banner,
            failed=lambda: self._now(""),
        )

    def stop(self) -> None:
        """Silence."""
        if self.key:
            self._now("")
            self._desk.operations.stop("chat.read")
            self._desk.operations.run(self._voice.hush, name="chat.hush", title="", quiet=True)

    def _heard(self, news: At | Stopped) -> None:
        if isinstance(news, Stopped):
            if news.reason:
                told = self._desk.words.text("assistants-mute")
                self._banner.tell(told, details=news.reason)
            self._now("")

    def _now(self, key: str) -> None:
        if key != self.key:
            self.key = key
            self.changed.emit()
