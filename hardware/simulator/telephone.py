"""Calls from both sides: what the network does to them and what the modem is told to do."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from hardware.simulator.calls import (
    CONNECTED,
    PROGRESS,
    RINGING,
    Call,
    CallEvent,
    CallList,
    CallState,
    Direction,
    number_type,
)
from hardware.simulator.config import Clip, DialOutcome
from hardware.simulator.core import Core
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.stamps import Mark

ACTIVE = frozenset({CallState.ACTIVE})
HELD = frozenset({CallState.HELD})
WAITING = frozenset({CallState.WAITING})


@dataclass(frozen=True, slots=True, kw_only=True)
class RingPlan:
    """How one incoming call is announced."""

    clip: Clip
    clip_delay_s: float
    every_s: float


class Telephone:
    """Owns the calls, their ringing and the PCM clock's start and end."""

    def __init__(self, *, core: Core, clock: PcmClock) -> None:
        self._core = core
        self._clock = clock
        self.calls = CallList()
        self._under_way: dict[int, asyncio.Task[None]] = {}

    # ---- the network's side

    def ring(self, number: str | None, plan: RingPlan) -> Call | None:
        """An incoming call begins to ring, or waits behind another; None: the caller hears busy."""
        busy = self.calls.first(CONNECTED | PROGRESS) is not None
        refuses = self._core.setting("+CCWA", 1) == "0"
        if self.calls.first(RINGING) or (busy and refuses):
            return None
        shown = number if plan.clip in (Clip.ON_TIME, Clip.LATE) else None
        state = CallState.WAITING if busy else CallState.INCOMING
        call = self.calls.add(direction=Direction.INCOMING, number=shown, state=state)
        self._tell(call)
        if busy:
            self._announce_waiting(call)
        self._start(call, self._ringing(call, plan))
        return call

    def far_end_hangs_up(self, call: Call, *, by: str = "caller") -> None:
        """The caller, the called one or the network ends `call`."""
        connected = call.state in CONNECTED
        self._end(call, by=by)
        if connected or call.direction is Direction.OUTGOING:
            self._core.urc("NO CARRIER")

    def callee_answers(self, call: Call) -> None:
        """The one we called picks up."""
        self._connect(call)

    # ---- what the modem is told

    async def answer(self) -> bool:
        """ATA. False when nothing rings (any more): NO CARRIER."""
        call = self.calls.first(RINGING)
        if call is None:
            return False
        await asyncio.sleep(self._core.config.answer_ms / 1000)
        if call.state not in RINGING:
            return False
        if active := self.calls.first(ACTIVE):
            self._change(active, CallEvent.HOLD)
        self._connect(call)
        return True

    def dial(self, number: str) -> Call | None:
        """ATD<number>;. None while another call rings or is being dialed."""
        if self.calls.first(RINGING | PROGRESS):
            return None
        if active := self.calls.first(ACTIVE):
            self._change(active, CallEvent.HOLD)
        call = self.calls.add(direction=Direction.OUTGOING, number=number, state=CallState.DIALING)
        self._core.stamp(Mark.DIALED, number=number)
        self._tell(call)
        self._start(call, self._progress(call, self._core.faults.dial_outcome))
        return call

    def hang_up(self) -> None:
        """CHUP: ends what is connected or dialed; where nothing is, refuses what rings."""
        mine = [call for call in self.calls if call.state not in RINGING]
        for call in mine or list(self.calls):
            self._end(call, by="us")

    def hold(self, action: str) -> bool:
        """AT+CHLD: 0 ends held or waiting, 1 ends active and takes the other, 2 swaps."""
        other = self.calls.first(WAITING) or self.calls.first(HELD)
        active = self.calls.first(ACTIVE)
        if other is None and active is None:
            return False
        if action == "0":
            if other:
                self._end(other, by="us")
            return True
        if active:
            if action == "1":
                self._end(active, by="us")
            else:
                self._change(active, CallEvent.HOLD)
        if other and other.state is CallState.HELD:
            self._change(other, CallEvent.RESUME)
        elif other and other.state in RINGING:
            self._connect(other)
        return True

    def drop_all(self) -> None:
        """A reset: calls end without a word."""
        for call in self.calls:
            self._end(call, by="reset", silently=True)

    def sound_flows(self, call: Call) -> None:
        """A Quectel's sound card carries the call from now on."""
        self._clock.open_port(call=call.serial, wide=False, faults=self._core.faults)
        self._core.stamp(Mark.CPCMREG_OK, mode="1")

    # ---- inside

    async def _ringing(self, call: Call, plan: RingPlan) -> None:
        count = 0
        while call.state in RINGING:
            if call.state is CallState.INCOMING:
                count += 1
                crc = self._core.setting("+CRC") == "1"
                self._core.urc("+CRING: VOICE" if crc else "RING")
                self._core.stamp(Mark.RING_SENT, number=call.number, count=count)
                if plan.clip is Clip.LATE:
                    await asyncio.sleep(plan.clip_delay_s)
                if plan.clip is not Clip.NONE and self._core.setting("+CLIP") == "1":
                    self._announce_number(call)
            await asyncio.sleep(plan.every_s)

    def _announce_number(self, call: Call) -> None:
        if call.number is None:
            self._core.urc('+CLIP: "",128,,,,1')
        else:
            self._core.urc(f'+CLIP: "{call.number}",{number_type(call.number)},,,,0')
        self._core.stamp(Mark.CLIP_SENT, number=call.number)

    def _announce_waiting(self, call: Call) -> None:
        if self._core.setting("+CCWA") == "1":
            number = call.number or ""
            kind = number_type(number) if number else 128
            self._core.urc(f'+CCWA: "{number}",{kind},1')

    async def _progress(self, call: Call, outcome: DialOutcome) -> None:
        pause_s = self._core.config.dial_ms / 1000
        await asyncio.sleep(pause_s)
        if outcome is DialOutcome.BUSY:
            self._fail(call, "BUSY")
            return
        if outcome is DialOutcome.NO_CARRIER:
            self._fail(call, "NO CARRIER")
            return
        self._change(call, CallEvent.ALERT)
        self._core.stamp(Mark.ALERTING, number=call.number)
        if outcome is DialOutcome.RINGS:
            return
        await asyncio.sleep(pause_s)
        if outcome is DialOutcome.NO_ANSWER:
            self._fail(call, "NO ANSWER")
        else:
            self._connect(call)

    def _fail(self, call: Call, text: str) -> None:
        self._end(call, by="network")
        self._core.urc(text)

    def _connect(self, call: Call) -> None:
        first = self.calls.first(CONNECTED) is None
        self._stop(call)
        call.apply(CallEvent.CONNECT)
        if first:
            self._clock.call_began()
        self._core.tell(self._core.manners.began())
        self._core.stamp(
            Mark.CALL_BEGAN,
            call=call.serial,
            number=call.number,
            direction=call.direction.name.lower(),
        )
        self._tell(call)
        if self._core.setting("+QPCMV") == "1":
            self.sound_flows(call)

    def _change(self, call: Call, event: CallEvent) -> None:
        call.apply(event)
        self._tell(call)

    def _end(self, call: Call, *, by: str, silently: bool = False) -> None:
        connected, missed = call.connected_at is not None, call.state in RINGING and by != "us"
        call.apply(CallEvent.END)
        self._stop(call)
        if self.calls.first(CONNECTED) is None:
            self._clock.call_ended()
        self._tell(call, silently=silently)
        self.calls.remove(call)
        if not silently:
            manners = self._core.manners
            self._core.tell(manners.ended(call, missed=missed, connected=connected, by=by))
        if missed:
            self._core.stamp(Mark.MISSED, number=call.number)
        self._core.stamp(
            Mark.CALL_ENDED,
            call=call.serial,
            number=call.number,
            by=by,
            duration_s=call.duration_s(),
            connected=connected,
        )
        waiting = self.calls.first(WAITING)
        if waiting and self.calls.first(CONNECTED | PROGRESS) is None:
            self._change(waiting, CallEvent.RING)

    def _tell(self, call: Call, *, silently: bool = False) -> None:
        if not silently:
            self._core.tell(self._core.manners.changed(call, self._core.setting))

    def _start(self, call: Call, work: Coroutine[Any, Any, None]) -> None:
        self._under_way[call.serial] = self._core.task(work, name=f"call {call.serial}")

    def _stop(self, call: Call) -> None:
        task = self._under_way.pop(call.serial, None)
        if task is not None and task is not asyncio.current_task():
            task.cancel()
