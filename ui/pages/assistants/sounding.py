"""Her greeting, heard at this computer: one at a time."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.bootstrap.voice_sample import VoiceSample
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.recordings.playback import At, Stopped
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class Sounding:
    """Of the page."""

    def __init__(self, desk: Desk, banner: Banner, *, changed: Callable[[], object]) -> None:
        """``changed``: she begins to be heard, or is heard no more."""
        self._desk, self._banner, self._changed = desk, banner, changed
        self._voice = VoiceSample(desk.workspace)
        self.language = ""
        """In which she is heard now."""

    def greeting(self, assistant: Assistant, language: str) -> str:
        """In words."""
        return self._voice.greeting(assistant, language).text

    def toggle(self, assistant: Assistant, language: str) -> None:
        """Has her heard, or makes her fall silent."""
        stops = self.language == language
        self._desk.operations.run(
            self._voice.stop
            if stops
            else lambda: self._voice.play(assistant, language, self._heard),
            name="assistants.listen",
            title=self._desk.words.text("assistants-saying"),
            complain=self._banner,
            done=lambda _none: self._is_heard("" if stops else language),
        )

    def _heard(self, news: At | Stopped) -> None:
        if isinstance(news, Stopped):
            if news.reason:
                told = self._desk.words.text("assistants-mute")
                self._banner.tell(told, details=news.reason)
            self._is_heard("")

    def _is_heard(self, language: str) -> None:
        if language != self.language:
            self.language = language
            self._changed()
