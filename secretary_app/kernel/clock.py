"""The time, as something that is handed in, so that a test can own it."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """The machine's clocks."""

    def now(self) -> datetime:
        """The time of day, aware, in UTC: for records."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never jump (CLOCK_MONOTONIC): for durations; one scale for all processes."""
        return time.monotonic()
