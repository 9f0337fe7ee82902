"""Cuts a text into its sentences, so that the first can sound while the others are rendered."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])\s+(?=[«\"(]?[A-ZА-ЯЁ0-9])")
_SHORT_WORD = re.compile(r"(?:^|[\s(«])\w{1,3}\.(?:\w{1,2}\.)*$")
"""«ул.», «д.», «p.m.», «No.»: a full stop after so short a word may belong to it."""
_SAID_WORDS = (
    "час год раз дня лет дом вас нас нет тут там вам нам его ее их еще уже два две три сто сам она "
    "они это мы вы day you yes now one two ten too all us him her out off it me"
)
_WORDS = frozenset(_SAID_WORDS.split())
"""Short words that often end a sentence: no abbreviation is written like them."""


def sentences_of(text: str) -> list[str]:
    """The sentences of ``text`` in order; never empty for a text that is not."""
    sentences: list[str] = []
    for piece in _END.split(text.strip()):
        if sentences and _is_abbreviated(sentences[-1]):
            sentences[-1] += f" {piece}"
        elif piece:
            sentences.append(piece)
    return sentences


def _is_abbreviated(piece: str) -> bool:
    found = _SHORT_WORD.search(piece)
    return found is not None and found[0].strip(" («.").casefold().replace("ё", "е") not in _WORDS
