"""Follows a modem's moves: how the line is for people, since when, and what troubles it."""

import asyncio
import contextlib
from collections.abc import Callable

from hardware.line.condition_reports import LineCondition, LineReachable
from hardware.line.recovery.conditions import CHANGES, Condition, Happening
from hardware.line.recovery.ladder import Ladder, Step, Trouble
from hardware.line.recovery.reachable import Reachability

RESET_LIMIT_S = 90.0
"""A SIM7600 is back on USB 25 s after AT+CRESET; one that is not after this long is gone."""

SILENT_CODES = frozenset({"modem-silent", "at-timed-out"})


class Watch:
    """Of one line, over all openings of its port.

    Args:
        now: A clock that never goes back, s.
    """

    def __init__(self, *, now: Callable[[], float]) -> None:
        self._now = now
        self._since = now()
        self._changed = asyncio.Event()
        self._trouble_code: str | None = None
        self._reachability = Reachability(now=now)
        self.condition = Condition.STARTING
        self.ladder = Ladder(now=now)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong, where a step of ours may help."""
        match self.condition:
            case Condition.UNPLUGGED:
                return Trouble.LOST
            case Condition.DEAF:
                deaf = self._trouble_code in SILENT_CODES
                return Trouble.DEAF if deaf else Trouble.FAULTY
            case Condition.REGISTERING:
                return Trouble.OFF_NETWORK
            case _:
                return None

    def goes_down(self, reason: str) -> None:
        """We make it unreachable ourselves, for this reason."""
        self._reachability.went(reason)

    def follow(
        self,
        happening: Happening,
        tell: Callable[[LineCondition | LineReachable], None],
        *,
        code: str | None = None,
    ) -> None:
        """Something happened; `code` says why, where it went wrong."""
        before, self.condition = self.condition, CHANGES[self.condition, happening]
        self._trouble_code = code
        if self.condition is Condition.READY:
            self.ladder.well()
        if happening is Happening.LOST:
            self._changed.set()  # in a reset the condition stays, and the port is gone all the same
        if self.condition is before:
            return
        self._since = self._now()
        self._changed.set()
        tell(LineCondition(condition=self.condition.value, step=None))
        back = self._reachability.became(self.condition)
        if back is not None:
            tell(LineReachable(reason=back[0], seconds=round(back[1], 1)))

    def overdue(self, tell: Callable[[LineCondition | LineReachable], None]) -> None:
        """Looks whether a reset has been under way for too long."""
        resetting = self.condition is Condition.RESETTING
        if resetting and self._now() - self._since >= RESET_LIMIT_S:
            self.follow(Happening.OVERDUE, tell)

    def trying(self, step: Step, tell: Callable[[LineCondition], None]) -> None:
        """A step is being taken."""
        tell(LineCondition(condition=self.condition.value, step=step.value))

    async def changes(self, *, within_s: float | None = None) -> None:
        """Returns when the condition changes, or after so long."""
        self._changed.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._changed.wait()
