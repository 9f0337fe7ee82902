"""What may be a name, a password, a PIN."""

from __future__ import annotations

import re
import secrets
import unicodedata
from itertools import pairwise

from secretary_app.foundation.auth.errors import (
    BadPin,
    BadUserName,
    PasswordTooEasy,
    PasswordTooShort,
)
from secretary_app.foundation.auth.limits import (
    LONGEST_NAME,
    LONGEST_PASSWORD,
    LONGEST_PIN,
    SHORTEST_NAME,
    SHORTEST_PASSWORD,
    SHORTEST_PIN,
)

_NAME = re.compile(r"\w[\w.@-]*")

_FIRST_TRIED = (
    "password",
    "passw0rd",
    "passwort",
    "qwertyui",
    "qwerty12",
    "1q2w3e4r",
    "iloveyou",
    "letmein1",
    "administrator",
    "admin123",
    "secretary",
    "секретарь",
    "парольпароль",
    "йцукенгш",
    "qazwsxedc",
)
"""The beginnings of long lists; longer lists only move the line."""

PASSWORD_BYTES = 9
"""Twelve characters that nobody guesses; its user chooses another at once."""


def checked_name(name: str) -> str:
    """The name, tidied. Raises BadUserName."""
    tidy = unicodedata.normalize("NFKC", name).strip()
    if not SHORTEST_NAME <= len(tidy) <= LONGEST_NAME or not _NAME.fullmatch(tidy):
        raise BadUserName(name=tidy[:LONGEST_NAME])
    return tidy


def key_of(name: str) -> str:
    """The name as it is compared."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:LONGEST_NAME]


def check_password(password: str, *, name: str) -> None:
    """Raises PasswordTooShort or PasswordTooEasy."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordTooShort
    plain = password.casefold()
    easy = any(plain.startswith(each) for each in _FIRST_TRIED)
    if easy or key_of(name) in plain or _is_a_row(plain):
        raise PasswordTooEasy


def check_pin(pin: str) -> None:
    """Raises BadPin."""
    digits = pin.isascii() and pin.isdigit()
    if not digits or not SHORTEST_PIN <= len(pin) <= LONGEST_PIN or _is_a_row(pin):
        raise BadPin


def _is_a_row(text: str) -> bool:
    """0000, 1234, 8765, abcdefgh."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def made_up() -> str:
    """A first password, which its user replaces by one of their own."""
    return secrets.token_urlsafe(PASSWORD_BYTES)
