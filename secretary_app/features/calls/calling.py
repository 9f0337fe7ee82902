"""Why we call somebody, by which line, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.rights import DIAL
from secretary_app.features.conversations.models import Evidence
from secretary_app.foundation.auth.acting import acting_as, needs
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.phone import PhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One promise that a call of ours is to keep."""

    promise_id: str
    about: str
    """What they said, or asked; empty: only their voice was kept."""
    answer: str = ""
    """To the question that ``about`` is: they are called to be told."""
    evidence: Evidence | None = None
    """What ``answer`` rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A call of ours that is to be made."""

    number: PhoneNumber
    about: str = ""
    """In words that can be said to them; empty: no reason is given, or it is ``owed``."""
    owed: tuple[Owed, ...] = ()
    """What they were promised, in the order in which it is said."""
    language: str | None = None
    """Of the promise; the person's own choice goes before it."""
    line_id: str | None = None
    """By which line; None: by any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialled:
    """What came of it."""

    call_id: str
    cause: str
    """Of the end: of the call where somebody took it, else why nobody did."""
    connected: bool
    reached: bool
    """Whether they said anything after they had heard who calls."""
    kept: frozenset[str]
    """Promises that are kept by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A call of ours that is being made."""

    call_id: str
    over: Awaitable[Dialled]
    """The call is the line's: it goes on where nobody waits for this."""


class ServedLine(Protocol):
    """Whoever serves one call at a time."""

    @property
    def busy(self) -> bool:
        """Whether a call is on, rings or is being made."""

    @property
    def ready(self) -> bool:
        """Whether somebody could be called now: it is not busy, and on the network."""

    def begin(self, outgoing: Outgoing) -> Begun:
        """Call, and talk. Raises CannotDial where it cannot even be begun."""


class DiallingLine:
    """One line, with whoever serves each of its calls at once."""

    def __init__(self, seats: Sequence[ServedLine], *, dials: Callable[[], bool]) -> None:
        """``dials``: whether people can be called from it as it is set up now."""
        self._seats = tuple(seats)
        self._dials = dials

    @property
    def dials(self) -> bool:
        """Whether people can be called from it."""
        return self._dials()

    @property
    def busy(self) -> bool:
        """Whether all of it is."""
        return all(each.busy for each in self._seats)

    @property
    def ready(self) -> bool:
        """Whether somebody could be called now from one of its seats."""
        return self.dials and any(each.ready for each in self._seats)

    def begin(self, outgoing: Outgoing) -> Begun:
        """By a seat that is ready; where none is, one that is free says why. Raises CannotDial."""
        free = [each for each in self._seats if not each.busy]
        ready = next((each for each in free if each.ready), None)
        return (ready or next(iter(free), self._seats[0])).begin(outgoing)


class PresentLines:
    """Calls through the lines that are served now."""

    def __init__(self) -> None:
        self._lines: dict[str, DiallingLine] = {}

    def serve(self, line_id: str, line: DiallingLine) -> None:
        """From now on calls are made on this one, too."""
        self._lines[line_id] = line

    def leave(self, line_id: str) -> None:
        """No more."""
        self._lines.pop(line_id, None)

    @property
    def served(self) -> frozenset[str]:
        """Lines on which calls can be made."""
        return frozenset(line_id for line_id, line in self._lines.items() if line.dials)

    @property
    def ready(self) -> tuple[str, ...]:
        """Lines on which somebody could be called now, the first of them first."""
        return tuple(line_id for line_id, line in self._lines.items() if line.ready)

    @needs(DIAL, about="outgoing.line_id")
    async def begin(self, outgoing: Outgoing) -> Begun:
        """Call, and return while it is being made. Raises CannotDial."""
        by = outgoing.line_id
        served = [line for line_id, line in self._lines.items() if by in {None, line_id}]
        lines = [line for line in served if line.dials]
        if not lines:
            raise CannotDial(reason="no-outgoing" if served else "not-served")
        # Where none is ready, one that is free says why, or the first that it is busy.
        free = [each for each in lines if not each.busy]
        line = next((each for each in lines if each.ready), next(iter(free), lines[0]))
        # From here on it is the line's own work, whoever wanted it.
        with acting_as(SYSTEM):
            return line.begin(outgoing)

    async def dial(self, outgoing: Outgoing) -> Dialled:
        """Call, talk, and return when the call is over and written down. Raises CannotDial.

        Who rings meanwhile goes before it, and then ``taken`` is the cause.
        """
        return await (await self.begin(outgoing)).over
