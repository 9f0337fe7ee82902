"""Watches the loop: whatever blocks it for longer than 50 ms makes a call's window stutter."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass

_LOG = logging.getLogger(__name__)

TICK_S = 0.01
BLOCK_S = 0.05
"""DESIGN: no block of the Qt loop over 50 ms during a call."""
KEPT = 1000


@dataclass(frozen=True, slots=True)
class Block:
    """A tick that came late."""

    late_s: float
    worked_s: float
    """Processor time that this program took meanwhile; the rest was taken by others."""

    @property
    def ours(self) -> bool:
        """Whether our own work was in the way, and not a busy machine."""
        return self.worked_s > BLOCK_S


class LoopWatch:
    """Ticks in the loop and notes how late each tick came."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        """In order."""
        self.ticks = 0

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            due, worked = time.monotonic() + TICK_S, time.process_time()
            await asyncio.sleep(TICK_S)
            self.ticks += 1
            late = time.monotonic() - due
            if late > BLOCK_S and len(self.blocks) < KEPT:
                block = Block(late, time.process_time() - worked)
                self.blocks.append(block)
                _LOG.info("the loop was blocked for %.0f ms", late * 1000)

    @property
    def longest_s(self) -> float:
        """The longest block that was ours."""
        return max(
            (min(each.late_s, each.worked_s) for each in self.blocks if each.ours), default=0.0
        )
