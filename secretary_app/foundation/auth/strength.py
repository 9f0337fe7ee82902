"""How hard a password is to guess, for the eyes of whoever chooses one."""

from __future__ import annotations

import math
from enum import IntEnum

from secretary_app.foundation.auth.errors import PasswordTooEasy, PasswordTooShort
from secretary_app.foundation.auth.quality import check_password

_KINDS = (
    (str.islower, 30),
    (str.isupper, 30),
    (str.isdigit, 10),
    (lambda letter: not letter.isalnum(), 30),
)
"""How many characters somebody has to try for each kind that is used."""

_REPEATED = 0.5
"""A character that stood there before adds about half as much."""

_GOOD_BITS, _STRONG_BITS = 55.0, 75.0
"""argon2 leaves an attacker some thousand tries a second: 2**55 of them take a million years, and
dictionaries shorten that; what is strong withstands those, too."""


class Strength(IntEnum):
    """From refused to very good."""

    REFUSED = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


def strength(password: str, *, name: str) -> Strength:
    """Length counts most."""
    try:
        check_password(password, name=name)
    except (PasswordTooShort, PasswordTooEasy):
        return Strength.REFUSED
    alphabet = sum(size for is_kind, size in _KINDS if any(map(is_kind, password)))
    different = len(set(password))
    bits = math.log2(alphabet) * (different + _REPEATED * (len(password) - different))
    if bits >= _STRONG_BITS:
        return Strength.STRONG
    return Strength.GOOD if bits >= _GOOD_BITS else Strength.FAIR
