"""Watches the loop: whatever blocks it for longer than 50 ms makes a call's window stutter."""

from __future__ import annotations

import asyncio
import logging
import time

_LOG = logging.getLogger(__name__)

TICK_S = 0.01
BLOCK_S = 0.05
"""DESIGN: no block of the Qt loop over 50 ms during a call."""
KEPT = 1000


class LoopWatch:
    """Ticks in the loop and notes how late each tick came."""

    def __init__(self) -> None:
        self.blocks: list[float] = []
        """Seconds of each block, in order."""
        self.ticks = 0

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            due = time.monotonic() + TICK_S
            await asyncio.sleep(TICK_S)
            self.ticks += 1
            late = time.monotonic() - due
            if late > BLOCK_S and len(self.blocks) < KEPT:
                self.blocks.append(late)
                _LOG.info("the loop was blocked for %.0f ms", late * 1000)

    @property
    def longest_s(self) -> float:
        """The longest block."""
        return max(self.blocks, default=0.0)
