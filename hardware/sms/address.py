"""Numbers and names of senders, receivers and service centres (23.040, 9.1.2.5)."""

from hardware.sms.alphabet import pack, septets_of, text_of, unpack
from hardware.sms.errors import BadPdu
from hardware.sms.octets import Octets, halves, swapped

UNKNOWN, INTERNATIONAL, ALPHANUMERIC = 0x81, 0x91, 0xD0
_TYPE = 0x70
_KEYS = {"A": "*", "B": "#", "C": "a", "D": "b", "E": "c", "F": ""}
_HEX = {key: digit for digit, key in _KEYS.items() if key}
_LONGEST_DIGITS, _LONGEST_NAME = 20, 11


def read_address(octets: Octets) -> str:
    """A number with + where it is international, or a sender's name."""
    length, kind = octets.one(), octets.one()
    return _read(octets.take((length + 1) // 2), length, kind)


def read_centre(octets: Octets) -> str | None:
    """The service centre, whose length counts octets; None where the modem is to know it."""
    length = octets.one()
    if length == 0:
        return None
    kind = octets.one()
    return _read(octets.take(length - 1), 2 * (length - 1), kind) or None


def write_address(number: str) -> bytes:
    """The reverse of `read_address`. Raises ValueError for what no address can be."""
    length, kind, data = _written(number)
    return bytes((length, kind)) + data


def write_centre(number: str | None) -> bytes:
    """The reverse of `read_centre`."""
    if number is None:
        return b"\0"
    _, kind, data = _written(number)
    return bytes((len(data) + 1, kind)) + data


def _read(data: bytes, length: int, kind: int) -> str:
    if kind & _TYPE == ALPHANUMERIC & _TYPE:
        return text_of(unpack(data, length * 4 // 7))
    digits = "".join(_KEYS.get(digit, digit) for digit in halves(data)[:length])
    return f"+{digits}" if digits and kind & _TYPE == INTERNATIONAL & _TYPE else digits


def _written(number: str) -> tuple[int, int, bytes]:
    digits = number.removeprefix("+")
    if digits and set(digits) <= set("0123456789*#"):
        if len(digits) > _LONGEST_DIGITS:
            raise BadPdu(f"a number of {len(digits)} digits")
        kind = INTERNATIONAL if number.startswith("+") else UNKNOWN
        return len(digits), kind, swapped("".join(_HEX.get(digit, digit) for digit in digits))
    codes = septets_of(number)
    septets = [code for pair in codes or () for code in pair]
    if not septets or len(septets) > _LONGEST_NAME:
        raise BadPdu("neither a number nor a name that fits")
    return (7 * len(septets) + 3) // 4, ALPHANUMERIC, pack(septets)
