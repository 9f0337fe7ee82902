"""From the first ring, or the number we call, to a talk: who takes it, and what is waited for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.closing import CallClosing
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.screening import Verdict
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.without_us import WithoutUs
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

PREPARE_LIMIT_S = 1.0
"""To find out who calls, and where to keep the record and the sound; what comes later counts from
then on."""

DECLINED = "declined"
"""The cause of the end of a call that a person refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preparing:
    """What a call wants to know before it begins, and does not wait for."""

    who: asyncio.Task[None]
    record: asyncio.Task[None]
    place: asyncio.Task[None]


class Connecting:
    """Of one call."""

    def __init__(
        self,
        *,
        party: CallParty,
        session: CallSession,
        keeping: SoundKeeping,
        closing: CallClosing,
        report: CallReporter,
        line: CallLine,
        without_us: WithoutUs,
        clock: Clock,
        tasks: TaskOwner,
    ) -> None:
        """``tasks`` end with the call."""
        self._party = party
        self._session = session
        self._keeping = keeping
        self._closing = closing
        self._report = report
        self._line = line
        self._without_us = without_us
        self._clock = clock
        self._tasks = tasks
        self._decision: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        """Who takes the ringing call; None is the assistant."""
        self.ours = False
        """Whether it is we who call."""
        self._ordered = asyncio.Event()
        """Set when the line was told to take the call, or to make it."""
        self.refused: str | None = None
        """Why the ringing call is not taken."""
        self.waits_until: datetime | None = None
        """For a person to decide about the ringing call."""

    def dial(self, number: PhoneNumber, *, give_up_s: float) -> None:
        """Call somebody."""
        self.ours = True
        self._tasks.start(self._dial(number, give_up_s), name="dial")

    async def made(self) -> None:
        """Wait until a call of ours is the line's: before that it would find nothing to end."""
        if self.ours:
            await self._ordered.wait()

    def answer(self, *, after_s: float, person_s: float = 0.0) -> None:
        """Take the call so much later, unless it is over by then.

        ``person_s``: so long it waits besides; all the while a person may decide about it.
        """
        if after_s + person_s > 0:
            self.waits_until = self._clock.now() + timedelta(seconds=after_s + person_s)
            self._report.person_awaited(self.waits_until)
        self._tasks.start(self._answer(after_s + person_s), name="answer")

    def taken_by(self, actor: str | None) -> None:
        """A person takes the ringing call; None: they let the assistant. Raises NotNow."""
        self._need_ringing()
        self._decision.set_result(actor)

    async def decline(self, actor: str) -> None:
        """A person refuses the ringing call. Raises NotNow, LineLost."""
        self._need_ringing()
        self._decision.cancel()
        self.refused = DECLINED
        self._report.declined(actor)
        await self._line.hang_up()

    def turn_away(self, verdict: Verdict) -> None:
        """Nobody takes the ringing call; the record says why."""
        self._decision.cancel()
        self.refused = verdict.reason
        self._tasks.start(self.identify(), name="who")
        if verdict.refuse:
            self._tasks.start(self._refuse(), name="refuse")

    def number_told(self, number: str) -> None:
        """The network told late who calls."""
        self._party.tell_number(number)
        self._tasks.start(self.identify(), name="identify")

    async def identify(self) -> None:
        """Find out who it is."""
        late = self._party.looked_up.is_set()
        await self._party.look_up()
        self._session.caller_is(self._party)
        if late:
            self._report.identified(
                number=self._party.stored_number, person_id=self._party.person_id
            )

    def _need_ringing(self) -> None:
        if self._session.state is CallState.ENDED or self._decision.cancelled():
            raise NotNow(reason="ended")
        if self.ours or self._decision.done():
            raise NotNow(reason="answered")

    async def _refuse(self) -> None:
        with suppress(LineLost):
            await self._line.hang_up()

    async def _answer(self, after_s: float) -> None:
        preparing = self._prepare()
        await asyncio.wait({self._decision}, timeout=after_s)
        if not self._decision.done():
            self._decision.set_result(None)
        actor = self._decision.result()
        self.waits_until = None
        if actor is None:
            await self._begin(preparing, self._session.beginning.answer)
            return
        # Nobody has said that the talk is recorded.
        self._keeping.unannounced()
        await self._begin(preparing, lambda: self._session.beginning.answer_for(actor))

    async def _dial(self, number: PhoneNumber, give_up_s: float) -> None:
        await self._begin(
            self._prepare(), lambda: self._line.dial(number.e164, give_up_s=give_up_s)
        )

    def _prepare(self) -> _Preparing:
        """In the call's own tasks: what is not there in time goes on and counts when it is."""
        return _Preparing(
            who=self._tasks.start(self.identify(), name="who"),
            record=self._tasks.start(self._closing.begun(), name="record"),
            place=self._tasks.start(
                self._keeping.prepare(number=self._party.stored_number), name="recording"
            ),
        )

    async def _begin(self, preparing: _Preparing, order: Callable[[], Awaitable[None]]) -> None:
        known = {preparing.who, preparing.record, preparing.place}
        await asyncio.wait(known, timeout=PREPARE_LIMIT_S)
        try:
            try:
                await order()
            finally:
                self._ordered.set()
            self._without_us.tell(self._session.language)
            await asyncio.wait({preparing.place})
            await self._keeping.start()
        except LineLost:
            _LOG.info("call %s did not begin: the line is gone", self._report.call_id)
