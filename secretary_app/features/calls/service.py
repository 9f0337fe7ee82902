"""Takes the calls of one line: from a ring to the closed record, one after another."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from engines.wire import WireError
from hardware.line import reports
from hardware.line.client import LineClient
from hardware.line.dial_reports import DialFailed, Dialling
from hardware.modem.state import ModemState
from secretary_app.features.calls.calling import Begun, Dialled, Outgoing
from secretary_app.features.calls.ending import (
    BROKEN_CAUSES,
    FAULT,
    LOST_LINE,
    MISSED,
    STOPPED,
    CallEnds,
)
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.inheritance import Inheritance
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.opening import open_call
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.reopening import reopen_call, ring_on
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

RING_EVERY_S = 5.0
"""Networks ring every five seconds; so long is «one ring» where more than one is to be awaited."""

GIVE_UP_S = 40.0
"""Eight rings: who has the telephone at hand has taken it by then, and a mailbox often comes next.
"""

HANG_UP_LIMIT_S = 2.0
"""For the line to end a call and close its recording when the program stops."""


@dataclass(slots=True, kw_only=True)
class _Ours:
    """A call of ours."""

    call: LiveCall
    dialled: asyncio.Future[Dialled]
    connected: bool = False
    """From here on it is the call of the line."""


class CallService:
    """The user of one line (``lines.LineUser``)."""

    def __init__(self, *, setup: CallSetup, line_id: str, tasks: TaskOwner) -> None:
        """``setup`` is what calls are made with; ``tasks`` lives as long as the line is used.

        Raises UserFacing errors when the owner chose an assistant that does not exist.
        """
        self._setup = setup
        self._line_id = line_id
        self._tasks = tasks
        self._ready = Readiness(setup=setup)
        self._line: LineClient | None = None
        self._call: LiveCall | None = None
        self._ours: _Ours | None = None
        """The call that we make, from its number to its closed record."""
        self._free = asyncio.Event()
        """Set while there is no call."""
        self._ends = CallEnds(setup=setup, line_id=line_id)
        self._stopping: str | None = None
        """Why the present call is being ended by us."""
        self._state: str | None = None
        """The line's, as it told it last."""
        self._before = Inheritance(setup=setup, line_id=line_id, tasks=tasks)

    async def prepare(self) -> None:
        """Render what is said before any engine could answer, and keep it so. Raises WireError."""
        await self._ready.prepare()
        self._tasks.start(self._ready.keep(), name="readiness")

    async def connected(self, line: LineClient) -> None:
        """A line process is there: new, again, or still, with a call of a program that died."""
        await self._before.look(line.hello)
        if line.hello.busy:
            # The caller waits: what the line was given by the program before us has to do.
            self._line = line
            self._tasks.start(self._load(line), name="prepared speech")
            if line.hello.call_id is not None:
                asking = self._before.ask_for(line.hello.call_id, line)
                self._tasks.start(asking, name="orphaned call")
            return
        await self._before.close()
        await self._ready.connected(line)
        self._line = line

    async def receive(self, message: reports.Report) -> None:
        """The next message of the line. A fault in one call ends that call and nothing else."""
        if isinstance(message, reports.LineState):
            self._state = message.state
        try:
            self._take(message)
        except Exception:
            if self._call is None:
                raise
            await self._give_up(self._call)
            if isinstance(message, reports.CallEnded):
                self._end(FAULT)

    async def lost(self, reason: str) -> None:
        """The line process is gone: the call that was on it is closed truthfully."""
        _LOG.info("the line is lost in service: %s", reason)
        self._line = self._state = None
        self._ready.lost()
        self._end(LOST_LINE)
        await self._before.close()

    async def close(self) -> None:
        """The program stops: a running call is hung up and its record closed."""
        if (self._call is not None or self._ours is not None) and self._line is not None:
            self._stopping = STOPPED
            await self._hang_up(self._line)
        self._end(STOPPED)
        await self._ends.written()

    async def until_free(self) -> None:
        """Wait for the end of the call that is on, where one is."""
        if self._call is not None or self._ours is not None:
            await self._free.wait()

    @property
    def line_id(self) -> str:
        """Which line this is."""
        return self._line_id

    @property
    def line(self) -> LineClient | None:
        """Its process; None while there is none."""
        return self._line

    @property
    def calls(self) -> tuple[LiveCall, ...]:
        """What rings, is on, or is being made now."""
        ours = None if self._ours is None else self._ours.call
        return tuple(call for call in dict.fromkeys((self._call, ours)) if call is not None)

    @property
    def busy(self) -> bool:
        """Whether a call is on, rings, or is being made; or there is no line."""
        ours = self._call is not None or self._ours is not None
        return ours or self._line is None or self._before.goes_on

    @property
    def ready(self) -> bool:
        """Whether somebody could be called now."""
        return not self.busy and self._state == ModemState.READY

    def begin(self, outgoing: Outgoing) -> Begun:
        """Call somebody, and talk. Raises CannotDial where it cannot even be begun."""
        if self._line is None or self._stopping == STOPPED:
            raise CannotDial(reason=LOST_LINE)
        if self.busy:
            raise CannotDial(reason="taken")
        number = outgoing.number
        call = open_call(
            number.e164,
            setup=self._setup,
            ready=self._ready,
            line_id=self._line_id,
            line=self._line,
            outgoing=outgoing,
        )
        ours = _Ours(call=call, dialled=asyncio.get_running_loop().create_future())
        self._ours, self._stopping = ours, None
        self._free.clear()
        call.dial(number, give_up_s=GIVE_UP_S)
        # Who waits for it may go away meanwhile.
        return Begun(call_id=call.call_id, over=asyncio.shield(ours.dialled))

    def talk(self, language: str | None = None) -> bool:
        """Somebody sits at the line's own microphone: taken at once, without a ring.

        In ``language``, where they have chosen one. False where that cannot be: a talk is going on,
        or there is no line.
        """
        if self.busy or self._line is None or self._stopping == STOPPED:
            return False
        call = open_call(
            None,
            setup=self._setup,
            ready=self._ready,
            line_id=self._line_id,
            line=self._line,
            language=language,
        )
        self._take_up(call, None, withheld=True, after_s=0.0)
        return True

    def _take(self, message: reports.Report) -> None:
        ours = self._ours
        match message:
            case reports.CallHanded():
                self._go_on(message)
            case reports.CallEnded() | DialFailed() if self._call is None and ours is None:
                self._before.over()
            case Dialling() if ours is not None:
                ours.call.receive(message)
            case DialFailed(cause=cause) if ours is not None and not ours.connected:
                self._end_ours(ours, cause)
            case reports.Ringing():
                self._ring(message)
            case reports.MissedCall(number=number):
                self._miss(number)
            case reports.CallBegan() if ours is not None and self._call is None:
                self._call, ours.connected = ours.call, True
                self._call.receive(message)
            case _ if self._call is not None:
                self._call.receive(message)
                self._screen_late(self._call, message)
                if isinstance(message, reports.CallEnded):
                    self._end(self._stopping or message.cause)
            case reports.Failed(code=code, text=text):
                _LOG.info("the line failed outside a call: %s (%s)", code, text)
            case _:
                pass

    async def _load(self, line: LineClient) -> None:
        try:
            await self._ready.connected(line)
        except WireError as error:
            _LOG.warning("the line is gone before it had what is prepared: %s", error)

    def _go_on(self, handed: reports.CallHanded) -> None:
        left = self._before.handed(at_ms=handed.at_ms)
        if left is None or self._line is None:
            return
        self._free.clear()
        self._call = reopen_call(left, setup=self._setup, ready=self._ready, line=self._line)
        self._call.resume(
            handed,
            answered_at=left.record.answered_at,
            turns=left.turns,
            recording=left.recording,
        )

    def _ring(self, ringing: reports.Ringing) -> None:
        if self._call is not None or self._line is None or self._stopping == STOPPED:
            return
        number, after_s = ringing.number, RING_EVERY_S * (self._setup.rings() - 1)
        left = self._before.rings(since=ringing.at)
        if left is None:
            call = open_call(
                number, setup=self._setup, ready=self._ready, line_id=self._line_id, line=self._line
            )
        else:
            call = ring_on(left, setup=self._setup, ready=self._ready, line=self._line)
            waited_s = (self._setup.clock.now() - left.record.rang_at).total_seconds()
            after_s = max(0.0, after_s - waited_s)
        self._take_up(call, number, withheld=ringing.withheld, after_s=after_s)
        if number is not None and left is not None and left.record.number is None:
            call.connecting.number_told(number)

    def _take_up(
        self, call: LiveCall, number: str | None, *, withheld: bool, after_s: float
    ) -> None:
        self._stopping = None
        self._free.clear()
        self._call = call
        call.rang(withheld=withheld)
        verdict = self._setup.screening.verdict(number, withheld=withheld)
        if verdict is not None:
            call.connecting.turn_away(verdict)
        else:
            call.connecting.answer(after_s=after_s, person_s=self._setup.person_s())

    def _screen_late(self, call: LiveCall, message: reports.Report) -> None:
        """Networks may tell the number only with the second ring."""
        if isinstance(message, reports.CallerId) and not (call.answered or call.connecting.refused):
            verdict = self._setup.screening.verdict(message.number, withheld=False)
            if verdict is not None:
                call.connecting.turn_away(verdict)

    def _miss(self, number: str | None) -> None:
        """The call that rings is over; or somebody gave up whose ring nobody could take."""
        rings = self._call is not None and not self._call.answered
        if rings or self._before.rang:
            self._before.over()
            self._end(MISSED)
        elif self._line is not None and self._stopping != STOPPED:
            missed = open_call(
                number, setup=self._setup, ready=self._ready, line_id=self._line_id, line=self._line
            )
            missed.rang(withheld=number is None)
            self._ends.end_missed(missed)

    async def _give_up(self, call: LiveCall) -> None:
        """The line still tells the end of the call and of its recording."""
        if self._stopping == FAULT:
            return
        _LOG.exception("call %s is ended by a fault of ours", call.call_id)
        self._stopping = FAULT
        call.give_up()
        if self._line is not None:
            await self._line.hang_up()

    def _end(self, cause: str) -> None:
        call, self._call = self._call, None
        ours = self._ours
        if ours is not None and (call is ours.call or cause in BROKEN_CAUSES):
            self._end_ours(ours, cause)
        if call is not None and (ours is None or call is not ours.call):
            self._ends.end(call, cause)
        self._look_whether_free()

    def _end_ours(self, ours: _Ours, cause: str) -> None:
        self._ours = None
        self._ends.end_ours(ours.call, self._stopping or cause, ours.dialled)
        self._look_whether_free()

    def _look_whether_free(self) -> None:
        if self._call is None and self._ours is None:
            self._free.set()

    async def _hang_up(self, line: LineClient) -> None:
        """The line tells everything of the call, its recording too, before it tells the end."""
        try:
            await line.hang_up()
            async with asyncio.timeout(HANG_UP_LIMIT_S):
                await self._free.wait()
        except (WireError, TimeoutError) as error:
            _LOG.warning("a call could not be ended in order: %r", error)
