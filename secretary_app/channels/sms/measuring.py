"""How long a text is as short messages, while somebody writes it."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.sms.coding import Alphabet
from hardware.sms.errors import BadPdu
from hardware.sms.writing import (
    PART_OCTETS,
    PART_SEPTETS,
    SINGLE_OCTETS,
    SINGLE_SEPTETS,
    cut,
)

OCTETS_OF_UNIT = 2
"""Of a UTF-16 unit: what people take for a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How many messages, and how much the last of them still holds."""

    parts: int
    left: int
    """Characters of the kind that the text has already."""
    only_latin: bool
    """Letters of the default alphabet only: one message holds twice as many."""


def measure(text: str) -> Measure | None:
    """None for a text that no telephone could put together again."""
    text = text.strip()
    try:
        pieces = cut(text, reference=0)
    except BadPdu:
        return None
    latin = pieces[-1].alphabet is Alphabet.GSM
    single, part = (SINGLE_SEPTETS, PART_SEPTETS) if latin else (SINGLE_OCTETS, PART_OCTETS)
    room = (single if len(pieces) == 1 else part) - len(pieces[-1].units)
    left = room if latin else room // OCTETS_OF_UNIT
    return Measure(parts=len(pieces), left=left, only_latin=latin)
