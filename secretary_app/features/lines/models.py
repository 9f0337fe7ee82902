"""A line as the owner set it up, and what others are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineKind
from secretary_app.features.lines.settings import KIND
from secretary_app.foundation.settings import Setting

__all__ = ["BY_CONNECTION", "SEAT", "WITH_CARD", "LineCheck", "PhoneLine", "level_of", "line_of"]

ValueT = TypeVar("ValueT")

WITH_CARD = frozenset({LineKind.MODEM, LineKind.SIMULATOR})
"""Kinds of line that have a SIM card: messages and calls go by it."""

BY_CONNECTION = frozenset({LineKind.AUDIOSOCKET, LineKind.TWILIO})
"""Kinds of line whose calls come as connections to one place, which many line processes share."""

LEVELS = ((-6, "overdriven"), (-30, "voice"), (-50, "room"), (-90, "quiet"), (-1000, "none"))
"""From how many dBFS on a microphone's level is called what. A quiet room is at -60, a voice at
half a metre between -35 and -15; a microphone that is switched off gives zeros.
"""

SEAT = "."
"""Stands between a line of many calls at once and the number of one of them: ``line2.1``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """One of the lines of this secretary."""

    id: str
    name: str = ""
    """For people; empty: it is called by its id."""
    enabled: bool = True
    chosen: Mapping[str, object] = field(default_factory=dict)
    """Values by the key of their field; the others are at their defaults."""

    def get(self, of: Setting[ValueT]) -> ValueT:
        """What holds on this line."""
        return cast("ValueT", self.chosen.get(of.key, of.default))

    @property
    def has_card(self) -> bool:
        """Whether it has a SIM card."""
        return self.get(KIND) in WITH_CARD

    @property
    def title(self) -> str:
        """As people call it."""
        return self.name or self.id


def line_of(seat_id: str) -> str:
    """The line whose process, or whose call, has this id."""
    return seat_id.partition(SEAT)[0]


def level_of(dbfs: int) -> str:
    """What a microphone hears: ``overdriven``, ``voice``, ``room``, ``quiet`` or ``none``."""
    return next(name for above, name in LEVELS if dbfs >= above)
