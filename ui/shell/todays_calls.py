"""How many calls this day has had."""

from __future__ import annotations

from datetime import date

from secretary_app.kernel.clock import Clock


class TodaysCalls:
    """Begins anew at midnight."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._day = self._now()
        self._count = 0

    def add(self) -> None:
        """One more."""
        self._count = self.count + 1

    def begin_with(self, count: int) -> None:
        """Those that the records have of today come before those that were seen since."""
        self._count = self.count + count

    @property
    def count(self) -> int:
        """Of the day that it is now."""
        if self._now() != self._day:
            self._day, self._count = self._now(), 0
        return self._count

    def _now(self) -> date:
        return self._clock.now().astimezone().date()
