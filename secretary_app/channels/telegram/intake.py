"""Takes in what came, by whichever way: stored first, then dealt with, each aside of the others."""

from __future__ import annotations

import asyncio

from secretary_app.channels.telegram.handling import Handling
from secretary_app.channels.telegram.inbox import TelegramInbox
from secretary_app.channels.telegram.telegram import Batch
from secretary_app.kernel.tasks import TaskOwner

TAKING = "taking"
"""A task whose faults are told by whoever brings what came."""


class Intake:
    """Of one bot at work."""

    def __init__(
        self, *, bot_id: str, inbox: TelegramInbox, handling: Handling, tasks: TaskOwner
    ) -> None:
        self._bot_id = bot_id
        self._inbox = inbox
        self._handling = handling
        self._tasks = tasks

    @property
    def ended(self) -> bool:
        """The bot stops: nothing is taken in any more."""
        return self._tasks.stopped

    async def resume(self) -> None:
        """What a program that died had not dealt with."""
        for left in await self._inbox.waiting(self._bot_id):
            self._tasks.start(self._handling.handle(left), name="left")

    async def newest(self) -> int:
        """After which Telegram is asked for news."""
        return await self._inbox.newest(self._bot_id)

    async def take(self, batch: Batch) -> None:
        """It is on the disk when this returns: Telegram may forget it.

        Whoever brings it may go away meanwhile; what is stored is dealt with all the same.
        """
        await asyncio.shield(self._tasks.start(self._take(batch), name=TAKING))

    async def _take(self, batch: Batch) -> None:
        new = await self._inbox.keep(self._bot_id, batch.incoming, newest=batch.newest)
        for each in new:
            self._tasks.start(self._handling.handle(each), name="handling")
