"""What a list of calls is asked for, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from secretary_app.features.calls.models import CallOutcome, CallRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """Which calls; everything that is given must hold."""

    outcomes: frozenset[CallOutcome] = frozenset()
    """Empty: whatever came of them."""
    line_id: str | None = None
    since: date | None = None
    until: date | None = None
    """Both days belong to it, on this machine's calendar."""
    with_message: bool = False
    """Only those in which somebody left a message."""
    number: str | None = None
    person_id: str | None = None
    """Of whoever has the number or is the person; either is enough."""
    text: str = ""
    """Part of a name or of a number, or words that were said."""


EVERYTHING = CallFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfCalls:
    """How many calls there were on a day of this machine's calendar."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCall:
    """One row."""

    record: CallRecord
    name: str | None
    """Of the person, where somebody has told it."""
    asked: str
    """The first words of the caller that were understood; empty for none."""
    promised: tuple[str, ...]
    """What was promised in it: values of ``PromiseKind``, each once."""
