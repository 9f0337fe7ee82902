"""The door of short messages: a user of the line beside the calls (``lines.LineUser``)."""

from __future__ import annotations

import asyncio
import logging

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.reports import LineState, Report
from hardware.line.text_reports import SmsFailed, SmsFound, SmsReported, SmsSent, SmsWaiting
from secretary_app.channels.sms.by_modem import ModemCarrier
from secretary_app.channels.sms.queue import SmsQueue
from secretary_app.channels.sms.service import SmsService
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

READY = "ready"
"""The state of a line on which nobody is calling."""

LOOK_EVERY_S = 60.0
"""For messages of which a part never comes."""


class SmsDoor:
    """Receives and sends on one line."""

    def __init__(
        self,
        *,
        line_id: str,
        service: SmsService,
        settings: Settings,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._line_id = line_id
        self._service = service
        self._carrier = ModemCarrier()
        self._queue = SmsQueue(
            line_id=line_id,
            outbox=service.outbox,
            carrier=self._carrier,
            settings=settings,
            events=events,
            clock=clock,
        )
        self._line: LineClient | None = None
        self._inbox: asyncio.Queue[SmsFound | SmsReported] = asyncio.Queue()

    async def start(self, tasks: TaskOwner) -> None:
        """Works in tasks of the owner."""
        await self._queue.start(tasks)
        tasks.start(self._receive_all(), name="sms-inbox")

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again; its state follows."""
        self._line = line
        self._line_is(line, free=False)

    async def receive(self, message: Report) -> None:
        """The next message of the line. What takes time is done elsewhere."""
        match message:
            case LineState(state=state):
                self._line_is(self._line, free=state == READY)
                if state == READY:
                    await self._collect()
            case SmsWaiting():
                await self._collect()
            case SmsFound() | SmsReported():
                self._inbox.put_nowait(message)
            case SmsSent() | SmsFailed():
                self._carrier.answered(message)
            case _:
                pass

    async def lost(self, reason: str) -> None:
        """The line process is gone; what it had not said is not known."""
        del reason  # the line's own log has it
        self._line = None
        self._line_is(None, free=False)

    def _line_is(self, line: LineClient | None, *, free: bool) -> None:
        self._carrier.line_is(line, free=free)
        self._queue.wake()

    async def _collect(self) -> None:
        if self._line is not None:
            await self._line.collect_sms()

    async def _receive_all(self) -> None:
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY_S):
                    found = await self._inbox.get()
            except TimeoutError:
                found = None
            try:
                if found is not None:
                    await self._keep(found)
                if self._inbox.empty():
                    await self._service.show_what_is_whole()
            except SecretaryError:
                # A full disk, a locked database: it is still in the modem and is told again.
                _LOG.exception("a short message could not be kept")

    async def _keep(self, found: SmsFound | SmsReported) -> None:
        await self._service.keep(found.pdu, line_id=self._line_id)
        if isinstance(found, SmsReported) or self._line is None:
            return
        try:
            await self._line.sms_kept(found.key)
        except WireError as error:
            _LOG.info("a message stays on the card: %s", error)
