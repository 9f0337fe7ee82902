"""Short messages and USSD of a line: the app's orders, one after another, and what became of them.

PDUs pass through as they are: the app reads and writes them, because only what it has stored may be
deleted from the card.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from hardware.errors import HardwareError
from hardware.line import orders
from hardware.line.errors import NoMessages
from hardware.line.reports import Report
from hardware.line.text_reports import SmsFailed, SmsFound, SmsSent, UssdAnswered, UssdFailed
from hardware.modem.errors import MessageRefused, MessageUncertain
from hardware.modem.mailbox import Stored, UssdAnswer

logger = logging.getLogger(__name__)

TextOrder = orders.SendSms | orders.CollectSms | orders.SmsKept | orders.AskUssd


@runtime_checkable
class TextingLine(Protocol):
    """What a line offers besides whose device has a SIM card. What fails raises HardwareError.

    All of it is refused while somebody is calling: on one command channel a message that hangs
    would keep the caller waiting.
    """

    async def send_sms(self, pdu: str) -> int:
        """Gives one message to the network; returns its reference."""

    async def collect_sms(self) -> Sequence[Stored]:
        """All messages that wait in the device."""

    async def delete_sms(self, key: str) -> None:
        """Removes one of them."""

    async def ussd(self, code: str) -> UssdAnswer:
        """Sends a code and waits for the network's answer."""


class Texting:
    """Takes the orders of one line, in their order."""

    def __init__(self, *, line: object, emit: Callable[[Report], None]) -> None:
        self._line = line if isinstance(line, TextingLine) else None
        self._emit = emit
        self._turn = asyncio.Lock()

    async def obey(self, order: TextOrder) -> None:
        """Does one. What could not be told or deleted now is no news: it is told again."""
        async with self._turn:
            match order:
                case orders.SendSms(request_id=request_id, pdu=pdu):
                    self._emit(await self._send(request_id, pdu))
                case orders.AskUssd(request_id=request_id, code=code):
                    self._emit(await self._ask(request_id, code))
                case orders.CollectSms() | orders.SmsKept():
                    try:
                        await self._tidy(order)
                    except HardwareError as error:
                        logger.info("messages have to wait: %s", error)

    async def _tidy(self, order: orders.CollectSms | orders.SmsKept) -> None:
        if isinstance(order, orders.SmsKept):
            await self._need().delete_sms(order.key)
            return
        for found in await self._need().collect_sms():
            self._emit(SmsFound(key=found.key, pdu=found.pdu))

    async def _send(self, request_id: str, pdu: str) -> SmsSent | SmsFailed:
        try:
            reference = await self._need().send_sms(pdu)
        except (HardwareError, ValueError) as error:
            number = error.data["number"] if isinstance(error, MessageRefused) else None
            return SmsFailed(
                request_id=request_id,
                code=error.code if isinstance(error, HardwareError) else "bad-message",
                number=None if number is None else int(number),
                may_be_sent=isinstance(error, MessageUncertain),
            )
        return SmsSent(request_id=request_id, reference=reference)

    async def _ask(self, request_id: str, code: str) -> UssdAnswered | UssdFailed:
        try:
            answer = await self._need().ussd(code)
        except (HardwareError, ValueError) as error:
            reason = "bad-code"
            if isinstance(error, HardwareError):
                reason = str(error.data.get("reason") or error.code)
            return UssdFailed(request_id=request_id, reason=reason)
        return UssdAnswered(request_id=request_id, text=answer.text, waits=answer.waits)

    def _need(self) -> TextingLine:
        if self._line is None:
            raise NoMessages("this line has no SIM card")
        return self._line
