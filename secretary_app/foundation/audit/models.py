"""An entry of the log, and what the log is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody did something."""

    number: int
    at: datetime
    actor_id: str
    actor_name: str
    role: str
    origin: str
    deed: str
    """Key of the right that was used."""
    subject: str
    """Id of what it was done with; empty where it was many things or none."""
    outcome: str
    """``done``, ``refused``, or the code of the error."""
    before: Mapping[str, object]
    after: Mapping[str, object]
    erased: bool = False
    """Before and after were taken away because somebody was forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries; what is None or empty does not choose."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str = ""
    """Id or name."""
    deed: str = ""
    """Key of a right, or its beginning up to the dot."""
    subject: str = ""
    outcome: str = ""
    words: str = ""
    """A piece of a name, a deed, an id or an address."""


class Flaw(StrEnum):
    """What is wrong with the chain."""

    CHANGED = "changed"
    """A row is not what it was when it was written."""
    REMOVED = "removed"
    """A row with this number was there, and was not deleted for its age."""
    INSERTED = "inserted"
    """The row after it follows the one before it: it was put between them later."""
    UNLINKED = "unlinked"
    """It does not follow the row before it: that one was made anew, or rows between them were
    removed and the rest was numbered anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check of the whole log found."""

    entries: int
    newest: str
    """Hash of the last row: who writes it down elsewhere can tell later whether rows after it, or
    the whole log, were made anew."""
    flaws: tuple[tuple[int, Flaw], ...] = field(default=())
    """By the numbers of the rows, at most a hundred."""
    knows_expected: bool | None = None
    """Whether the hash that was asked for stands in the log; None where none was asked for."""

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.flaws and self.knows_expected is not False
