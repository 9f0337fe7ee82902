"""Calls as the modem knows them: one state each, changed by one table, listed as +CLCC tells."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

MOST_CALLS = 7
"""3GPP TS 22.030: call numbers run from 1 to 7."""


class CallState(StrEnum):
    """Where a call stands."""

    DIALING = "dialing"
    ALERTING = "alerting"
    INCOMING = "incoming"
    WAITING = "waiting"
    ACTIVE = "active"
    HELD = "held"
    ENDED = "ended"


class CallEvent(StrEnum):
    """What happens to a call."""

    ALERT = "alert"
    CONNECT = "connect"
    HOLD = "hold"
    RESUME = "resume"
    RING = "ring"
    """A waiting call rings on alone once the others are gone."""
    END = "end"


TRANSITIONS: dict[tuple[CallState, CallEvent], CallState] = {
    (CallState.DIALING, CallEvent.ALERT): CallState.ALERTING,
    (CallState.DIALING, CallEvent.CONNECT): CallState.ACTIVE,
    (CallState.DIALING, CallEvent.END): CallState.ENDED,
    (CallState.ALERTING, CallEvent.CONNECT): CallState.ACTIVE,
    (CallState.ALERTING, CallEvent.END): CallState.ENDED,
    (CallState.INCOMING, CallEvent.CONNECT): CallState.ACTIVE,
    (CallState.INCOMING, CallEvent.END): CallState.ENDED,
    (CallState.WAITING, CallEvent.CONNECT): CallState.ACTIVE,
    (CallState.WAITING, CallEvent.RING): CallState.INCOMING,
    (CallState.WAITING, CallEvent.END): CallState.ENDED,
    (CallState.ACTIVE, CallEvent.HOLD): CallState.HELD,
    (CallState.ACTIVE, CallEvent.END): CallState.ENDED,
    (CallState.HELD, CallEvent.RESUME): CallState.ACTIVE,
    (CallState.HELD, CallEvent.END): CallState.ENDED,
}

CLCC_STATUS = {
    CallState.ACTIVE: 0,
    CallState.HELD: 1,
    CallState.DIALING: 2,
    CallState.ALERTING: 3,
    CallState.INCOMING: 4,
    CallState.WAITING: 5,
    CallState.ENDED: 6,
}
"""The third value of +CLCC; 6 is SIMCom's own."""

RINGING = frozenset({CallState.INCOMING, CallState.WAITING})
PROGRESS = frozenset({CallState.DIALING, CallState.ALERTING})
CONNECTED = frozenset({CallState.ACTIVE, CallState.HELD})


class Direction(IntEnum):
    """The second value of +CLCC."""

    OUTGOING = 0
    INCOMING = 1


class IllegalCallEvent(RuntimeError):
    """The event does not exist in this state."""


@dataclass(slots=True, kw_only=True)
class Call:
    """One call between its first ring or dial and its end."""

    index: int
    """Number on the modem, 1 to 7, used again by later calls."""
    serial: int
    """Number among all calls of this run, from 1."""
    direction: Direction
    number: str | None
    """None when the network hides it."""
    state: CallState
    connected_at: float | None = None
    cpcmreg_refused: int = field(default=0)

    def apply(self, event: CallEvent) -> None:
        """Moves along the table."""
        try:
            self.state = TRANSITIONS[self.state, event]
        except KeyError as missing:
            raise IllegalCallEvent(f"{event} while {self.state}") from missing
        if event is CallEvent.CONNECT:
            self.connected_at = time.monotonic()

    def duration_s(self) -> int:
        """Whole seconds since the answer; 0 when there was none."""
        return 0 if self.connected_at is None else int(time.monotonic() - self.connected_at)

    def clcc(self) -> str:
        """The call as a +CLCC line."""
        status = CLCC_STATUS[self.state]
        line = f"+CLCC: {self.index},{self.direction.value},{status},0,0"
        return line if self.number is None else f'{line},"{self.number}",{number_type(self.number)}'


class CallList:
    """The calls that exist now."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._serial = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def add(self, *, direction: Direction, number: str | None, state: CallState) -> Call:
        """Makes a call with the lowest free index."""
        taken = {call.index for call in self._calls}
        index = next(i for i in range(1, MOST_CALLS + 1) if i not in taken)
        self._serial += 1
        call = Call(
            index=index, serial=self._serial, direction=direction, number=number, state=state
        )
        self._calls.append(call)
        return call

    def remove(self, call: Call) -> None:
        """Forgets a call that has ended."""
        self._calls.remove(call)

    def first(self, states: frozenset[CallState]) -> Call | None:
        """The oldest call in one of `states`."""
        return next((call for call in self._calls if call.state in states), None)


def number_type(number: str) -> int:
    """Type of number octet: 145 international, 129 other."""
    return 145 if number.startswith("+") else 129
