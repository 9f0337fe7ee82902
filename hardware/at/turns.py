"""Who may use the modem next: one at a time, the most pressing first, then the oldest."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import IntEnum
from itertools import count


class Priority(IntEnum):
    """How pressing a command is; lower goes first."""

    HANG_UP = 0
    """A line that cannot hang up costs money and annoys."""
    CALL = 1
    """Somebody is waiting on the telephone."""
    ORDINARY = 2
    POLL = 3
    """Signal and network, asked when nobody wants anything."""


class Turns:
    """A lock that lets the most pressing waiter in. Cancelling a waiter takes it out of the row."""

    def __init__(self) -> None:
        self._taken = False
        self._row: list[tuple[Priority, int, asyncio.Future[None]]] = []
        self._order = count()

    @asynccontextmanager
    async def turn(self, priority: Priority) -> AsyncIterator[None]:
        """Hold the lock for the length of the block."""
        await self._enter(priority)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, priority: Priority) -> None:
        if not self._taken:
            self._taken = True
            return
        ticket = asyncio.get_running_loop().create_future()
        heapq.heappush(self._row, (priority, next(self._order), ticket))
        try:
            await ticket
        except asyncio.CancelledError:
            if ticket.done() and not ticket.cancelled():
                self._leave()  # our turn came in the moment we went
            raise

    def _leave(self) -> None:
        while self._row:
            *_, ticket = heapq.heappop(self._row)
            if not ticket.done():
                ticket.set_result(None)
                return
        self._taken = False
