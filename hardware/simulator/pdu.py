"""SMS as the network writes them: SMS-DELIVER and status reports made, SMS-SUBMIT read.

Only what a network needs to play its part (3GPP TS 23.040); independent of the product's own
codec, so that each proves the other.
"""

from dataclasses import dataclass
from datetime import datetime

from hardware.simulator import gsm7

UCS2 = 0x08
GSM7 = 0x00

SINGLE_SEPTETS, PART_SEPTETS = 160, 153
SINGLE_OCTETS, PART_OCTETS = 140, 134
"""What fits into one message, and into a part with the 6-octet concatenation header."""

DELIVER, SUBMIT, STATUS_REPORT = 0, 1, 2


class BadPdu(ValueError):
    """The octets are no SMS-SUBMIT or SMS-DELIVER."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message read from a PDU."""

    number: str
    text: str
    wants_report: bool = False
    reference: int = 0
    part: int = 1
    parts: int = 1
    sent_at: str = ""
    """`yy/MM/dd,hh:mm:ss±zz` as text mode prints it; of received ones only."""


def deliver(*, number: str, text: str, centre: str, at: datetime, reference: int = 1) -> list[str]:
    """The PDUs (hex) by which the network delivers `text`, in parts where it is long."""
    codes = gsm7.septets(text)
    coding = UCS2 if codes is None else GSM7
    bodies = _bodies(text, codes)
    pdus = []
    for place, (body, length, fill) in enumerate(bodies, 1):
        header = b""
        if len(bodies) > 1:
            header = bytes((5, 0, 3, reference & 0xFF, len(bodies), place))
        first = DELIVER | 0x04 | (0x40 if header else 0)
        octets = (
            bytes((first,))
            + _address(number)
            + bytes((0, coding))
            + _timestamp(at)
            + bytes((length + len(header) + (1 if fill else 0),))
            + header
            + body
        )
        pdus.append((_centre(centre) + octets).hex().upper())
    return pdus


def status_report(
    *, reference: int, number: str, centre: str, at: datetime, status: int = 0
) -> str:
    """The report (hex) on message `reference` to `number`: it was delivered, if `status` is 0."""
    octets = bytes((STATUS_REPORT | 0x04, reference)) + _address(number)
    return (_centre(centre) + octets + 2 * _timestamp(at) + bytes((status,))).hex().upper()


def submit(*, number: str, text: str) -> str:
    """An SMS-SUBMIT (hex) of one part, as the modem makes it from text mode."""
    codes = gsm7.septets(text)
    body, length, _ = _bodies(text, codes)[0]
    coding = UCS2 if codes is None else GSM7
    octets = bytes((SUBMIT, 0)) + _address(number) + bytes((0, coding, length)) + body
    return "00" + octets.hex().upper()


def length_of(pdu: str) -> int:
    """Octets without the service centre: the number in +CMGL, +CMT and AT+CMGS."""
    return len(pdu) // 2 - 1 - int(pdu[:2], 16)


def parse(pdu: str) -> Message:
    """Reads a submitted or delivered message; raises BadPdu."""
    try:
        data = bytes.fromhex(pdu)
        return _parse(data[1 + data[0] :])
    except (ValueError, IndexError) as error:
        raise BadPdu(f"{pdu[:24]}…: {error}") from error


def _parse(data: bytes) -> Message:
    first = data[0]
    kind = first & 0x03
    if kind not in (DELIVER, SUBMIT):
        raise BadPdu(f"type {kind} is not a message")
    place = 2 if kind == SUBMIT else 1
    number, place = _read_address(data, place)
    coding, place = data[place + 1], place + 2
    sent_at = ""
    if kind == DELIVER:
        sent_at, place = _read_timestamp(data[place : place + 7]), place + 7
    else:
        place += {0: 0, 0x10: 1, 0x08: 7, 0x18: 7}[first & 0x18]
    length, place = data[place], place + 1
    body, header = data[place:], b""
    if first & 0x40:
        header, body = body[1 : 1 + body[0]], body[1 + body[0] :]
    reference, parts, part = _concatenation(header)
    return Message(
        number=number,
        text=_read_text(body, coding, length, len(header) + 1 if header else 0),
        wants_report=bool(first & 0x20) and kind == SUBMIT,
        reference=reference,
        part=part,
        parts=parts,
        sent_at=sent_at,
    )


def _bodies(text: str, codes: list[int] | None) -> list[tuple[bytes, int, int]]:
    """(octets, length field without header, fill bits) of every part."""
    if codes is None:
        data = text.encode("utf-16-be")
        size = len(data) if len(data) <= SINGLE_OCTETS else PART_OCTETS
        return [(part, len(part), 0) for part in _cut_utf16(data, size)]
    size = len(codes) if len(codes) <= SINGLE_SEPTETS else PART_SEPTETS
    fill = 0 if len(codes) <= SINGLE_SEPTETS else 1
    parts = _cut_septets(codes, size) or [[]]
    return [(gsm7.pack(part, fill_bits=fill), len(part), fill) for part in parts]


def _cut_utf16(data: bytes, size: int) -> list[bytes]:
    parts = []
    while data:
        cut = size
        if len(data) > cut and 0xD8 <= data[cut - 2] <= 0xDB:
            cut -= 2
        parts.append(data[:cut])
        data = data[cut:]
    return parts


def _cut_septets(codes: list[int], size: int) -> list[list[int]]:
    parts = []
    while codes:
        cut = size
        if len(codes) > cut and codes[cut - 1] == gsm7.ESCAPE:
            cut -= 1
        parts.append(codes[:cut])
        codes = codes[cut:]
    return parts


def _semi_octets(digits: str) -> bytes:
    digits += "F" * (len(digits) % 2)
    return bytes.fromhex("".join(digits[i + 1] + digits[i] for i in range(0, len(digits), 2)))


def _address(number: str) -> bytes:
    digits = number.removeprefix("+")
    if not digits.isdigit():
        codes = gsm7.septets(number) or []
        return bytes(((7 * len(codes) + 3) // 4, 0xD0)) + gsm7.pack(codes)
    return bytes((len(digits), 0x91 if number.startswith("+") else 0x81)) + _semi_octets(digits)


def _centre(number: str) -> bytes:
    address = _address(number)[1:]
    return bytes((len(address),)) + address


def _timestamp(at: datetime) -> bytes:
    offset = at.utcoffset()
    quarters = 0 if offset is None else round(offset.total_seconds() / 900)
    data = _semi_octets(at.strftime("%y%m%d%H%M%S") + f"{abs(quarters):02d}")
    return data[:-1] + bytes((data[-1] | (0x08 if quarters < 0 else 0),))


def _read_timestamp(data: bytes) -> str:
    fields = [f"{octet & 0x0F}{octet >> 4}" for octet in data[:6]]
    sign = "-" if data[6] & 0x08 else "+"
    zone = f"{data[6] & 0x07}{data[6] >> 4}"
    return f"{'/'.join(fields[:3])},{':'.join(fields[3:])}{sign}{zone}"


def _read_address(data: bytes, place: int) -> tuple[str, int]:
    length, kind = data[place], data[place + 1]
    octets = data[place + 2 : place + 2 + (length + 1) // 2]
    end = place + 2 + (length + 1) // 2
    if kind & 0x70 == 0x50:
        return gsm7.text_of(gsm7.unpack(octets, length * 4 // 7)), end
    digits = "".join(f"{octet & 0x0F:X}{octet >> 4:X}" for octet in octets)[:length]
    digits = digits.removesuffix("F")
    return ("+" if kind & 0x70 == 0x10 else "") + digits, end


def _concatenation(header: bytes) -> tuple[int, int, int]:
    while len(header) >= 2:
        kind, size = header[0], header[1]
        value, header = header[2 : 2 + size], header[2 + size :]
        if (kind, size) in ((0, 3), (8, 4)):
            return int.from_bytes(value[:-2], "big"), value[-2], value[-1]
    return 0, 1, 1


def _read_text(body: bytes, coding: int, length: int, header_octets: int) -> str:
    # general data coding: bits 3-2 of 00xx give the alphabet; 1111 and 1110 groups have their own
    group, alphabet = coding >> 4, coding >> 2 & 0x03
    if group == 0xE or (group < 8 and alphabet == 2):
        return body[: length - header_octets].decode("utf-16-be", "replace")
    if alphabet == 1 and (group < 8 or group == 0xF):
        return body[: length - header_octets].hex().upper()
    fill = -header_octets * 8 % 7
    used = (header_octets * 8 + 6) // 7
    return gsm7.text_of(gsm7.unpack(body, length - used, fill_bits=fill))
