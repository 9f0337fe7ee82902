"""The data coding scheme (23.038, 4): in which alphabet a message is written."""

from enum import Enum


class Alphabet(Enum):
    """How the octets of a text are meant."""

    GSM = 0x00
    OCTETS = 0x04
    """Not a text at all, or compressed, which nobody does."""
    UCS2 = 0x08


_COMPRESSED = 0x20
_BY_BITS = (Alphabet.GSM, Alphabet.OCTETS, Alphabet.UCS2, Alphabet.GSM)


def alphabet_of(scheme: int) -> Alphabet:
    """The alphabet of a message's coding scheme."""
    group = scheme >> 4
    if group < 0x8:
        return Alphabet.OCTETS if scheme & _COMPRESSED else _BY_BITS[scheme >> 2 & 0x03]
    if group == 0xE:
        return Alphabet.UCS2
    if group == 0xF:
        return Alphabet.OCTETS if scheme & 0x04 else Alphabet.GSM
    return Alphabet.GSM


def alphabet_of_ussd(scheme: int) -> Alphabet:
    """The alphabet of a USSD string, whose scheme is that of cell broadcast (23.038, 5)."""
    group = scheme >> 4
    if group == 0x1:
        return Alphabet.UCS2 if scheme & 0x0F == 1 else Alphabet.GSM
    if 0x4 <= group <= 0x7 or group == 0x9:
        return _BY_BITS[scheme >> 2 & 0x03]
    if group == 0xF:
        return Alphabet.OCTETS if scheme & 0x04 else Alphabet.GSM
    return Alphabet.GSM
