"""A call of ours between its number and somebody's "hello": how long it may ring, why it ends."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine

from hardware.errors import HardwareError
from hardware.line.call_sound import CallSound
from hardware.line.dial_reports import DialFailed, Dialling
from hardware.line.line import DiallingLine, Line
from hardware.line.orders import Dial
from hardware.line.reports import Report

logger = logging.getLogger(__name__)

NO_OUTGOING = "no-outgoing"
"""Nobody can be called from this kind of line."""


class Attempt:
    """One `dial` that nobody has taken yet."""

    def __init__(self, *, sound: CallSound, give_up_s: float) -> None:
        """`sound` is where what is ordered meanwhile goes."""
        self.sound = sound
        self.cause: str | None = None
        """Why it ends, where we end it."""
        self._give_up_s = give_up_s
        self._limit: asyncio.Timeout | None = None

    async def within_limit(self, dialling: Awaitable[None]) -> None:
        """Raises TimeoutError when it has rung for too long, or `end` was called."""
        try:
            async with asyncio.timeout(self._give_up_s) as self._limit:
                if self.cause is not None:
                    self._expire()
                await dialling
        finally:
            self._limit = None

    def fail(self, cause: str) -> None:
        """It has ended; the first cause counts."""
        self.cause = self.cause or cause

    def end(self, cause: str) -> None:
        """It is not wanted any more."""
        self.fail(cause)
        self._expire()

    def _expire(self) -> None:
        if self._limit is not None:
            self._limit.reschedule(asyncio.get_running_loop().time())


class Dialler:
    """Makes the calls of one line, one at a time."""

    def __init__(
        self,
        *,
        emit: Callable[[Report], None],
        connected: Callable[[CallSound, float], Awaitable[None]],
        forget: Callable[[CallSound], Awaitable[None]],
    ) -> None:
        """Join them to a line.

        Args:
            emit: Takes reports.
            connected: Somebody has taken the call that was begun then, by the monotonic clock.
            forget: Nobody will.
        """
        self._emit = emit
        self._connected = connected
        self._forget = forget
        self._attempt: Attempt | None = None

    def dial(
        self, line: DiallingLine, sound: CallSound, order: Dial
    ) -> Coroutine[object, object, None]:
        """From now on there is an attempt; what is returned makes it."""
        self._attempt = Attempt(sound=sound, give_up_s=order.give_up_s)
        return self._dial(line, self._attempt, order.number)

    def end(self) -> bool:
        """Nobody wants it any more; False where there is none."""
        if self._attempt is not None:
            self._attempt.end("local")
        return self._attempt is not None

    def failed(self, cause: str) -> Coroutine[object, object, None] | None:
        """The line says that a call is over; None where it is not the one being dialled."""
        attempt = self._attempt
        if attempt is None:
            return None
        attempt.fail(cause)
        return self._come_to_nothing(attempt)

    async def _dial(self, line: DiallingLine, attempt: Attempt, number: str) -> None:
        began = time.monotonic()
        self._emit(Dialling(ringing=False))
        try:
            await attempt.within_limit(line.dial(number))
        except HardwareError as error:
            logger.info("nobody was connected: %s", error)
            attempt.fail(error.code)
            await self._come_to_nothing(attempt)
        except TimeoutError:
            attempt.fail("no-answer")
            try:
                await line.hang_up()
            finally:
                await self._come_to_nothing(attempt)
        else:
            if self._attempt is attempt:
                self._attempt = None
                await self._connected(attempt.sound, began)

    async def _come_to_nothing(self, attempt: Attempt) -> None:
        """Unless it has been told already."""
        if self._attempt is attempt:
            self._attempt = None
            await self._forget(attempt.sound)
            self._emit(DialFailed(cause=attempt.cause or NO_OUTGOING))


def hindrance(line: Line, *, in_call: bool) -> str | None:
    """Why nobody can be called now; None: somebody can be."""
    if in_call:
        return "taken"
    return line.hindrance() if isinstance(line, DiallingLine) else NO_OUTGOING
