"""Cuts a text into its sentences, so that the first can sound while the others are rendered."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])\s+(?=[«\"(]?[A-ZА-ЯЁ0-9])")
_SHORT_WORD = re.compile(r"(?:^|[\s(«])\w{1,3}\.(?:\w{1,2}\.)*$")
"""«ул.», «д.», «p.m.», «No.»: a full stop after so short a word may belong to it."""


def sentences_of(text: str) -> list[str]:
    """The sentences of ``text`` in order; never empty for a text that is not."""
    sentences: list[str] = []
    for piece in _END.split(text.strip()):
        if sentences and _SHORT_WORD.search(sentences[-1]):
            sentences[-1] += f" {piece}"
        elif piece:
            sentences.append(piece)
    return sentences
