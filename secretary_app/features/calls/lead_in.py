"""Something to hear while an answer is late."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

LATE_AFTER_S = 1.2
"""Callers begin to say «hello?» after about a second of silence (PROTOCOLS 3.2)."""


class LeadIn:
    """Armed when a turn has ended, disarmed by the first sound of its answer."""

    def __init__(self, *, say: Callable[[], None]) -> None:
        """``say`` is called when the answer is late."""
        self._say = say
        self._timer: asyncio.TimerHandle | None = None

    def arm(self) -> None:
        """An answer is awaited from now on."""
        self.disarm()
        self._timer = asyncio.get_running_loop().call_later(LATE_AFTER_S, self._say)

    def disarm(self) -> None:
        """The answer sounds, or is not awaited any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
