"""Takes the calls of one line: from a ring to the closed record, one after another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime

from engines.wire import WireError
from hardware.line import reports
from hardware.line.client import LineClient
from hardware.line.dial_reports import DialFailed, Dialling
from secretary_app.features.calls.calling import Begun, Dialled, Outgoing
from secretary_app.features.calls.cut_off import CutOff, promise_to_call_back
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallRecord
from secretary_app.features.calls.opening import OrphanedCall, open_call, orphaned, reopen_call
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

RING_EVERY_S = 5.0
"""Networks ring every five seconds; so long is «one ring» where more than one is to be awaited."""

GIVE_UP_S = 40.0
"""Eight rings: who has the telephone at hand has taken it by then, and a mailbox often comes next.
"""

HANG_UP_LIMIT_S = 2.0
"""For the line to end a call and close its recording when the program stops."""

LOST_LINE = "line-lost"
MISSED = "missed"
STOPPED = "app-stopped"
FAULT = "fault"
PORT_LOST = "port-lost"

BROKEN_CAUSES = frozenset({LOST_LINE, STOPPED, FAULT, PORT_LOST})
"""Causes of an end that neither side wanted."""

CUT_CAUSES = frozenset({LOST_LINE, PORT_LOST})
"""Among them: the line went away under a caller, who is owed a call back."""


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
        self._closing: set[asyncio.Task[None]] = set()
        self._stopping: str | None = None
        """Why the present call is being ended by us."""
        self._left: list[CallRecord] | None = None
        """Left open by the program before us, and closed when the line has no call of its."""
        self._orphan: OrphanedCall | None = None
        """Its call that is on, asked for from the line."""

    async def prepare(self) -> None:
        """Render what is said before any engine could answer, and keep it so. Raises WireError."""
        await self._ready.prepare()
        self._tasks.start(self._ready.keep(), name="readiness")

    async def connected(self, line: LineClient) -> None:
        """A line process is there: new, again, or still, with a call of a program that died."""
        if self._left is None:
            self._left = await self._setup.left.of_line(self._line_id)
        if line.hello.busy:
            # The caller waits: what the line was given by the program before us has to do.
            self._line = line
            self._tasks.start(self._load(line), name="prepared speech")
            if line.hello.call_id is not None:
                self._tasks.start(self._ask_for(line.hello.call_id, line), name="orphaned call")
            return
        await self._close_left()
        await self._ready.connected(line)
        self._line = line

    async def receive(self, message: reports.Report) -> None:
        """The next message of the line. A fault in one call ends that call and nothing else."""
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
        self._line = None
        self._ready.lost()
        self._orphan = None
        self._end(LOST_LINE)
        await self._close_left()

    async def close(self) -> None:
        """The program stops: a running call is hung up and its record closed."""
        if (self._call is not None or self._ours is not None) and self._line is not None:
            self._stopping = STOPPED
            await self._hang_up(self._line)
        self._end(STOPPED)
        if self._closing:
            await asyncio.wait(self._closing)

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
        return self._call is not None or self._ours is not None or self._line is None

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
        if self._call is not None or self._line is None or self._stopping == STOPPED:
            return False
        self._ring(None, withheld=True, after_s=0.0, language=language)
        return True

    def _take(self, message: reports.Report) -> None:
        ours = self._ours
        match message:
            case reports.CallHanded() if self._orphan is not None:
                self._go_on(self._orphan, message)
            case reports.CallEnded() if self._call is None and self._left:
                self._orphan = None
                self._tasks.start(self._close_left(), name="left open")
            case Dialling() if ours is not None:
                ours.call.receive(message)
            case DialFailed(cause=cause) if ours is not None and not ours.connected:
                self._end_ours(ours, cause)
            case reports.Ringing(number=number, withheld=withheld):
                if self._line is not None and self._line.hello.call_id is None:
                    # Who rings is no call of before: that one is over.
                    self._tasks.start(self._close_left(), name="left open")
                after_s = RING_EVERY_S * (self._setup.rings() - 1)
                self._ring(number, withheld=withheld, after_s=after_s)
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

    async def _ask_for(self, call_id: str, line: LineClient) -> None:
        """Once there is a voice to go on with; the line speaks to the caller until then."""
        record = next((each for each in self._left or () if each.id == call_id), None)
        if record is None:
            _LOG.warning("the line has call %s, of which there is no open record", call_id)
            return
        try:
            await self._setup.engines.voice_ready()
            self._orphan = await orphaned(record, setup=self._setup)
            await line.take_call(call_id=call_id)
        except (SecretaryError, WireError):
            _LOG.exception("call %s is not gone on with; the line ends it", call_id)

    def _go_on(self, left: OrphanedCall, handed: reports.CallHanded) -> None:
        self._orphan = None
        if self._line is None:
            return
        self._free.clear()
        self._call = call = reopen_call(left, setup=self._setup, ready=self._ready, line=self._line)
        call.resume(handed, answered_at=left.record.answered_at, turns=left.turns)
        others = [each for each in self._left or () if each.id != call.call_id]
        self._left = []
        self._tasks.start(
            self._setup.left.tell_absence(left.record, until_ms=handed.at_ms), name="absence"
        )
        self._tasks.start(self._setup.left.close(others), name="left open")

    async def _close_left(self) -> None:
        left, self._left = self._left, []
        await self._setup.left.close(left or ())

    def _ring(
        self, number: str | None, *, withheld: bool, after_s: float, language: str | None = None
    ) -> None:
        if self._call is not None or self._line is None or self._stopping == STOPPED:
            return
        self._stopping = None
        self._free.clear()
        self._call = open_call(
            number,
            setup=self._setup,
            ready=self._ready,
            line_id=self._line_id,
            line=self._line,
            language=language,
        )
        self._call.rang(withheld=withheld)
        verdict = self._setup.screening.verdict(number, withheld=withheld)
        if verdict is not None:
            self._call.turn_away(verdict)
        else:
            self._call.answer(after_s=after_s, person_s=self._setup.person_s())

    def _screen_late(self, call: LiveCall, message: reports.Report) -> None:
        """Networks may tell the number only with the second ring."""
        if isinstance(message, reports.CallerId) and not (call.answered or call.refused):
            verdict = self._setup.screening.verdict(message.number, withheld=False)
            if verdict is not None:
                call.turn_away(verdict)

    def _miss(self, number: str | None) -> None:
        """The call that rings is over; or a second caller gave up while another call was on."""
        rings = self._call is not None and not self._call.answered
        if rings or (self._call is None and self._ours is None):
            self._end(MISSED)
        elif self._line is not None:
            missed = open_call(
                number, setup=self._setup, ready=self._ready, line_id=self._line_id, line=self._line
            )
            missed.rang(withheld=number is None)
            self._start_closing(
                self._close_missed(missed, ended_at=self._setup.clock.now()), missed
            )

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
        """The record is closed on the side: the line may ring again meanwhile."""
        call, self._call = self._call, None
        ours = self._ours
        if ours is not None and (call is ours.call or cause in BROKEN_CAUSES):
            self._end_ours(ours, cause)
        if call is not None and (ours is None or call is not ours.call):
            self._start_closing(self._close(call, cause, ended_at=self._setup.clock.now()), call)
        self._look_whether_free()

    def _end_ours(self, ours: _Ours, cause: str) -> None:
        self._ours = None
        closing = self._close_ours(ours, self._stopping or cause, ended_at=self._setup.clock.now())
        self._start_closing(closing, ours.call)
        self._look_whether_free()

    def _look_whether_free(self) -> None:
        if self._call is None and self._ours is None:
            self._free.set()

    def _start_closing(self, work: Coroutine[object, object, None], call: LiveCall) -> None:
        closing = asyncio.create_task(work, name=f"close-{call.call_id}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close_missed(self, call: LiveCall, *, ended_at: datetime) -> None:
        await call.was_missed()
        await call.close(cause=MISSED, broken=False, ended_at=ended_at)
        await self._setup.missed.owed(_cut_off(call), line_id=self._line_id)

    async def _close_ours(self, ours: _Ours, cause: str, *, ended_at: datetime) -> None:
        """Whoever asked for the call learns what came of it, whatever cannot be kept of it."""
        try:
            await self._close(ours.call, cause, ended_at=ended_at)
        finally:
            ours.dialled.set_result(
                Dialled(
                    call_id=ours.call.call_id,
                    cause=cause,
                    connected=ours.call.answered,
                    reached=ours.call.reached,
                )
            )

    async def _close(self, call: LiveCall, cause: str, *, ended_at: datetime) -> None:
        if cause in CUT_CAUSES and call.answered:
            try:
                await promise_to_call_back(
                    _cut_off(call),
                    promises=self._setup.promises,
                    clock=self._setup.clock,
                )
            except SecretaryError:
                _LOG.exception("no call back could be promised for call %s", call.call_id)
        await call.close(cause=cause, broken=cause in BROKEN_CAUSES, ended_at=ended_at)
        if not (call.answered or call.ours or call.refused):
            await self._setup.missed.owed(_cut_off(call), line_id=self._line_id)

    async def _hang_up(self, line: LineClient) -> None:
        """The line tells everything of the call, its recording too, before it tells the end."""
        try:
            await line.hang_up()
            async with asyncio.timeout(HANG_UP_LIMIT_S):
                await self._free.wait()
        except (WireError, TimeoutError) as error:
            _LOG.warning("a call could not be ended in order: %r", error)


def _cut_off(call: LiveCall) -> CutOff:
    return CutOff(
        call_id=call.call_id,
        number=call.party.number,
        person_id=call.party.person_id,
        language=call.language,
    )
