"""Counts the seconds in which nobody could call, and why."""

from collections.abc import Callable

from hardware.line.recovery.conditions import Condition


class Reachability:
    """Of one line, from its first being ready on: how it begins is not counted.

    Args:
        now: A clock that never goes back, s.
    """

    def __init__(self, *, now: Callable[[], float]) -> None:
        self._now = now
        self._was_ready = False
        self._since: float | None = None
        self._reason = ""

    def went(self, reason: str) -> None:
        """It cannot be called from now on; of several reasons the first one counts."""
        if self._was_ready and self._since is None:
            self._since, self._reason = self._now(), reason

    def became(self, condition: Condition) -> tuple[str, float] | None:
        """The line's condition now; when it is ready again, why it was not and for how long."""
        if condition is not Condition.READY:
            self.went(condition.value)
            return None
        self._was_ready = True
        if self._since is None:
            return None
        seconds, self._since = self._now() - self._since, None
        return self._reason, seconds
