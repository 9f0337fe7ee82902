"""Network facts as values: signal, registration, operator."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hardware.at.commands import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """How well the modem hears the network."""

    dbm: int | None
    """Received level; None when the modem does not know."""
    bars: int
    """0 to 5, for people."""


class Registration(StrEnum):
    """How the modem stands with the network."""

    HOME = "home"
    ROAMING = "roaming"
    SEARCHING = "searching"
    DENIED = "denied"
    """The network refuses this SIM: a person has to find out why."""
    NONE = "none"


REGISTERED = frozenset({Registration.HOME, Registration.ROAMING})

# 27.007 7.2. 6-7 are for messages only, 8 for emergency calls only: nobody can call us then.
_BY_STATUS = {
    1: Registration.HOME,
    2: Registration.SEARCHING,
    3: Registration.DENIED,
    5: Registration.ROAMING,
    9: Registration.HOME,
    10: Registration.ROAMING,
}

_UNKNOWN_GSM, _UNKNOWN_OTHER = 99, 199
_BARS_FROM_DBM = (-109, -101, -93, -85, -77)


def read_signal(response: Response) -> Signal:
    """Read +CSQ: 0-31 for 2G to 4G, and SIMCom's 100-191 for one kind of 3G; 99, 199 unknown."""
    found = response.match(r"\+CSQ: ?(\d+)")
    value = int(found[1]) if found else _UNKNOWN_GSM
    if value <= 31:
        dbm: int | None = -113 + 2 * value
    elif 100 <= value <= 191:
        dbm = -116 + (value - 100)
    else:
        dbm = None
    bars = 0 if dbm is None else sum(dbm >= limit for limit in _BARS_FROM_DBM)
    return Signal(dbm=dbm, bars=bars)


def read_registration(status: int) -> Registration:
    """Read the number of +CREG or +CEREG."""
    return _BY_STATUS.get(status, Registration.NONE)


def read_operator(response: Response) -> str | None:
    """Read +COPS?: the operator's name, or its number where no name is known."""
    found = response.match(r'\+COPS: ?\d,\d,"([^"]+)"')
    return found[1] if found else None


def read_status(response: Response) -> int | None:
    """Read the second number of the answer to AT+CREG? or AT+CEREG?."""
    found = re.match(r"\+CE?REG: ?\d,(\d+)", response.lines[0]) if response.lines else None
    return int(found[1]) if found else None


class NetworkStanding:
    """What the domains said last. Calls come through any one of them."""

    def __init__(self) -> None:
        self._by_domain: dict[str, Registration] = {}

    def note(self, domain: str, status: int) -> None:
        """Keep what CREG (2G, 3G) or CEREG (4G) said; other domains carry no calls."""
        if domain in {"CREG", "CEREG"}:
            self._by_domain[domain] = read_registration(status)

    @property
    def registration(self) -> Registration:
        """The best of them."""
        for best in Registration:
            if best in self._by_domain.values():
                return best
        return Registration.NONE

    @property
    def registered(self) -> bool:
        """Whether calls can come."""
        return self.registration in REGISTERED
