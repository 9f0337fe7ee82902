"""Looks around in the pieces of a text."""

from __future__ import annotations

from collections.abc import Sequence

from secretary_app.features.dialogue.grounding.tokens import Amount, Sign, Token, Word


class Cursor:
    """The pieces around a place; outside of the text there is nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        latin = sum(isinstance(t, Word) and t.text.isascii() for t in tokens)
        self.english = latin * 2 > sum(isinstance(t, Word) for t in tokens)
        """Whether most words are English: then the clock may have twelve hours."""

    def __len__(self) -> int:
        return len(self._tokens)

    def at(self, place: int) -> Token | None:
        """The piece there."""
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def text(self, place: int) -> str:
        """Of a word or sign, in lower case."""
        token = self.at(place)
        return token.text if isinstance(token, Word | Sign) else ""

    def amount(self, place: int) -> Amount | None:
        """The number there."""
        token = self.at(place)
        return token if isinstance(token, Amount) else None

    def before(self, place: int) -> str:
        """The word or sign before a place; the dot of «д. 12» is passed over."""
        text = self.text(place - 1)
        return self.text(place - 2) if text == "." else text
