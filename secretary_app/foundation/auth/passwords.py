"""Passwords and PINs as argon2id hashes. Imported by name: a demo has no users and no argon2."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError


class Argon2Hashes:
    """RFC 9106's choice for machines with little memory: 64 MiB, three passes."""

    def __init__(
        self, *, time_cost: int = 3, memory_kib: int = 65536, parallelism: int = 4
    ) -> None:
        """Other costs in tests only."""
        self._hasher = PasswordHasher(
            time_cost=time_cost, memory_cost=memory_kib, parallelism=parallelism
        )

    def hash(self, secret: str) -> str:
        """Takes a tenth of a second: never in the loop."""
        return self._hasher.hash(secret)

    def fits(self, stored: str, secret: str) -> bool:
        """Whether the hash is this secret's; the same time for right and wrong."""
        try:
            return self._hasher.verify(stored, secret)
        except (VerifyMismatchError, InvalidHashError):
            return False

    def is_outdated(self, stored: str) -> bool:
        """Made with other costs than today's."""
        return self._hasher.check_needs_rehash(stored)
