"""The queue of promised calls: who is called next, and what came of it for the promise."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from secretary_app.features.calls.callbacks import settings as chosen
from secretary_app.features.calls.callbacks.making import ACTOR, BegunCall, PromisedCalls
from secretary_app.features.calls.callbacks.schedule import (
    Rules,
    Try,
    exhausted,
    fixed_hours,
    next_try,
    opening_hours,
)
from secretary_app.features.calls.callbacks.tries import CallbackTries
from secretary_app.features.calls.calling import Begun, Dialled
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.events import CallEnded
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.party import callable_number
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.rights import DIAL, VIEW_CALLS
from secretary_app.features.knowledge.events import KnowledgeChanged
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.features.promises.errors import PromiseMoveRefused
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import Promise, PromiseKind, WhyFailed
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.auth.acting import acting_as, needs
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.settings import SettingChanged, Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LONGEST_REST_S = 60.0
"""A machine that slept, or whose clock was set, is noticed by then."""

SOON = timedelta(hours=1)
"""Who is called now is told at once what they would be called for within it."""

CALLER = "caller"
"""Who kept it by calling in."""

WAKING = (SettingChanged, KnowledgeChanged, PromiseMade, PromiseMoved, CallEnded, LineStateChanged)


class WrittenAnswers(Protocol):
    """How what was found out is told without a call. Both say whether it is on its way."""

    async def at_their_door(self, promise: Promise) -> bool:
        """Where they asked for it in writing."""

    async def by_text(self, promise: Promise) -> bool:
        """To their telephone."""


class CallbackQueue:
    """Makes promised calls on every line that is free, one on each.

    What was found out is told in writing where it must.
    """

    def __init__(
        self,
        *,
        promises: PromiseService,
        tries: CallbackTries,
        calls: PromisedCalls,
        written: WrittenAnswers,
        records: CallRecords,
        knowledge: KnowledgeService,
        settings: Settings,
        bus: EventBus,
        clock: Clock,
    ) -> None:
        self._promises = promises
        self._tries = tries
        self._calls = calls
        self._written = written
        self._records = records
        self._knowledge = knowledge
        self._settings = settings
        self._bus = bus
        self._clock = clock
        self._news = asyncio.Event()
        self._ended: list[str] = []
        """Calls that are over and were not looked at yet."""
        self._calling: TaskOwner | None = None
        """Of the calls that are being made, while it runs."""

    @needs(DIAL)
    async def run(self) -> None:
        """Work until cancelled. What cannot be read or stored is tried again."""
        unsubscribe = [self._bus.subscribe(kind, self._wake) for kind in WAKING]
        try:
            async with TaskOwner(name="callbacks") as calling:
                self._calling = calling
                while True:
                    self._news.clear()
                    try:
                        await self._step(calling)
                    except SecretaryError:
                        _LOG.exception("the queue of promised calls waits")
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(LONGEST_REST_S):
                            await self._news.wait()
        finally:
            self._calling = None
            for stop in unsubscribe:
                stop()

    @needs(DIAL, about="promise.id")
    async def begin(self, promise: Promise) -> Begun:
        """Keep this promise now, whatever the hours, and return while the call is being made.

        The try is counted first. Raises CannotDial, also of a promise without a number, or to find
        out what nobody has found out yet; one that is no number raises BadPhoneNumber.
        """
        self._calls.number_of(promise)
        calling = self._calling
        if calling is None:
            raise CannotDial(reason="not-served")
        begun = await self._calls.begin(promise, await self._along(promise))
        call = await self._calls.dial(begun)
        # Whoever wanted it may be gone before it is over, or may not close promises.
        with acting_as(SYSTEM):
            over = calling.start(self._followed(begun, call), name=promise.id)
        return Begun(call_id=call.call_id, over=asyncio.shield(over))

    @needs(VIEW_CALLS, about="promise.id")
    async def tries_of(self, promise: Promise) -> int:
        """How often the person was called for it."""
        return sum(each.counts for each in await self._tries_for(promise))

    def _wake(self, event: object) -> None:
        if isinstance(event, CallEnded) and event.outcome is CallOutcome.ANSWERED:
            self._ended.append(event.call_id)
        self._news.set()

    async def _step(self, calling: TaskOwner) -> None:
        """Look at what is owed; what can be done about it now is begun."""
        ended, self._ended = self._ended, []
        for found in await self._promises.list_open():
            if found.answer and not self._calls.calls(found):
                await self._tell_in_writing(found)
        if not self._settings.get(chosen.AUTOMATIC):
            return
        owed = [
            each for each in await self._promises.list_open() if _is_call(each) and not each.answer
        ]
        for call_id in ended:
            await self._called_in(await self._records.find(call_id), owed)
        for promise in await self._promises.list_open():
            if not _is_call(promise):
                continue
            if callable_number(promise.number) is None:
                await self._give_up(promise, WhyFailed.BAD_NUMBER)
            elif self._calls.free_lines and await self._is_due(promise):
                with contextlib.suppress(CannotDial):  # a person was first
                    begun = await self._calls.begin(promise, await self._along(promise))
                    calling.start(self._call(begun), name=promise.id)

    async def _along(self, promise: Promise) -> list[Promise]:
        """What else the same person is to hear at the same telephone, now or soon."""
        soon = self._clock.now() + SOON
        return [
            each
            for each in await self._promises.list_open()
            if each.id != promise.id
            and each.number == promise.number
            and _is_call(each)
            and each.ready_at <= soon
            and _may_be_one(each.person_id, promise.person_id)
            and not exhausted(await self._tries_for(each), self._rules())
        ]

    async def _call(self, begun: BegunCall) -> None:
        try:
            await self._followed(begun, await self._calls.dial(begun))
        except CannotDial:
            _LOG.info("the promised call %s has to wait: the line is taken", _names(begun))
        except SecretaryError:
            _LOG.exception("what came of the promised call %s is not stored", _names(begun))

    async def _followed(self, begun: BegunCall, call: Begun) -> Dialled:
        try:
            return await self._calls.follow(begun, call)
        finally:
            # There is a line again, and this telephone may be rung for another promise.
            self._news.set()

    async def _tell_in_writing(self, promise: Promise) -> None:
        """What was found out, where they wrote to us, or where they will not be called.

        What reaches them neither way waits for a person to call, and has failed where nobody can.
        """
        if await self._written.at_their_door(promise):
            await self._keep(promise, actor=ACTOR)
            return
        tries, called = await self._tries_for(promise), False
        if _is_call(promise) and self._settings.get(chosen.AUTOMATIC):
            called = await self._when(promise, tries, self._clock.now()) is not None
        if called:
            return
        if await self._written.by_text(promise):
            await self._keep(promise, actor=ACTOR)
        elif callable_number(promise.number) is None:
            await self._give_up(promise, WhyFailed.NOWHERE)
        elif why := exhausted(tries, self._rules()):
            await self._give_up(promise, why)

    async def _is_due(self, promise: Promise) -> bool:
        """Whether they are to be called now; tried often enough, it is given up."""
        if not await self._calls.may_begin(promise):
            return False
        tries, now = await self._tries_for(promise), self._clock.now()
        if why := exhausted(tries, self._rules()):
            await self._give_up(promise, why)
            return False
        at = await self._when(promise, tries, now)
        return at is not None and at <= now

    async def _when(self, promise: Promise, tries: Sequence[Try], now: datetime) -> datetime | None:
        """They are to be called; None: not any more, or never as things stand."""
        lately = await self._tries.since(now - timedelta(days=2))
        return next_try(
            due_at=promise.ready_at,
            tries=tries,
            dialled=[each.at for each in lately if each.counts],
            rules=self._rules(),
            now=now,
        )

    async def _tries_for(self, promise: Promise) -> list[Try]:
        """To tell what is known now: who was called before an answer was found has not heard it."""
        tries = await self._tries.of_promise(promise.id)
        since = promise.answered_at
        return [each for each in tries if since is None or each.at >= since]

    async def _called_in(self, call: CallRecord, owed: list[Promise]) -> None:
        """Who has talked with us meanwhile needs no call any more."""
        if call.direction is not Direction.INCOMING or not await self._records.turns(call.id):
            return
        for promise in owed:
            theirs = promise.number == call.number or (
                promise.person_id is not None and promise.person_id == call.person_id
            )
            if theirs and promise.call_id != call.id and promise.made_at <= call.rang_at:
                await self._keep(promise, actor=CALLER)

    async def _keep(self, promise: Promise, *, actor: str) -> None:
        with contextlib.suppress(PromiseMoveRefused):  # somebody was first
            await self._promises.fulfil(promise.id, actor=actor)

    async def _give_up(self, promise: Promise, why: WhyFailed) -> None:
        with contextlib.suppress(PromiseMoveRefused):
            await self._promises.fail(promise.id, why=why, actor=ACTOR)

    def _rules(self) -> Rules:
        settings, hours = self._settings, self._knowledge.opening_hours()
        if hours is not None and settings.get(chosen.OPENING_HOURS):
            windows = opening_hours(hours)
        else:
            windows = fixed_hours(settings.get(chosen.FROM_HOUR), settings.get(chosen.UNTIL_HOUR))
        return Rules(
            windows=windows,
            zone=self._knowledge.zone,
            tries=settings.get(chosen.TRIES),
            daily_limit=settings.get(chosen.DAILY_LIMIT),
        )


def _is_call(promise: Promise) -> bool:
    wanted = promise.kind is PromiseKind.CALL_BACK or bool(promise.answer)
    return wanted and promise.number is not None


def _may_be_one(person_id: str | None, other_id: str | None) -> bool:
    """Whether these promises were made to one person, as far as is known."""
    return person_id is None or other_id is None or person_id == other_id


def _names(begun: BegunCall) -> str:
    return ", ".join(each.id for each in begun.promises)
