"""Cuts a text into what is rendered at a time: sentences, and of a long one its clauses.

Piper renders a sentence whole before its first sound can be sent, about a tenth of the time that it
lasts. So a speech begins with a short piece, and a cancelled one is not rendered much further.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIRST_CHARS = 60
"""Some four seconds of speech: the first sound after less than half a second on a slow machine."""
LATER_CHARS = 180
LONGEST_CHARS = 400
"""A clause longer than that is no prose; it is cut at a space."""
SHORTEST_CHARS = 12
"""A shorter piece alone sounds chopped off: «Да, …» stays with what follows."""

SENTENCE_PAUSE_MS = 280
CLAUSE_PAUSE_MS = 110
NO_PAUSE_MS = 0

_SENTENCE = re.compile(r"(?<=\w\w[.!?…])\s+(?=[\"«(]*[A-ZА-ЯЁ0-9])|\n+")
"""As in `sentences.py`: after a word of two letters or more, before a capital."""
_CLAUSE = re.compile(r"(?<=[,;:])\s+|\s+(?=[—–-]\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Rendered at once."""

    text: str
    pause_ms: int
    """Silence after it, unless it is the last."""


def pieces(text: str) -> Iterator[Piece]:
    """The whole text in order; the texts join to it, white space aside."""
    most = FIRST_CHARS
    for sentence in _SENTENCE.split(text):
        if not sentence.strip():
            continue
        parts = list(_parts(sentence.strip(), first=most))
        for number, part in enumerate(parts, start=1):
            last = number == len(parts)
            clause = part[-1] in ",;:" or (not last and parts[number][:1] in "—–-")
            pause = SENTENCE_PAUSE_MS if last else CLAUSE_PAUSE_MS if clause else NO_PAUSE_MS
            yield Piece(text=part, pause_ms=pause)
        most = LATER_CHARS


def _parts(sentence: str, *, first: int) -> Iterator[str]:
    """Clauses, as many together as fit; only the first part has to be so short."""
    most, part = first, ""
    for clause in _clauses(sentence):
        if part and len(part) + 1 + len(clause) > most and len(part) >= SHORTEST_CHARS:
            yield part
            most, part = LATER_CHARS, clause
        else:
            part = f"{part} {clause}".strip()
    if part:
        yield part


def _clauses(sentence: str) -> Iterator[str]:
    for clause in _CLAUSE.split(sentence):
        rest = clause
        while len(rest) > LONGEST_CHARS:
            space = rest.rfind(" ", 0, LONGEST_CHARS)
            end = space if space > 0 else LONGEST_CHARS
            yield rest[:end].strip()
            rest = rest[end:].strip()
        yield rest
