"""Writes messages of the wire: a text cut into parts, and each part as an SMS-SUBMIT."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.sms.address import write_address, write_centre
from hardware.sms.alphabet import pack, septets_of
from hardware.sms.coding import Alphabet
from hardware.sms.content import fill_bits_after
from hardware.sms.errors import BadPdu
from hardware.sms.header import Part
from hardware.sms.times import write_period, write_stamp

MOST_PARTS = 255
SINGLE_SEPTETS, PART_SEPTETS = 160, 153
SINGLE_OCTETS, PART_OCTETS = 140, 134
"""What one message holds, and a part behind its header."""

_SUBMIT, _RELATIVE, _ABSOLUTE, _WANTS_REPORT, _HAS_HEADER = 0x01, 0x10, 0x18, 0x20, 0x40


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one message carries of a text."""

    alphabet: Alphabet
    units: tuple[int, ...]
    """Septets of the default alphabet, or octets."""
    part: Part | None = None

    def user_data(self) -> bytes:
        """Length, header and text as they stand in a PDU."""
        element = b"" if self.part is None else self.part.element()
        header = bytes((len(element),)) + element if element else b""
        if self.alphabet is not Alphabet.GSM:
            data = header + bytes(self.units)
            return bytes((len(data),)) + data
        fill_bits = fill_bits_after(len(header))
        length = (8 * len(header) + fill_bits) // 7 + len(self.units)
        return bytes((length,)) + header + pack(list(self.units), fill_bits=fill_bits)


def cut(text: str, *, reference: int) -> tuple[Piece, ...]:
    """The messages that carry a text; no character is torn apart.

    `reference` ties the parts of a long one together. Raises BadPdu for a text of too many parts.
    """
    units = septets_of(text)
    alphabet = Alphabet.UCS2 if units is None else Alphabet.GSM
    single, most = (SINGLE_SEPTETS, PART_SEPTETS)
    if units is None:
        single, most = SINGLE_OCTETS, PART_OCTETS
        units = [tuple(character.encode("utf-16-be", "replace")) for character in text]
    if sum(map(len, units)) <= single:
        return (Piece(alphabet=alphabet, units=_joined(units)),)
    parts = _filled(units, most)
    if len(parts) > MOST_PARTS:
        raise BadPdu(f"a text of {len(parts)} parts")
    return tuple(
        Piece(
            alphabet=alphabet,
            units=_joined(units),
            part=Part(reference=reference % 256, total=len(parts), index=index),
        )
        for index, units in enumerate(parts, 1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An SMS-SUBMIT to be sent."""

    number: str
    piece: Piece
    centre: str | None = None
    """None: the one that the SIM knows."""
    wants_report: bool = True
    validity: timedelta | datetime | None = None

    def octets(self) -> bytes:
        """Without the service centre: what AT+CMGS counts. Raises BadPdu."""
        first = _SUBMIT | (_HAS_HEADER if self.piece.part else 0)
        first |= _WANTS_REPORT if self.wants_report else 0
        until = b""
        match self.validity:
            case timedelta() as period:
                first, until = first | _RELATIVE, bytes((write_period(period),))
            case datetime() as moment:
                first, until = first | _ABSOLUTE, write_stamp(moment)
        return (
            # 0 as its reference: the modem puts its own there.
            bytes((first, 0))
            + write_address(self.number)
            + bytes((0, self.piece.alphabet.value))
            + until
            + self.piece.user_data()
        )

    def pdu(self) -> str:
        """All of it, in hexadecimal. Raises BadPdu."""
        return (write_centre(self.centre) + self.octets()).hex().upper()


def _joined(units: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(unit for character in units for unit in character)


def _filled(units: list[tuple[int, ...]], most: int) -> list[list[tuple[int, ...]]]:
    parts: list[list[tuple[int, ...]]] = [[]]
    taken = 0
    for character in units:
        if taken + len(character) > most:
            parts.append([])
            taken = 0
        parts[-1].append(character)
        taken += len(character)
    return parts
