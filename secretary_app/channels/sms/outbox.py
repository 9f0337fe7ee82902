"""Messages of ours on their way: what is due, what is being sent, and what became of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from hardware.sms.reading import StatusReport
from secretary_app.channels.sms.events import SmsMoved
from secretary_app.channels.sms.models import (
    Direction,
    DuePart,
    Going,
    PartState,
    Sms,
    SmsState,
)
from secretary_app.channels.sms.repo import SmsRepo
from secretary_app.channels.sms.rights import CARRY_SMS
from secretary_app.channels.sms.verdicts import retry_after
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

DAY = timedelta(hours=24)
REPORTS_COME_WITHIN = timedelta(days=3)
"""Networks keep a message for a telephone that is off so long, or less."""

TAIL_DIGITS = 9
"""By which a report's number is compared: networks leave out the plus or the country."""

NOT_DELIVERED = "not-delivered"

ARRIVED = frozenset({PartState.DELIVERED, PartState.FAILED})
"""Nothing that is told later changes it."""


class Outbox:
    """For the queues of all lines."""

    def __init__(
        self,
        *,
        database: Database,
        events: EventBus,
        clock: Clock,
        lines: Callable[[], Sequence[str]],
    ) -> None:
        """``lines`` by which messages go, the first of them first."""
        self._database = database
        self._events = events
        self._clock = clock
        self._lines = lines

    @needs(CARRY_SMS)
    async def resolve_left_open(self, line_id: str) -> int:
        """After a crash: what was being sent then may have been sent. Returns how many."""
        async with self._database.write() as session:
            repo = SmsRepo(session)
            left = await repo.left_sending(self._going(line_id))
            for sms_id in left:
                await repo.set_state(sms_id, SmsState.UNSURE, error="program-died")
        return len(left)

    @needs(CARRY_SMS)
    async def next_due(
        self, line_id: str, *, daily_limit: int, whole: bool = False
    ) -> DuePart | None:
        """What a line is to send now, if the day's limit, which is for all, allows one more.

        ``whole``: all the parts of a message at once.
        """
        now = self._clock.now()
        async with self._database.read() as session:
            repo = SmsRepo(session)
            due = await repo.next_due(self._going(line_id), now=now, whole=whole)
            if due is not None and await repo.tried_since(now - DAY) >= daily_limit:
                _LOG.warning("the daily limit of messages is reached; the rest waits")
                return None
        return due

    @needs(CARRY_SMS)
    async def next_time(self, line_id: str) -> datetime | None:
        """When a line will have something to send."""
        async with self._database.read() as session:
            return await SmsRepo(session).next_time(self._going(line_id))

    @needs(CARRY_SMS)
    async def sending(self, due: DuePart, *, line_id: str) -> None:
        """Written down before anybody is told."""
        async with self._database.write() as session:
            repo = SmsRepo(session)
            await repo.goes_by(due.sms_id, line_id)
            await repo.set_sending(due, tried_at=self._clock.now())

    @needs(CARRY_SMS)
    async def sent(self, due: DuePart, *, reference: int | None) -> Sms:
        """The network has taken it."""
        async with self._database.write() as session:
            repo = SmsRepo(session)
            await repo.settle(due, PartState.SENT, reference=reference)
            sms = await _settled(repo, due.sms_id)
        return self._moved(sms)

    @needs(CARRY_SMS)
    async def failed(self, due: DuePart, *, code: str, final: bool) -> Sms:
        """It was not sent: the message is put off, or given up where that cannot help."""
        attempts = due.attempts + 1
        pause = None if final else retry_after(attempts)
        async with self._database.write() as session:
            repo = SmsRepo(session)
            if pause is None:
                await repo.settle(due, PartState.FAILED)
                sms = await repo.set_state(
                    due.sms_id,
                    SmsState.FAILED,
                    error=code if final else "given-up",
                    attempts=attempts,
                )
            else:
                await repo.settle(due, PartState.WAITING)
                sms = await repo.set_state(
                    due.sms_id,
                    SmsState.QUEUED,
                    error=code,
                    attempts=attempts,
                    next_try_at=self._clock.now() + pause,
                )
        _LOG.info("a message was not sent (%s): %s", code, sms.state)
        return self._moved(sms)

    @needs(CARRY_SMS)
    async def put_off(self, due: DuePart) -> None:
        """The line had no time for it: no try at all."""
        async with self._database.write() as session:
            await SmsRepo(session).settle(due, PartState.WAITING)

    @needs(CARRY_SMS)
    async def unsure(self, due: DuePart, *, code: str) -> Sms:
        """Nobody knows whether it was sent; the rest of the message is not sent after it."""
        async with self._database.write() as session:
            repo = SmsRepo(session)
            await repo.settle(due, PartState.UNSURE)
            sms = await _settled(repo, due.sms_id, error=code)
        _LOG.warning("nobody knows whether a message was sent (%s)", code)
        return self._moved(sms)

    @needs(CARRY_SMS)
    async def note_report(self, report: StatusReport, *, line_id: str) -> None:
        """What the network says of a message of ours."""
        if not report.final:
            return
        tail = re.sub(r"\D", "", report.number)[-TAIL_DIGITS:]
        async with self._database.write() as session:
            repo = SmsRepo(session)
            found = await repo.part_of_report(
                line_id=line_id,
                reference=report.reference,
                tail=tail,
                sent_at=report.sent_at,
                since=self._clock.now() - REPORTS_COME_WITHIN,
            )
            if found is None:
                _LOG.info("a delivery report belongs to no message of ours")
                return
            state = PartState.DELIVERED if report.delivered else PartState.FAILED
            await repo.set_part(*found, state)
            sms = await _settled(repo, found[0])
        self._moved(sms)

    @needs(CARRY_SMS)
    async def note_fate(self, sms_id: str, fate: PartState, *, error: str = "") -> None:
        """What a carrier says later of a whole message, which it knows by our own id.

        Such news come in any order, also before the carrier has answered, and after a crash of ours
        they say what became of what was being sent then.
        """
        async with self._database.write() as session:
            repo = SmsRepo(session)
            sms = await repo.get(sms_id)
            if sms is None or sms.direction is not Direction.OUT:
                _LOG.info("news of a message that is not ours, or no more")
                return
            states = await repo.part_states(sms_id)
            if {fate, *ARRIVED} & set(states.values()):
                return
            for index in states:
                await repo.set_part(sms_id, index, fate)
            sms = await _settled(repo, sms_id, error=error)
        self._moved(sms)

    def _moved(self, sms: Sms) -> Sms:
        self._events.emit(SmsMoved(at=self._clock.now(), sms=sms))
        return sms

    def _going(self, line_id: str) -> Going:
        lines = tuple(self._lines())
        return Going(line_id=line_id, not_of=lines if lines[:1] == (line_id,) else ())


async def _settled(repo: SmsRepo, sms_id: str, *, error: str = "") -> Sms:
    """The whole message after something of it has moved."""
    before = await repo.get(sms_id)
    assert before is not None, "its part is there"
    parts = set((await repo.part_states(sms_id)).values())
    why = error or before.error
    if PartState.FAILED in parts:
        return await repo.set_state(sms_id, SmsState.FAILED, error=why or NOT_DELIVERED)
    if parts == {PartState.DELIVERED}:
        return await repo.set_state(sms_id, SmsState.DELIVERED)
    if parts <= {PartState.SENT, PartState.DELIVERED}:
        return await repo.set_state(sms_id, SmsState.SENT)
    if PartState.UNSURE in parts:
        return await repo.set_state(sms_id, SmsState.UNSURE, error=why)
    # A part went through: what had kept it before no longer counts.
    return await repo.set_state(sms_id, SmsState.QUEUED, next_try_at=before.next_try_at)
