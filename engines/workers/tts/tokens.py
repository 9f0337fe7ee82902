"""The words of a text as they are written, with their places."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\S*\w\S*")
"""What stands between spaces and holds a letter or a digit: a dash alone is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One written word, its punctuation with it, so that the words of a speech join to its text."""

    text: str
    start: int
    end: int
    """Characters from the beginning of the text; `end` is the one after the last."""


def tokens(text: str) -> list[Token]:
    """The words in order."""
    return [
        Token(text=match.group(), start=match.start(), end=match.end())
        for match in _TOKEN.finditer(text)
    ]
