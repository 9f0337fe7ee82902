"""The user data header (23.040, 9.2.3.24): parts of a long message, and ports of programs."""

from dataclasses import dataclass

_CONCATENATION_8, _CONCATENATION_16 = 0x00, 0x08


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a long message this is."""

    reference: int
    """The same in all its parts; chosen by the sender's telephone, so it comes again."""
    total: int
    index: int
    """From 1."""
    wide: bool = False
    """Whether the reference has 16 bits."""

    def element(self) -> bytes:
        """As it stands in a header."""
        kind = _CONCATENATION_16 if self.wide else _CONCATENATION_8
        reference = self.reference.to_bytes(2 if self.wide else 1, "big")
        return bytes((kind, len(reference) + 2)) + reference + bytes((self.total, self.index))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What of a header matters to us."""

    part: Part | None = None
    port: int | None = None
    """Set where the message is for a program, not for a person (an MMS notification)."""


def read_header(data: bytes) -> Header:
    """Reads the elements; one that is cut off ends the header, others are passed over."""
    part: Part | None = None
    port: int | None = None
    while len(data) >= 2:
        kind, size = data[0], data[1]
        value, data = data[2 : 2 + size], data[2 + size :]
        if len(value) < size:
            break
        match (kind, size):
            case (0x00, 3) | (0x08, 4):
                part = _part(value, wide=kind == _CONCATENATION_16) or part
            case (0x04, 2):
                port = value[0]
            case (0x05, 4):
                port = int.from_bytes(value[:2], "big")
    return Header(part=part, port=port)


def _part(value: bytes, *, wide: bool) -> Part | None:
    """None where the numbers make no sense, which is to be ignored (9.2.3.24.1)."""
    total, index = value[-2], value[-1]
    if not 1 <= index <= total:
        return None
    return Part(reference=int.from_bytes(value[:-2], "big"), total=total, index=index, wide=wide)
