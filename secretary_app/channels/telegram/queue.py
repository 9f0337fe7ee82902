"""The outbox for whoever sends: what is next, and what became of it.

It is said of a message that it is being sent before it is: what a program that died had in hand may
have arrived, and is not sent again before somebody wants it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from secretary_app.channels.telegram.events import BotWrote
from secretary_app.channels.telegram.models import Outgoing, OutState
from secretary_app.channels.telegram.rights import CARRY_BOTS
from secretary_app.channels.telegram.rows import outgoing_of
from secretary_app.channels.telegram.tables import OutgoingRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


class SendingQueue:
    """Of all bots."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(CARRY_BOTS, about="bot_id")
    async def next_due(self, bot_id: str) -> Outgoing | None:
        """What to send now: the oldest that waits, and of each chat only its first."""
        async with self._database.read() as session:
            row = await session.scalar(
                select(OutgoingRow)
                .where(
                    OutgoingRow.id.in_(_firsts(bot_id)),
                    OutgoingRow.next_try_at <= self._clock.now(),
                )
                .order_by(OutgoingRow.id)
                .limit(1)
            )
        return None if row is None else outgoing_of(row)

    @needs(CARRY_BOTS, about="bot_id")
    async def next_time(self, bot_id: str) -> datetime | None:
        """When something will be due."""
        async with self._database.read() as session:
            return await session.scalar(
                select(func.min(OutgoingRow.next_try_at)).where(OutgoingRow.id.in_(_firsts(bot_id)))
            )

    @needs(CARRY_BOTS, about="bot_id")
    async def left_in_hand(self, bot_id: str) -> int:
        """What the last run of a bot was sending when it ended: nobody knows; how many."""
        async with self._database.write() as session:
            rows = list(
                await session.scalars(
                    select(OutgoingRow).where(
                        OutgoingRow.bot_id == bot_id, OutgoingRow.state == OutState.SENDING
                    )
                )
            )
            for row in rows:
                row.state, row.next_try_at = OutState.UNSURE, None
            left = [outgoing_of(row) for row in rows]
        for each in left:
            self._tell(each)
        return len(left)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def begin(self, outgoing_id: str) -> bool:
        """It is being sent from now on; False where it was forgotten or given up meanwhile."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None or row.state != OutState.QUEUED:
                return False
            row.state = OutState.SENDING
        return True

    @needs(CARRY_BOTS, about="outgoing_id")
    async def part_sent(self, outgoing_id: str, number: int, *, whole: bool) -> bool:
        """Telegram has a part, perhaps the last; False where it was forgotten meanwhile."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None:
                return False
            row.sent_as = [*row.sent_as, number]
            if whole:
                row.state, row.error, row.next_try_at = OutState.SENT, None, None
                if row.message_id is None:
                    # What stands in nobody's thread is kept for nobody.
                    row.text = ""
            outgoing = outgoing_of(row)
        self._tell(outgoing)
        return True

    @needs(CARRY_BOTS, about="outgoing_id")
    async def put_off(
        self, outgoing_id: str, *, error: str, by: timedelta = timedelta(), counts: bool = True
    ) -> None:
        """It could not be sent now, and waits again; ``counts`` as a try of its own."""
        due = self._clock.now() + by
        await self._move(outgoing_id, OutState.QUEUED, error=error, due=due, counts=counts)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def doubt(self, outgoing_id: str, *, error: str) -> None:
        """It was sent, and nobody said whether it arrived."""
        await self._move(outgoing_id, OutState.UNSURE, error=error)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def give_up(self, outgoing_id: str, *, error: str) -> None:
        """It will never be sent."""
        await self._move(outgoing_id, OutState.FAILED, error=error)

    async def _move(
        self,
        outgoing_id: str,
        state: OutState,
        *,
        error: str,
        due: datetime | None = None,
        counts: bool = True,
    ) -> None:
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None:
                return
            row.state, row.error, row.next_try_at = state, error, due
            row.attempts += int(counts)
            outgoing = outgoing_of(row)
        self._tell(outgoing)

    def _tell(self, outgoing: Outgoing) -> None:
        self._events.emit(BotWrote(at=self._clock.now(), outgoing=outgoing))


def _firsts(bot_id: str) -> Select[str]:
    """Of each chat what is sent next: what they read comes in the order in which it was said."""
    return (
        select(func.min(OutgoingRow.id))
        .where(OutgoingRow.bot_id == bot_id, OutgoingRow.state == OutState.QUEUED)
        .group_by(OutgoingRow.chat_id)
    )
