"""What is owed to a caller who was not answered: a call back, and a text that says so.

Not to hidden numbers and service codes, which cannot be called, nor to blocked ones. A number gets
one text in so many hours, however often it rings, and only where a telephone can show it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from secretary_app.features.calls.cut_off import CutOff, promise_to_call_back
from secretary_app.features.calls.screening import Screening
from secretary_app.features.promises.models import PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.settings import Setting, Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.phone import PhoneNumber

_LOG = logging.getLogger(__name__)

MISSED_SMS = Setting(key="calls.missed_sms", type=bool, default=True)
MISSED_SMS_HOURS = Setting(
    key="calls.missed_sms_hours", type=int, default=12, minimum=1, maximum=168
)

SETTINGS = (MISSED_SMS, MISSED_SMS_HOURS)

MOBILE_IN_RUSSIA = "+79"
"""Other Russian numbers stand on a desk, where no text is seen."""

WroteSince = Callable[[str, datetime], Awaitable[bool]]
Write = Callable[[PhoneNumber, str, str], Awaitable[object]]


class MissedCalls:
    """Each step may be repeated: a program may die here, too."""

    def __init__(
        self,
        *,
        promises: PromiseService,
        screening: Screening,
        settings: Settings,
        clock: Clock,
        wrote_since: WroteSince,
        write: Write,
    ) -> None:
        """``wrote_since``: whether a number got such a text since then.

        ``write`` sends one: to a number, in a language, by a line.
        """
        self._promises = promises
        self._screening = screening
        self._settings = settings
        self._clock = clock
        self._wrote_since = wrote_since
        self._write = write
        self._one = asyncio.Lock()
        """Calls of one number may end at the same time, on several lines."""

    async def owed(self, call: CutOff, *, line_id: str) -> None:
        """Somebody rang in vain. What cannot be stored is logged."""
        number = call.number
        if number is None or number.is_short or self._screening.unwanted(number):
            return
        try:
            async with self._one:
                await self._give(call, number, line_id)
        except SecretaryError:
            _LOG.exception("what is owed for call %s could not be stored", call.call_id)

    async def _give(self, call: CutOff, number: PhoneNumber, line_id: str) -> None:
        if not await self._awaits_us(number):
            await promise_to_call_back(call, promises=self._promises, clock=self._clock)
        if not self._settings.get(MISSED_SMS) or not shows_texts(number):
            return
        since = self._clock.now() - timedelta(hours=self._settings.get(MISSED_SMS_HOURS))
        if not await self._wrote_since(number.e164, since):
            await self._write(number, call.language, line_id)

    async def _awaits_us(self, number: PhoneNumber) -> bool:
        """Whether a call back is promised already: who rings five times is called once."""
        return any(
            each.kind is PromiseKind.CALL_BACK and each.number == number.e164
            for each in await self._promises.list_open()
        )


def shows_texts(number: PhoneNumber) -> bool:
    """Whether somebody would see a text to it."""
    return not number.e164.startswith("+7") or number.e164.startswith(MOBILE_IN_RUSSIA)
