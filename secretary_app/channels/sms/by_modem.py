"""Messages by a modem: each part as a PDU, while nobody is calling on the line."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Protocol

from engines.wire import WireError
from hardware.line.text_reports import SmsFailed, SmsSent
from hardware.sms.errors import BadPdu
from hardware.sms.writing import Submission, cut
from secretary_app.channels.sms.carrying import NotNow, Outcome, Refused, Taken, Uncertain
from secretary_app.channels.sms.models import DuePart
from secretary_app.channels.sms.verdicts import permanent
from secretary_app.kernel.ids import new_id

_LOG = logging.getLogger(__name__)

VALIDITY = timedelta(days=1)
"""How long the network tries: what a business has to say is old after a day."""

ANSWER_LIMIT_S = 120.0
"""The line gives a message up in 25 s; before it others may stand in the row."""

PART_PAUSE_S = 0.2
"""A SIM7600 that gets the next part in the same breath has been seen to hang."""

NOT_NOW = frozenset({"modem-wrong-moment", "port-missing"})
"""The line was not free: no try, and no reason to wait longer than until it is."""


class Sender(Protocol):
    """What of a line is needed."""

    async def send_sms(self, *, request_id: str, pdu: str) -> None:
        """Gives a message to the network."""


class ModemCarrier:
    """The only one who sends on a line (``Carrier``)."""

    whole = False
    pause_s = PART_PAUSE_S

    def __init__(self) -> None:
        self._line: Sender | None = None
        self._free = False
        self._asked: tuple[str, asyncio.Future[SmsSent | SmsFailed]] | None = None

    @property
    def ready(self) -> bool:
        """Whether there is a line, and nobody is calling on it."""
        return self._line is not None and self._free

    def line_is(self, line: Sender | None, *, free: bool) -> None:
        """Whether there is a line, and whether nobody is calling on it."""
        if line is None and self._asked is not None and not self._asked[1].done():
            failed = SmsFailed(
                request_id=self._asked[0], code="line-lost", number=None, may_be_sent=True
            )
            self._asked[1].set_result(failed)
        self._line, self._free = line, free

    def answered(self, report: SmsSent | SmsFailed) -> None:
        """What the line says of a message."""
        if self._asked is None or self._asked[0] != report.request_id:
            _LOG.info("an answer to a message that nobody waits for")
        elif not self._asked[1].done():
            self._asked[1].set_result(report)

    async def carry(self, due: DuePart) -> Outcome:
        """One part."""
        (index,) = due.indexes
        try:
            piece = cut(due.text, reference=due.reference)[index - 1]
            pdu = Submission(number=due.number, piece=piece, validity=VALIDITY).pdu()
        except (BadPdu, IndexError):
            return Refused(code="malformed", final=True)
        match await self._answer(pdu):
            case SmsSent(reference=reference):
                return Taken(reference=reference)
            case SmsFailed(may_be_sent=True, code=code):
                return Uncertain(code=code)
            case SmsFailed(code=code) if code in NOT_NOW:
                self._free = False  # until the line says that it is ready again
                return NotNow()
            case SmsFailed(code=code, number=number):
                reason = permanent(code, number)
                _LOG.info("a message was not sent (%s, %s)", code, number)
                return Refused(code=reason or code, final=reason is not None)

    async def _answer(self, pdu: str) -> SmsSent | SmsFailed:
        request_id, line, code = new_id(), self._line, "line-silent"
        if line is None:
            # It went while the message was being written down.
            return SmsFailed(
                request_id=request_id, code="port-missing", number=None, may_be_sent=False
            )
        answer: asyncio.Future[SmsSent | SmsFailed] = asyncio.get_running_loop().create_future()
        self._asked = request_id, answer
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
