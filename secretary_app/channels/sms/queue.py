"""Sends what is in the queue of a line, one part after another, while its carrier is ready.

What is handed over was written down before, and what came of it is written down before the next one
goes: a program that dies at any moment leaves no part that is sent twice.
"""

from __future__ import annotations

import asyncio
import logging

from secretary_app.channels.sms.carrying import Carrier, NotNow, Refused, Taken, Uncertain
from secretary_app.channels.sms.events import SmsQueued
from secretary_app.channels.sms.models import DuePart
from secretary_app.channels.sms.outbox import Outbox
from secretary_app.channels.sms.settings import DAILY_LIMIT
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LOOK_EVERY_S = 60.0
"""In case the clock was set, or the day's limit has room again."""


class SmsQueue:
    """The only one who hands messages to a carrier."""

    def __init__(
        self,
        *,
        line_id: str,
        outbox: Outbox,
        carrier: Carrier,
        settings: Settings,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._line_id = line_id
        self._outbox = outbox
        self._carrier = carrier
        self._settings = settings
        self._events = events
        self._clock = clock
        self._wake = asyncio.Event()

    async def start(self, tasks: TaskOwner) -> None:
        """Tells truthfully what a program that died left open, then works in a task."""
        left = await self._outbox.resolve_left_open(self._line_id)
        if left:
            _LOG.warning("%d messages were being sent when the program died", left)
        tasks.start(self._run(), name="sms-queue")

    def wake(self) -> None:
        """There is something new to send, or the carrier is ready again."""
        self._wake.set()

    async def _run(self) -> None:
        unsubscribe = self._events.subscribe(SmsQueued, lambda _: self.wake())
        try:
            while True:
                self._wake.clear()
                due = await self._due() if self._carrier.ready else None
                if due is None:
                    await self._rest()
                else:
                    await self._send(due)
                    await asyncio.sleep(self._carrier.pause_s)
        finally:
            unsubscribe()

    async def _due(self) -> DuePart | None:
        limit = self._settings.get(DAILY_LIMIT)
        return await self._outbox.next_due(
            self._line_id, daily_limit=limit, whole=self._carrier.whole
        )

    async def _send(self, due: DuePart) -> None:
        await self._outbox.sending(due, line_id=self._line_id)
        match await self._carrier.carry(due):
            case Taken(reference=reference):
                await self._outbox.sent(due, reference=reference)
            case Uncertain(code=code):
                await self._outbox.unsure(due, code=code)
            case Refused(code=code, final=final):
                await self._outbox.failed(due, code=code, final=final)
            case NotNow():
                await self._outbox.put_off(due)

    async def _rest(self) -> None:
        """Until something changes, or the next message is due."""
        due, pause_s = await self._outbox.next_time(self._line_id), LOOK_EVERY_S
        if due is not None and self._carrier.ready:
            later_s = (due - self._clock.now()).total_seconds()
            # Due and not sent: the day's limit is reached.
            pause_s = min(pause_s, later_s) if later_s > 0 else pause_s
        try:
            async with asyncio.timeout(pause_s):
                await self._wake.wait()
        except TimeoutError:
            return
