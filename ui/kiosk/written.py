"""A visitor's questions by keys, and how they are answered. Knows no widgets."""

from __future__ import annotations

from contextlib import aclosing

from PySide6.QtCore import QObject, Signal

from secretary_app.features.visits.service import VisitService
from secretary_app.features.visits.talk import WrittenTalk
from ui.kiosk.deeds import Deeds
from ui.runtime.words import Words

ASK = "ask"


class WrittenQuestions(QObject):
    """One after another; a question that comes into an answer is not taken."""

    answered = Signal(str)
    """A sentence."""
    changed = Signal()
    """Whether one is being answered."""

    def __init__(
        self, parent: QObject, *, visits: VisitService, words: Words, deeds: Deeds
    ) -> None:
        super().__init__(parent)
        self._visits = visits
        self._words = words
        self._deeds = deeds
        self._talk: WrittenTalk | None = None
        self.thinking = False
        """An answer is on its way."""

    def ask(self, text: str) -> bool:
        """Whether it is answered now."""
        if not self.thinking:
            self.thinking = self._deeds.run(lambda: self._answer(text), ASK)
            return self.thinking
        return False

    def forget(self) -> None:
        """The visitor has gone: the next one's talk knows nothing of theirs."""
        self._deeds.stop(ASK)
        self._talk, self.thinking = None, False

    async def _answer(self, text: str) -> None:
        if self._talk is None:
            self._talk = self._visits.begin(self._words.language)
        talk = self._talk
        try:
            async with aclosing(self._visits.ask(talk, text)) as sentences:
                async for sentence in sentences:
                    if talk is self._talk:
                        self.answered.emit(sentence.text)
        finally:
            if talk is self._talk:
                self.thinking = False
                self.changed.emit()
