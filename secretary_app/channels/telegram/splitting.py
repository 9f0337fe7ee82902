"""Cuts a long answer into messages: Telegram takes 4096 units of UTF-16, an emoji is two."""

from __future__ import annotations

import re

LONGEST = 4096

_ENDS = (re.compile(r"\n+"), re.compile(r"(?<=[.!?…])[\"»”)]*\s+"), re.compile(r"\s+"))
"""Where a text may be cut, best first: between paragraphs, sentences, words."""

MOST_LEFT = 4
"""A cut is worth having where at least a quarter of the room is used."""


def length(text: str) -> int:
    """As Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, *, longest: int = LONGEST) -> list[str]:
    """The messages, none of them empty; joined they are the text, but for white space at cuts."""
    parts = list[str]()
    rest = text.strip()
    while length(rest) > longest:
        room = _fitting(rest, longest)
        cut = _cut(rest, room)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        parts.append(rest)
    return parts


def _fitting(text: str, longest: int) -> int:
    """How many of its characters fit; one that takes two units is not cut through."""
    units = 0
    for index, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > longest:
            return index
    return len(text)


def _cut(text: str, room: int) -> int:
    for end in _ENDS:
        found = [each.end() for each in end.finditer(text, 0, room + 1)]
        places = [each for each in found if room // MOST_LEFT <= each <= room + 1]
        if places:
            return places[-1]
    return room
