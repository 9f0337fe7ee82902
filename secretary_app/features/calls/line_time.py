"""Which moment of this machine a moment of the line's time was.

Sound says it as it comes. What is on its way, or waits while this process is busy, makes it seem
late and never early, so that the earliest of the last sounds is believed.
"""

from __future__ import annotations

DRIFT = 0.001
"""By so much a modem's clock may be slower than ours (some hundred millionths are usual)."""


class LineTime:
    """The line's time of one call, in milliseconds, as seconds of the event loop."""

    def __init__(self) -> None:
        self._zero: float | None = None
        self._told_at = 0.0

    def is_now(self, line_ms: int, *, now: float) -> None:
        """Sound that ended at ``line_ms`` has come."""
        zero = now - line_ms / 1000
        if self._zero is not None:
            zero = min(zero, self._zero + DRIFT * (now - self._told_at))
        self._zero, self._told_at = zero, now

    def moment(self, line_ms: int, *, now: float) -> float:
        """When that was; now, before any sound has come."""
        return now if self._zero is None else self._zero + line_ms / 1000
