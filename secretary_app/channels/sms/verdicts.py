"""What a failed try means: worth another one, or never.

The numbers are those of 3GPP 27.005, 3.2.5: below 128 the network's own causes (24.011, annex E-2),
from 300 on the modem's.
"""

from __future__ import annotations

from datetime import timedelta

_UNSUITABLE_NUMBER = frozenset({1, 28, 30, 111})
_BARRED = frozenset({8, 10, 21, 29, 50, 69})
_MALFORMED = frozenset({81, 95, 96, 97, 98, 99, 127, 301, 302, 303, 304, 305})
_NO_CENTRE = 330

RETRIES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=3),
)
"""A network that is away for a minute is common, for four hours it is not ours to wait for."""


def permanent(code: str, number: int | None) -> str | None:
    """Code of why another try cannot help; None where it may."""
    if number in _UNSUITABLE_NUMBER:
        return "number-unsuitable"
    if number in _BARRED:
        return "barred"
    if number in _MALFORMED or code == "bad-message":
        return "malformed"
    if number == _NO_CENTRE:
        return "no-centre"
    if code == "no-messages":
        return code
    return None


def retry_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: it is given up."""
    return RETRIES[attempts - 1] if attempts <= len(RETRIES) else None
