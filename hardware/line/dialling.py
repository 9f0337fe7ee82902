"""A call of ours between its number and somebody's "hello": how long it may ring, why it ends."""

import asyncio
from collections.abc import Awaitable

from hardware.line.call_sound import CallSound
from hardware.line.line import DiallingLine, Line

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


def hindrance(line: Line, *, in_call: bool) -> str | None:
    """Why nobody can be called now; None: somebody can be."""
    if in_call:
        return "taken"
    return line.hindrance() if isinstance(line, DiallingLine) else NO_OUTGOING
