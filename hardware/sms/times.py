"""Times in a message: the service centre's stamp (23.040, 9.2.3.11), and how long to try (12)."""

from datetime import datetime, timedelta, timezone

from hardware.sms.octets import halves, swapped

_QUARTER = timedelta(minutes=15)
_MINUS = 0x08
_CENTURY_TURNS = 90
"""A two-digit year from here on is of the last century: GSM began in 1991."""
STAMP_OCTETS = 7


def read_stamp(data: bytes) -> datetime | None:
    """Seven octets; None where they are no time, as some modems write for «unknown»."""
    minus = bool(data[6] & _MINUS)
    digits = halves(data[:6] + bytes((data[6] & ~_MINUS,)))
    if not digits.isdecimal():
        return None
    year, month, day, hour, minute, second, quarters = (
        int(digits[place : place + 2]) for place in range(0, 14, 2)
    )
    zone = -quarters * _QUARTER if minus else quarters * _QUARTER
    try:
        return datetime(
            year + (1900 if year >= _CENTURY_TURNS else 2000),
            month,
            day,
            hour,
            minute,
            second,
            tzinfo=timezone(zone),
        )
    except ValueError:
        return None


def write_stamp(at: datetime) -> bytes:
    """The reverse, for a time that knows its zone."""
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a time without its zone")
    quarters = round(offset / _QUARTER)
    data = swapped(f"{at:%y%m%d%H%M%S}{abs(quarters):02}")
    return data[:-1] + bytes((data[-1] | (_MINUS if quarters < 0 else 0),))


def read_period(octet: int) -> timedelta:
    """A relative validity (9.2.3.12.1)."""
    if octet <= 143:
        return timedelta(minutes=5 * (octet + 1))
    if octet <= 167:
        return timedelta(hours=12, minutes=30 * (octet - 143))
    if octet <= 196:
        return timedelta(days=octet - 166)
    return timedelta(weeks=octet - 192)


def write_period(period: timedelta) -> int:
    """The shortest validity that is not shorter; the longest there is for more."""
    return next((octet for octet in range(255) if read_period(octet) >= period), 255)
