"""A secret as the rest of the product may know it: by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Place(StrEnum):
    """Where a secret is kept."""

    KEYRING = "keyring"
    """Secret Service, Credential Locker or Keychain."""
    FILE = "file"
    """``secrets.sealed`` in the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """That there is one."""

    name: str
    place: Place
    changed_at: datetime
    changed_by: str


class Store(Protocol):
    """One place for secrets; every method waits for a disk or another program."""

    def get(self, ref: str) -> str | None:
        """The value; None where it is not there."""

    def set(self, ref: str, value: str) -> None:
        """Keeps it, in place of what was there."""

    def remove(self, ref: str) -> None:
        """Whether it was there or not."""
