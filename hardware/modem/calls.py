"""One call from the ring to the end, made out of lines that come in any order, twice or never.

- `Rang` waits 300 ms for the number, because RING comes before +CLIP; a later number is told as
  `CallerIdentified`.
- A connected call is told by VOICE CALL: BEGIN, by +CLCC status 0, or by the OK of ATA: whichever
  comes first counts, the others are nothing.
- The end is told by VOICE CALL: END, +CLCC status 6, NO CARRIER, MISSED_CALL, or by no further
  RING: the first counts, and what trails behind it must not touch the next call.
- Who calls while we dial and rings on when that has come to nothing, rings from that moment.

No input or output here, and no clock of its own: the modem hands in both.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hardware.at.results import FinalKind
from hardware.at.urcs import CallListed
from hardware.modem.events import (
    Alerted,
    CallBegan,
    CallEnded,
    CallerIdentified,
    EndCause,
    MissedCall,
    ModemEvent,
    Rang,
)
from hardware.modem.state import ModemState, StateMachine

# How long +CLIP may lag behind RING before the caller counts as hidden (PROTOCOLS 1.4, field).
MERGE_S = 0.3
# RING comes every 3-6 s; after this long without one nobody is ringing any more.
RING_GAP_S = 8.0
# +CLCC status 6 is followed at once by the line that says how long the call lasted.
RELEASE_S = 0.5
# NO CARRIER often trails behind VOICE CALL: END, and MISSED_CALL behind a rejected ring.
TRAIL_S = 1.0

_DIAL_ENDINGS = {
    FinalKind.BUSY: EndCause.BUSY,
    FinalKind.NO_ANSWER: EndCause.NO_ANSWER,
    FinalKind.NO_CARRIER: EndCause.NO_CARRIER,
    FinalKind.NO_DIALTONE: EndCause.NO_DIALTONE,
}
_ACTIVE, _HELD, _DIALING, _ALERTING, _INCOMING, _WAITING, _DISCONNECTED = range(7)


class Timer(Protocol):
    """What `later` gives back."""

    def cancel(self) -> None:
        """Do not call."""


@dataclass(slots=True, kw_only=True)
class _Call:
    incoming: bool
    number: str | None = None
    announced: bool = False
    """`Rang` has been told."""
    answering: bool = False
    """ATA has been written and has not failed."""
    index: int | None = None
    """The modem's number for it in +CLCC."""
    our_end: EndCause | None = None
    """Why it ends, when it is we who end it."""
    alerted: bool = False
    """`Alerted` has been told."""


class CallTracker:
    """The call that is going on, if any.

    Args:
        machine: The modem's state, moved from here while a call is on.
        publish: Takes each event.
        now: The event loop's clock, s.
        later: Calls a function after some seconds, unless cancelled.
        doubt: Asks for the list of calls to be read: a line was seen that may mean the end.
        no_carrier_ends_call: Of the dialect.
    """

    def __init__(
        self,
        *,
        machine: StateMachine,
        publish: Callable[[ModemEvent], None],
        now: Callable[[], float],
        later: Callable[[float, Callable[[], None]], Timer],
        doubt: Callable[[], None],
        no_carrier_ends_call: bool,
    ) -> None:
        self._machine = machine
        self._publish = publish
        self._now = now
        self._later = later
        self._doubt = doubt
        self._no_carrier_ends_call = no_carrier_ends_call
        self._call: _Call | None = None
        self._timers: dict[str, Timer] = {}
        self._ended_at = float("-inf")
        self._ended_number: str | None = None
        self._rang_into_dialing: tuple[float, str | None] | None = None
        """When somebody last rang while we were dialling, and the number, if it was told."""
        self.over = asyncio.Event()
        """Set while there is no call."""
        self.over.set()

    # ------------------------------------------------------------------ what the modem said

    def ring(self) -> None:
        """RING or +CRING."""
        if self._machine.state is ModemState.DIALING:
            before = self._rang_into_dialing
            self._rang_into_dialing = (self._now(), before[1] if before else None)
        if self._machine.state is ModemState.REGISTERING:
            self._machine.move(ModemState.READY)
        if self._machine.state is ModemState.READY:
            self._start(ModemState.RINGING, _Call(incoming=True))
            self._set_timer("merge", MERGE_S, self._announce)
        if self._machine.state is ModemState.RINGING:
            self._expect_another_ring()

    def caller(self, number: str | None) -> None:
        """+CLIP, or a number in +CLCC."""
        call = self._call
        if self._machine.state is ModemState.DIALING and self._rang_into_dialing is not None:
            self._rang_into_dialing = (self._rang_into_dialing[0], number)
        if call is None or not call.incoming:
            return
        if not call.announced:
            call.number = number
            self._announce()
        elif number is not None and call.number is None:
            call.number = number
            self._publish(CallerIdentified(at=self._now(), number=number))

    def listed(self, entry: CallListed) -> None:
        """+CLCC, unasked."""
        if not entry.voice or entry.status in {_WAITING, _HELD}:
            return
        if entry.status == _INCOMING:
            self.ring()
            if entry.number is not None:
                self.caller(entry.number)
        call = self._call
        if call is None or (entry.status == _INCOMING and not call.incoming):
            return
        if entry.status == _DISCONNECTED:
            # Another index is a second caller's, who gave up waiting; no index, the last call's.
            if call.index == entry.index or (call.index is None and not self._trails()):
                self._set_timer("release", RELEASE_S, self.vanished)
            return
        call.index = entry.index if call.index is None else call.index
        if entry.status == _ALERTING and not call.incoming and not call.alerted:
            call.alerted = True
            self._publish(Alerted(at=self._now()))
        if entry.status == _ACTIVE and (call.answering or not call.incoming):
            self.connected()

    def connected(self) -> None:
        """VOICE CALL: BEGIN, or what else means that both sides hear each other."""
        call = self._call
        if call is None or self._machine.state not in {ModemState.RINGING, ModemState.DIALING}:
            return
        if call.incoming and not call.announced:
            self._announce()
        self._stop_timers()
        self._rang_into_dialing = None
        self._machine.move(ModemState.IN_CALL)
        self._publish(CallBegan(at=self._now(), incoming=call.incoming))

    def ended(self, duration_s: int | None = None) -> None:
        """VOICE CALL: END, or what else means that the call is over."""
        call = self._call
        if call is None:
            return
        state = self._machine.state
        if self._trails() and state in {ModemState.RINGING, ModemState.DIALING}:
            self._doubt()
        elif state is ModemState.RINGING:
            self._miss(call.number)
        elif state is ModemState.DIALING:
            self._end(None, EndCause.NO_CARRIER)
        else:
            self._end(duration_s, call.our_end or EndCause.REMOTE)

    def finished(self, kind: FinalKind) -> None:
        """NO CARRIER, BUSY, NO ANSWER or NO DIALTONE, unasked."""
        state = self._machine.state
        if self._trails():
            if state in {ModemState.RINGING, ModemState.DIALING, ModemState.IN_CALL}:
                self._doubt()
        elif state is ModemState.DIALING:
            self._end(None, _DIAL_ENDINGS[kind])
        elif kind is not FinalKind.NO_CARRIER:
            return
        elif state is ModemState.RINGING or self._no_carrier_ends_call:
            self.ended()
        elif state is ModemState.IN_CALL:
            self._doubt()

    def missed(self, number: str | None) -> None:
        """MISSED_CALL."""
        self._rang_into_dialing = None
        call, state = self._call, self._machine.state
        if call is not None and state is ModemState.RINGING:
            if self._trails():
                # Who rings within a second of another's end may give up within it, too.
                self._doubt()
            else:
                self._miss(number or call.number)
        elif call is not None and call.our_end is EndCause.REJECTED:
            self._end(None, EndCause.REJECTED)
        elif call is not None or not self._trails() or self._is_another(number):
            self._publish(MissedCall(at=self._now(), number=number))

    def vanished(self) -> None:
        """The call is in no list any more, or has stopped ringing; no line said so."""
        self._ended_at = float("-inf")  # and no line can be a trail of the call before
        self.ended()

    def lost(self) -> None:
        """The port is gone, and the call with it."""
        call, self._call = self._call, None
        state = self._machine.state
        self._stop_timers()
        self.over.set()
        if state is not ModemState.ABSENT:
            self._machine.move(ModemState.ABSENT)
        if call is None:
            return
        if state is ModemState.RINGING:
            self._publish_rang(call)
            self._publish(MissedCall(at=self._now(), number=call.number))
        else:
            self._publish(CallEnded(at=self._now(), duration_s=None, cause=EndCause.PORT_LOST))

    # ------------------------------------------------------------------ what we do

    @property
    def trail_s(self) -> float:
        """For how long a line that means an end may still belong to the call before, s."""
        return max(0.0, self._ended_at + TRAIL_S - self._now())

    @property
    def can_be_answered(self) -> bool:
        """Whether it rings and nobody is answering already."""
        ringing = self._machine.state is ModemState.RINGING
        return ringing and self._call is not None and not self._call.answering

    def answering(self) -> None:
        """ATA is being written: only its result tells from now on whether it still rings."""
        assert self._call is not None
        self._call.answering = True
        self._stop_timer("silence")

    def answer_failed(self) -> None:
        """ATA was refused or had no answer; it may ring on."""
        if self._call is not None and self._machine.state is ModemState.RINGING:
            self._call.answering = False
            self._expect_another_ring()

    def dialing(self, number: str) -> None:
        """ATD is being written."""
        self._rang_into_dialing = None
        self._start(ModemState.DIALING, _Call(incoming=False, number=number))

    def dial_ended(self, kind: FinalKind) -> None:
        """ATD itself ended with BUSY, NO CARRIER, NO ANSWER or NO DIALTONE."""
        if self._machine.state is ModemState.DIALING:
            self._end(None, _DIAL_ENDINGS[kind])

    def dial_refused(self, cause: EndCause) -> None:
        """ATD had no success of any kind."""
        if self._machine.state is ModemState.DIALING:
            self._end(None, cause)

    def hanging_up(self, cause: EndCause | None = None) -> None:
        """The end is being asked for; `cause` where it is no wish of ours."""
        call = self._call
        assert call is not None
        ringing = self._machine.state is ModemState.RINGING
        call.our_end = cause or (EndCause.REJECTED if ringing else EndCause.LOCAL)
        self._stop_timers()
        if ringing:
            self._publish_rang(call)
        self._machine.move(ModemState.ENDING)

    # ------------------------------------------------------------------ the rest

    def _start(self, state: ModemState, call: _Call) -> None:
        self._machine.move(state)
        self._call = call
        self.over.clear()

    def _announce(self) -> None:
        self._stop_timer("merge")
        if self._call is not None:
            self._publish_rang(self._call)

    def _publish_rang(self, call: _Call) -> None:
        if call.announced:
            return
        call.announced = True
        self._publish(Rang(at=self._now(), number=call.number, withheld=call.number is None))

    def _miss(self, number: str | None) -> None:
        assert self._call is not None
        self._call.number = self._call.number or number
        self._publish_rang(self._call)
        self._close(MissedCall(at=self._now(), number=number))

    def _end(self, duration_s: int | None, cause: EndCause) -> None:
        self._close(CallEnded(at=self._now(), duration_s=duration_s, cause=cause))

    def _close(self, event: MissedCall | CallEnded) -> None:
        """Leave the call. The state is the new one already when the event is told."""
        self._stop_timers()
        self._ended_number = None if self._call is None else self._call.number
        self._call = None
        self._ended_at = self._now()
        self.over.set()
        self._machine.move(ModemState.READY)
        self._publish(event)
        self._take_up_who_rang()

    def _take_up_who_rang(self) -> None:
        """The modem would not dial because somebody rings: the next RING is seconds away."""
        rang, self._rang_into_dialing = self._rang_into_dialing, None
        if rang is None or self._now() - rang[0] >= RING_GAP_S:
            return
        self.ring()
        if rang[1] is not None:
            self.caller(rang[1])

    def _expect_another_ring(self) -> None:
        if self._call is not None and not self._call.answering:
            self._set_timer("silence", RING_GAP_S, self.vanished)

    def _is_another(self, number: str | None) -> bool:
        """Than the caller whose call is over: who rang while nobody could listen to the rings."""
        return None not in (number, self._ended_number) and number != self._ended_number

    def _trails(self) -> bool:
        """Whether a line that means an end may still belong to the call before."""
        return self.trail_s > 0

    def _set_timer(self, name: str, delay_s: float, then: Callable[[], None]) -> None:
        self._stop_timer(name)
        self._timers[name] = self._later(delay_s, then)

    def _stop_timer(self, name: str) -> None:
        timer = self._timers.pop(name, None)
        if timer is not None:
            timer.cancel()

    def _stop_timers(self) -> None:
        for name in list(self._timers):
            self._stop_timer(name)
