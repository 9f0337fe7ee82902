"""The text of a USSD answer, in whichever of its encodings a modem hands it out."""

import re

from hardware.sms.alphabet import text_of, unpack
from hardware.sms.coding import Alphabet, alphabet_of_ussd

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_PADDING = "\r"
"""Fills the last seven bits of a packed string (23.038, 6.1.2.3.1)."""
_SHORTEST_PACKED = 8
"""Digits. A balance of «1234» is no hex of two characters."""


def read_ussd(text: str, coding: int | None) -> str:
    """What a person reads.

    Most modems decode for themselves, some give UCS2 or packed septets as hexadecimal digits; what
    does not come out as text stands as it came.
    """
    alphabet = Alphabet.GSM if coding is None else alphabet_of_ussd(coding)
    if not _HEX.fullmatch(text):
        return text
    data = bytes.fromhex(text)
    if alphabet is Alphabet.UCS2 and len(data) % 2 == 0:
        return data.decode("utf-16-be", "replace")
    if len(data) % 2 == 0 and len(text) >= _SHORTEST_PACKED:
        wide = data.decode("utf-16-be", "replace")
        if all(character.isprintable() or character.isspace() for character in wide):
            narrow = {ord(character) >> 8 for character in wide}
            # UCS2 without a word of it: letters of one script, a few rows of the table.
            if narrow <= {0x00, 0x04, 0x20, 0x21}:
                return wide
    if len(text) >= _SHORTEST_PACKED and not text.isdecimal():
        found = text_of(unpack(data, len(data) * 8 // 7)).rstrip(_PADDING)
        if all(character.isprintable() or character.isspace() for character in found):
            return found
    return text
