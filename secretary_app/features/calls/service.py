"""Takes the calls of one line: from a ring to the closed record, one after another."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from engines.wire import WireError
from hardware.line import reports
from hardware.line.client import LineClient
from secretary_app.features.calls.cut_off import promise_to_call_back
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.opening import open_call
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

RING_EVERY_S = 5.0
"""Networks ring every five seconds; so long is «one ring» where more than one is to be awaited."""

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
        self._free = asyncio.Event()
        """Set while there is no call."""
        self._closing: set[asyncio.Task[None]] = set()
        self._stopping: str | None = None
        """Why the present call is being ended by us."""

    async def prepare(self) -> None:
        """Render what is said before any engine could answer, and keep it so. Raises WireError."""
        await self._ready.prepare()
        self._tasks.start(self._ready.keep(), name="readiness")

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again."""
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
        self._end(LOST_LINE)

    async def close(self) -> None:
        """The program stops: a running call is hung up and its record closed."""
        if self._call is not None and self._line is not None:
            self._stopping = STOPPED
            await self._hang_up(self._line)
        self._end(STOPPED)
        if self._closing:
            await asyncio.wait(self._closing)

    def talk(self) -> bool:
        """Somebody sits at the line's own microphone: taken at once, without a ring.

        False where that cannot be: a talk is going on, or there is no line.
        """
        if self._call is not None or self._line is None or self._stopping == STOPPED:
            return False
        self._ring(None, withheld=True, after_s=0.0)
        return True

    def _take(self, message: reports.Report) -> None:
        match message:
            case reports.Ringing(number=number, withheld=withheld):
                after_s = RING_EVERY_S * (self._setup.rings() - 1)
                self._ring(number, withheld=withheld, after_s=after_s)
            case reports.MissedCall():
                self._end(MISSED)
            case _ if self._call is not None:
                self._call.receive(message)
                if isinstance(message, reports.CallEnded):
                    self._end(self._stopping or message.cause)
            case reports.Failed(code=code, text=text):
                _LOG.info("the line failed outside a call: %s (%s)", code, text)
            case _:
                pass

    def _ring(self, number: str | None, *, withheld: bool, after_s: float) -> None:
        if self._call is not None or self._line is None or self._stopping == STOPPED:
            return
        self._stopping = None
        self._free.clear()
        self._call = open_call(
            number, setup=self._setup, ready=self._ready, line_id=self._line_id, line=self._line
        )
        self._call.rang(withheld=withheld)
        self._call.answer(after_s=after_s)

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
        self._free.set()
        if call is None:
            return
        closing = asyncio.create_task(
            self._close(call, cause, ended_at=self._setup.clock.now()), name=f"close-{call.call_id}"
        )
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, call: LiveCall, cause: str, *, ended_at: datetime) -> None:
        if cause in CUT_CAUSES and call.answered:
            try:
                await promise_to_call_back(
                    call, promises=self._setup.promises, clock=self._setup.clock
                )
            except SecretaryError:
                _LOG.exception("no call back could be promised for call %s", call.call_id)
        await call.close(cause=cause, broken=cause in BROKEN_CAUSES, ended_at=ended_at)

    async def _hang_up(self, line: LineClient) -> None:
        """The line tells everything of the call, its recording too, before it tells the end."""
        try:
            await line.hang_up()
            async with asyncio.timeout(HANG_UP_LIMIT_S):
                await self._free.wait()
        except (WireError, TimeoutError) as error:
            _LOG.warning("a call could not be ended in order: %r", error)
