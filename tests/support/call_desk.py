"""A call tracker on a modem that is ready, with a clock that goes when it is told to."""

import heapq
from collections.abc import Callable
from itertools import count

from hardware.at.urcs import CallListed
from hardware.modem.calls import CallTracker
from hardware.modem.events import (
    CallBegan,
    CallEnded,
    CallerIdentified,
    MissedCall,
    ModemEvent,
    Rang,
    StateChanged,
)
from hardware.modem.state import ModemState, StateMachine

ANNA, BORIS = "+79161112233", "+79260000000"


class Timer:
    def __init__(self, then: Callable[[], None]) -> None:
        self.then: Callable[[], None] | None = then

    def cancel(self) -> None:
        self.then = None


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._row: list[tuple[float, int, Timer]] = []
        self._order = count()

    def later(self, delay_s: float, then: Callable[[], None]) -> Timer:
        timer = Timer(then)
        heapq.heappush(self._row, (self.now + delay_s, next(self._order), timer))
        return timer

    def pass_(self, seconds: float) -> None:
        until = self.now + seconds
        while self._row and self._row[0][0] <= until:
            self.now, _, timer = heapq.heappop(self._row)
            if timer.then is not None:
                timer.then()
        self.now = until


class Desk:
    """A tracker on a ready modem, and what it told."""

    def __init__(self, *, no_carrier_ends_call: bool = False) -> None:
        self.time = Time()
        self.events: list[ModemEvent] = []
        self.doubts = 0
        self.machine = StateMachine(
            changed=lambda before, after: self.events.append(
                StateChanged(at=self.time.now, before=before, after=after)
            )
        )
        for state in (ModemState.STARTING, ModemState.REGISTERING, ModemState.READY):
            self.machine.move(state)
        self.calls = CallTracker(
            machine=self.machine,
            publish=self.events.append,
            now=lambda: self.time.now,
            later=self.time.later,
            doubt=self._doubt,
            no_carrier_ends_call=no_carrier_ends_call,
        )

    def state(self) -> ModemState:
        return self.machine.state

    def _doubt(self) -> None:
        self.doubts += 1

    def told(self) -> list[tuple[object, ...]]:
        """What was told besides the state, short."""
        short: list[tuple[object, ...]] = []
        for event in self.events:
            match event:
                case Rang(number=number, withheld=withheld):
                    assert withheld == (number is None)
                    short.append(("rang", number))
                case CallerIdentified(number=number):
                    short.append(("is", number))
                case MissedCall(number=number):
                    short.append(("missed", number))
                case CallBegan(incoming=incoming):
                    short.append(("began", incoming))
                case CallEnded(duration_s=duration, cause=cause):
                    short.append(("ended", duration, cause))
        return short

    def answer(self) -> None:
        self.calls.answering()
        self.calls.connected()


def listed(
    status: int, *, index: int = 1, number: str | None = None, incoming: bool = True
) -> CallListed:
    return CallListed(index=index, incoming=incoming, status=status, voice=True, number=number)
