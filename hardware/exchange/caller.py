"""Who calls, whatever wire said so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """As far as the other side has said."""

    number: str | None
    withheld: bool
