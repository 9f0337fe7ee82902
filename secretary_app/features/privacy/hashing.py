"""A number's slow hash: ten thousand million numbers are soon tried with a quick one."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
SALT_BYTES = 16


def hash_of(number: str) -> str:
    """``scrypt$salt$hash`` of an E.164 number."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"scrypt${salt.hex()}${_digest(number, salt).hex()}"


def belongs_to(stored: str, number: str) -> bool:
    """Whether the hash is this number's."""
    _, salt, digest = stored.split("$")
    return hmac.compare_digest(_digest(number, bytes.fromhex(salt)).hex(), digest)


def _digest(number: str, salt: bytes) -> bytes:
    return hashlib.scrypt(number.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL)
