"""What happens to a line."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LineConnected(Event):
    """The line process runs and is connected."""

    line_id: str
    realtime: str
    """How its 20 ms clock is scheduled, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStateChanged(Event):
    """The modem moved to another state."""

    line_id: str
    state: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineConditionChanged(Event):
    """How the line is in a person's words, or what is being tried to mend it."""

    line_id: str
    condition: str
    """Its repair card is the text ``line-condition-<condition>``."""
    step: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReachableAgain(Event):
    """Nobody could call for a while."""

    line_id: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDropped(Event):
    """The line process is gone, or said that it cannot go on."""

    line_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded(Event):
    """There is another line."""

    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanged(Event):
    """Something else was chosen for a line: a value, its name, whether it is served."""

    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved(Event):
    """A line is ours no more."""

    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLeft(Event):
    """A line is not served any more, as its owner wants."""

    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBroken(Event):
    """A line cannot be served until a person has done something; the others are served on."""

    line_id: str
    error: UserFacing
