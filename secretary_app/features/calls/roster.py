"""Who sits at a desk now: their calls wait for them, and colleagues hand calls to them."""

from __future__ import annotations

from secretary_app.features.calls.desk_events import DeskSignedIn, DeskSignedOut
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


class Roster:
    """Kept in memory: a program that starts has nobody at its desks."""

    def __init__(self, *, events: EventBus, clock: Clock) -> None:
        self._events = events
        self._clock = clock
        self._present: list[str] = []

    @property
    def present(self) -> tuple[str, ...]:
        """Who is there, in the order in which they came."""
        return tuple(self._present)

    def sign_in(self, actor: str) -> None:
        """``actor`` is there from now on; to sign in twice is to sign in."""
        if actor not in self._present:
            self._present.append(actor)
            self._events.emit(DeskSignedIn(at=self._clock.now(), actor=actor))

    def sign_out(self, actor: str) -> None:
        """``actor`` has left."""
        if actor in self._present:
            self._present.remove(actor)
            self._events.emit(DeskSignedOut(at=self._clock.now(), actor=actor))
