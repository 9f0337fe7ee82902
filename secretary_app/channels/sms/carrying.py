"""Who takes messages of ours on their way, and what became of one there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from secretary_app.channels.sms.models import DuePart


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """It is with the network."""

    reference: int | None = None
    """By which a delivery report of a modem's names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It certainly did not go."""

    code: str
    final: bool = False
    """Another try cannot help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """Nobody knows whether it went."""

    code: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """There was no time for it: no try at all."""


Outcome = Taken | Refused | Uncertain | NotNow


class Carrier(Protocol):
    """Of one line."""

    @property
    def ready(self) -> bool:
        """Whether something can be handed over now."""

    @property
    def whole(self) -> bool:
        """Whether a long message is handed over in one piece."""

    @property
    def pause_s(self) -> float:
        """Between one and the next."""

    async def carry(self, due: DuePart) -> Outcome:
        """Returns when it is known, or will not be known soon."""
