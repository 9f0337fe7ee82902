"""Sends what is in the queue, one part after another, while the line is ready.

What is told to the modem was written down before, and what came of it is written down before the
next one goes: a program that dies at any moment leaves no part that is sent twice.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Protocol

from engines.wire import WireError
from hardware.line.text_reports import SmsFailed, SmsSent
from hardware.sms.errors import BadPdu
from hardware.sms.writing import Submission, cut
from secretary_app.channels.sms.models import DuePart
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.sms.settings import DAILY_LIMIT
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id

_LOG = logging.getLogger(__name__)

VALIDITY = timedelta(days=1)
"""How long the network tries: what a business has to say is old after a day."""

ANSWER_LIMIT_S = 120.0
"""The line gives a message up in 25 s; before it others may stand in the row."""

PART_PAUSE_S = 0.2
"""A SIM7600 that gets the next part in the same breath has been seen to hang."""

LOOK_EVERY_S = 60.0
"""In case the clock was set, or the day's limit has room again."""

NOT_NOW = frozenset({"modem-wrong-moment", "port-missing"})
"""The line was not free: no try, and no reason to wait longer than until it is."""


class Sender(Protocol):
    """What of a line the queue needs."""

    async def send_sms(self, *, request_id: str, pdu: str) -> None:
        """Gives a message to the network."""


class SmsQueue:
    """The only one who sends on a line."""

    def __init__(
        self, *, line_id: str, service: SmsService, settings: Settings, clock: Clock
    ) -> None:
        self._line_id = line_id
        self._service = service
        self._settings = settings
        self._clock = clock
        self._line: Sender | None = None
        self._free = False
        self._wake = asyncio.Event()
        self._asked: tuple[str, asyncio.Future[SmsSent | SmsFailed]] | None = None

    def wake(self) -> None:
        """There is something new to send."""
        self._wake.set()

    def line_is(self, line: Sender | None, *, free: bool) -> None:
        """Whether there is a line, and whether nobody is calling on it."""
        if line is None and self._asked is not None and not self._asked[1].done():
            failed = SmsFailed(
                request_id=self._asked[0], code="line-lost", number=None, may_be_sent=True
            )
            self._asked[1].set_result(failed)
        self._line, self._free = line, free
        self._wake.set()

    def answered(self, report: SmsSent | SmsFailed) -> None:
        """What the line says of a message."""
        if self._asked is None or self._asked[0] != report.request_id:
            _LOG.info("an answer to a message that nobody waits for")
        elif not self._asked[1].done():
            self._asked[1].set_result(report)

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._wake.clear()
            line, part = self._line, None
            if line is not None and self._free:
                limit = self._settings.get(DAILY_LIMIT)
                part = await self._service.next_due(self._line_id, daily_limit=limit)
            if line is not None and part is not None:
                await self._send(line, part)
                await asyncio.sleep(PART_PAUSE_S)
                continue
            await self._rest()

    async def _send(self, line: Sender, part: DuePart) -> None:
        try:
            pieces = cut(part.text, reference=part.reference)
            piece = pieces[part.index - 1]
            pdu = Submission(number=part.number, piece=piece, validity=VALIDITY).pdu()
        except (BadPdu, IndexError):
            await self._service.failed(part, code="bad-message", number=None)
            return
        await self._service.sending(part, line_id=self._line_id)
        match await self._answer(line, pdu):
            case SmsSent(reference=reference):
                await self._service.sent(part, reference=reference)
            case SmsFailed(may_be_sent=True, code=code):
                await self._service.unsure(part, code=code)
            case SmsFailed(code=code) if code in NOT_NOW:
                self._free = False  # until the line says that it is ready again
                await self._service.put_off(part)
            case SmsFailed(code=code, number=number):
                await self._service.failed(part, code=code, number=number)

    async def _answer(self, line: Sender, pdu: str) -> SmsSent | SmsFailed:
        request_id = new_id()
        answer: asyncio.Future[SmsSent | SmsFailed] = asyncio.get_running_loop().create_future()
        self._asked = request_id, answer
        code = "line-silent"
        try:
            await line.send_sms(request_id=request_id, pdu=pdu)
            async with asyncio.timeout(ANSWER_LIMIT_S):
                return await answer
        except WireError as error:
            code = error.code
        except TimeoutError:
            _LOG.warning("the line does not say what became of a message")
        finally:
            self._asked = None
        return SmsFailed(request_id=request_id, code=code, number=None, may_be_sent=True)

    async def _rest(self) -> None:
        """Until something changes, or the next message is due."""
        due, pause_s = await self._service.next_time(self._line_id), LOOK_EVERY_S
        if due is not None and self._free:
            later_s = (due - self._clock.now()).total_seconds()
            # Due and not sent: the day's limit is reached.
            pause_s = min(pause_s, later_s) if later_s > 0 else pause_s
        try:
            async with asyncio.timeout(pause_s):
                await self._wake.wait()
        except TimeoutError:
            return
