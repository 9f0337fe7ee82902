"""What came, on the disk: each update once, and kept until something has become of it.

Telegram sends an update again until it is told a higher number, and forgets it then. So it is
written down first. Numbers are compared one by one and not by size: after a quiet week Telegram
begins anew at a random one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from secretary_app.channels.telegram.incoming import Incoming, incoming_of
from secretary_app.channels.telegram.rights import CARRY_BOTS
from secretary_app.channels.telegram.tables import UpdateRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.clock import Clock

REMEMBERED = timedelta(days=2)
"""Telegram keeps what it was not told to forget for one."""

NUMBERED_ON = timedelta(days=1)
"""So long after an update the next one has the next number."""


class TelegramInbox:
    """Of all bots."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @needs(CARRY_BOTS, about="bot_id")
    async def keep(
        self, bot_id: str, incoming: Sequence[Incoming], *, newest: int
    ) -> list[Incoming]:
        """Those that were not there yet; they are on the disk when this returns.

        ``newest`` of all that came, also of what was nothing to us; 0: nothing came.
        """
        if not newest:
            return []
        now = self._clock.now()
        new = list[Incoming]()
        async with self._database.write() as session:
            for each in incoming:
                if await session.get(UpdateRow, (bot_id, each.update_id)) is not None:
                    continue
                document = each.document() | {"text": blank(each.text)}
                session.add(
                    UpdateRow(bot_id=bot_id, update_id=each.update_id, at=now, waiting=document)
                )
                await session.flush()
                new.append(incoming_of(document))
            if await session.get(UpdateRow, (bot_id, newest)) is None:
                session.add(UpdateRow(bot_id=bot_id, update_id=newest, at=now, waiting=None))
                await session.flush()
            await session.execute(
                delete(UpdateRow).where(
                    UpdateRow.bot_id == bot_id,
                    UpdateRow.waiting.is_(None),
                    UpdateRow.at < now - REMEMBERED,
                )
            )
        return new

    @needs(CARRY_BOTS, about="bot_id")
    async def waiting(self, bot_id: str) -> list[Incoming]:
        """What a program that died had not dealt with, in the order of its coming."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(UpdateRow)
                .where(UpdateRow.bot_id == bot_id, UpdateRow.waiting.is_not(None))
                .order_by(UpdateRow.at, UpdateRow.update_id)
            )
            return [incoming_of(row.waiting) for row in rows if row.waiting is not None]

    @needs(CARRY_BOTS, about="bot_id")
    async def done(self, bot_id: str, update_id: int) -> None:
        """Something has become of it; its words are not kept here."""
        async with self._database.write() as session:
            row = await session.get(UpdateRow, (bot_id, update_id))
            if row is not None:
                row.waiting = None

    @needs(CARRY_BOTS, about="bot_id")
    async def newest(self, bot_id: str) -> int:
        """After which Telegram is asked for news; 0: for all that it has.

        A number of long ago is no help: those that came since may be smaller, and asking for
        greater ones would have them forgotten.
        """
        async with self._database.read() as session:
            row = await session.scalar(
                select(UpdateRow)
                .where(UpdateRow.bot_id == bot_id)
                .order_by(UpdateRow.at.desc(), UpdateRow.update_id.desc())
                .limit(1)
            )
        if row is None or row.at < self._clock.now() - NUMBERED_ON:
            return 0
        return row.update_id
