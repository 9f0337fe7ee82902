"""Cuts a long text into pieces that can be said one after another."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=\w\w[.!?…])\s+(?=[\"«(]*[A-ZА-ЯЁ0-9])|\n+")
"""A sentence's end: after a word of two letters or more ("т. е." and "p.m. on" are none), before a
capital.
"""


def blocks(text: str, *, most: int) -> Iterator[str]:
    """Whole sentences, together at most `most` characters; a longer one is cut at a space."""
    block = ""
    for sentence in _END.split(text):
        for piece in _cut(sentence.strip(), most):
            if block and len(block) + 1 + len(piece) > most:
                yield block
                block = piece
            else:
                block = f"{block} {piece}".strip()
    if block:
        yield block


def _cut(sentence: str, most: int) -> Iterator[str]:
    while len(sentence) > most:
        space = sentence.rfind(" ", 0, most)
        end = space if space > 0 else most
        yield sentence[:end].strip()
        sentence = sentence[end:].strip()
    yield sentence
