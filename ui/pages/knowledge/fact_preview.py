"""How a fact will be said, while it is written."""

from __future__ import annotations

from secretary_app.features.voices.spoken import speakable
from ui.runtime.words import Words
from ui.theme import Role
from ui.widgets.card import Card
from ui.widgets.text import Label


class FactPreview(Card):
    """Hidden while nothing can be said."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.spoken = Label(role=Role.SPEECH, tone="ai", wrap=True)
        self.add(self.spoken)
        words.put(self.set_title, "fact-preview", owner=self)

    def tell(self, told: str | None, language: str) -> None:
        """None: there are no words for it in this language."""
        self.setVisible(True)
        if told:
            self.spoken.setText(speakable(told, language=language))
        else:
            self.spoken.setText(self._words.text("fact-has-no-words"))
        self.spoken.set_tone("ai" if told else "warn")
