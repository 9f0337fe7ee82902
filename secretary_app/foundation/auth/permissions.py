"""What may be done at all, as data: each slice declares its rights in ``rights.py``.

A right knows no role; which role has which right stands in ``roles.py``. What no role was given,
nobody may do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_KEY = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")


class Effect(StrEnum):
    """What it does to the world, and with that whether it is written down."""

    LOOK = "look"
    """At what is nobody's own: not written down."""
    LOOK_AT_PERSON = "look-at-person"
    """At what belongs to somebody: written down."""
    CHANGE = "change"
    """Written down, with before and after where they are no words of anybody."""


class Scope(StrEnum):
    """On whose things a right may be used."""

    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that may be done."""

    key: str
    """``<slice>.<verb>``; kept in the database, so it never changes once released."""
    effect: Effect

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"not the key of a right: {self.key!r}")


class RightCatalogue:
    """Every declared right, in the order of declaration."""

    def __init__(self, declared: Iterable[Right]) -> None:
        """Two rights with one key are a fault of ours."""
        self._by_key: dict[str, Right] = {}
        for right in declared:
            if right.key in self._by_key:
                raise ValueError(f"declared twice: {right.key}")
            self._by_key[right.key] = right

    def __iter__(self) -> Iterator[Right]:
        return iter(self._by_key.values())

    def get(self, key: str) -> Right:
        """Raises LookupError: a key is our own."""
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key
