"""What a piece of text may mean, in one form for all the ways of writing it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

BARE = ""
"""Of a number: nothing is counted."""
OTHER = "other"
"""Of a number: something is counted or numbered that is no known unit: keys, a floor, a room."""


@dataclass(frozen=True, slots=True)
class Number:
    """So much of something."""

    value: Fraction
    unit: str = BARE
    """BARE, OTHER, a currency, ``%``, or a basic unit: lengths of time are minutes, months."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day."""

    minutes: int
    """After midnight."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date; its year, where one is written, is a number beside it."""

    month: int
    day: int | None = None
    """None = the month as a whole."""


@dataclass(frozen=True, slots=True)
class Exact:
    """What is the same or is not: a weekday, a telephone number, a link, a code."""

    kind: str
    value: str


ALWAYS = Exact("always", "open")
"""Around the clock."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word with a capital letter inside a sentence, by its beginning."""

    stem: str
    of_place: bool = False
    """It follows «street» or the like: only a source may name it, not the caller."""


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit without its number, as in the heading of a table: «Price, roubles»."""

    unit: str


Reading = Number | Time | Day | Exact | Name | UnitWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A place in a text that says something which can be compared."""

    text: str
    """The words, for logs."""
    readings: frozenset[Reading]
    """What they may mean: «six» may be morning or evening. One that is true suffices."""
    restrains: bool = True
    """False for what only helps to understand a source: a unit that stands alone."""
