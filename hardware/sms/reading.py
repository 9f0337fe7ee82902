"""Reads messages of the wire: DELIVER, STATUS-REPORT and SUBMIT (23.040, 9.2.2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hardware.sms.address import read_address, read_centre
from hardware.sms.content import Content, read_content
from hardware.sms.errors import BadPdu
from hardware.sms.octets import Octets
from hardware.sms.times import STAMP_OCTETS, read_period, read_stamp

_KIND, _VALIDITY, _WANTS_REPORT, _HAS_HEADER = 0x03, 0x18, 0x20, 0x40
"""Bits of the first octet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliver:
    """Somebody wrote to us."""

    centre: str | None
    number: str
    """Of the sender, or its name; "" where the network gave neither."""
    sent_at: datetime | None
    """By the service centre's clock, with its zone."""
    scheme: int
    protocol: int
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """What became of a message of ours."""

    centre: str | None
    reference: int
    """As +CMGS told it."""
    number: str
    sent_at: datetime | None
    done_at: datetime | None
    status: int
    """TP-Status: see `delivered`, `final`."""

    @property
    def delivered(self) -> bool:
        """It has reached the telephone (23.040, 9.2.3.15: 0 to 2)."""
        return self.status <= 0x02

    @property
    def final(self) -> bool:
        """Whether the centre has stopped trying; else another report follows."""
        return not 0x20 <= self.status <= 0x3F


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """We wrote to somebody: found in a memory into which a telephone has put what it sent."""

    centre: str | None
    reference: int
    number: str
    wants_report: bool
    validity: timedelta | datetime | None
    scheme: int
    content: Content


def decode(text: str) -> Deliver | Submit | StatusReport:
    """Reads a PDU in hexadecimal, service centre first. Raises BadPdu."""
    try:
        data = bytes.fromhex(text)
    except ValueError as error:
        raise BadPdu("not hexadecimal") from error
    octets = Octets(data)
    centre = read_centre(octets)
    first = octets.one()
    match first & _KIND:
        case 0:
            return _deliver(octets, centre, has_header=bool(first & _HAS_HEADER))
        case 1:
            return _submit(octets, centre, first)
        case 2:
            return _report(octets, centre)
    raise BadPdu("a message of the reserved type")


def _deliver(octets: Octets, centre: str | None, *, has_header: bool) -> Deliver:
    number = read_address(octets)
    protocol, scheme = octets.one(), octets.one()
    sent_at = read_stamp(octets.take(STAMP_OCTETS))
    return Deliver(
        centre=centre,
        number=number,
        sent_at=sent_at,
        scheme=scheme,
        protocol=protocol,
        content=read_content(scheme, octets.one(), octets.rest(), has_header=has_header),
    )


def _submit(octets: Octets, centre: str | None, first: int) -> Submit:
    reference = octets.one()
    number = read_address(octets)
    _protocol, scheme = octets.one(), octets.one()
    validity = _validity(octets, first & _VALIDITY)
    return Submit(
        centre=centre,
        number=number,
        reference=reference,
        wants_report=bool(first & _WANTS_REPORT),
        validity=validity,
        scheme=scheme,
        content=read_content(
            scheme, octets.one(), octets.rest(), has_header=bool(first & _HAS_HEADER)
        ),
    )


def _report(octets: Octets, centre: str | None) -> StatusReport:
    reference = octets.one()
    number = read_address(octets)
    sent_at, done_at = read_stamp(octets.take(STAMP_OCTETS)), read_stamp(octets.take(STAMP_OCTETS))
    return StatusReport(
        centre=centre,
        reference=reference,
        number=number,
        sent_at=sent_at,
        done_at=done_at,
        status=octets.one(),
    )


def _validity(octets: Octets, form: int) -> timedelta | datetime | None:
    """None where there is none, or in the enhanced form, which nobody uses."""
    if form == 0x10:
        return read_period(octets.one())
    if form == 0:
        return None
    stamp = octets.take(STAMP_OCTETS)
    return read_stamp(stamp) if form == 0x18 else None
