"""What is to go, on the disk: written down with the message in the thread, sent by `sending.py`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.events import BotWrites
from secretary_app.channels.telegram.models import Outgoing, OutState, Press, Talk
from secretary_app.channels.telegram.rights import CARRY_BOTS, VIEW_BOTS
from secretary_app.channels.telegram.rows import outgoing_of
from secretary_app.channels.telegram.tables import OutgoingRow
from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import new_id

Presses = Sequence[Sequence[Press]]


class TelegramOutbox:
    """Of all bots."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    async def put(
        self,
        session: AsyncSession,
        talk: Talk,
        text: str,
        *,
        outgoing_id: str = "",
        message_id: str | None = None,
        answers: int | None = None,
        replaces: Sequence[int] = (),
        presses: Presses = (),
        asks_contact: str = "",
    ) -> Outgoing:
        """Within a writing session; `announce` it once that is over.

        ``outgoing_id`` is a new one that somebody names already.
        """
        now = self._clock.now()
        row = OutgoingRow(
            id=outgoing_id or new_id(),
            bot_id=talk.bot_id,
            chat_id=talk.chat_id,
            talk_id=talk.id,
            text=text,
            state=OutState.QUEUED,
            at=now,
            message_id=message_id,
            answers=answers,
            # Between two people it is plain what is answered; in a group it is not.
            reply_to=None if talk.private else answers,
            replaces=list(replaces),
            sent_as=[],
            presses=[[[each.text, each.data] for each in line] for line in presses],
            asks_contact=asks_contact,
            attempts=0,
            error=None,
            next_try_at=now,
        )
        session.add(row)
        await session.flush()
        return outgoing_of(row)

    def announce(self, outgoing: Outgoing) -> None:
        """Tells of a message that was put within a session of its own."""
        self._events.emit(BotWrites(at=outgoing.at, actor=current_actor().id, outgoing=outgoing))

    @needs(CARRY_BOTS, about="talk.id")
    async def write(
        self,
        talk: Talk,
        text: str,
        *,
        answers: int | None = None,
        presses: Presses = (),
        asks_contact: str = "",
    ) -> Outgoing:
        """A message that stands in nobody's thread: help, a menu, a receipt."""
        async with self._database.write() as session:
            outgoing = await self.put(
                session, talk, text, answers=answers, presses=presses, asks_contact=asks_contact
            )
        self.announce(outgoing)
        return outgoing

    @needs(CARRY_BOTS)
    async def answers_to(self, talk: Talk, number: int) -> list[Outgoing]:
        """What was answered to a message of theirs, oldest first."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(OutgoingRow)
                .where(
                    OutgoingRow.bot_id == talk.bot_id,
                    OutgoingRow.chat_id == talk.chat_id,
                    OutgoingRow.answers == number,
                )
                .order_by(OutgoingRow.id)
            )
            return [outgoing_of(row) for row in rows]

    @needs(CARRY_BOTS, about="outgoing_id")
    async def withdraw(self, outgoing_id: str, *, why: str) -> None:
        """It is not wanted any more; what has gone, or is going, has."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is not None and row.state == OutState.QUEUED:
                row.state, row.error, row.next_try_at = OutState.FAILED, why, None

    @needs(CARRY_BOTS, about="outgoing_id")
    async def again(self, outgoing_id: str) -> Outgoing | None:
        """What was given up, or may not have arrived, waits again; None where it is neither."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None or row.state not in {OutState.FAILED, OutState.UNSURE}:
                return None
            row.state, row.next_try_at = OutState.QUEUED, self._clock.now()
            outgoing = outgoing_of(row)
        self.announce(outgoing)
        return outgoing

    @needs(VIEW_BOTS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Outgoing]:
        """What has become of messages of a thread, by their ids there."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(OutgoingRow).where(OutgoingRow.message_id.in_(message_ids))
            )
            return {str(row.message_id): outgoing_of(row) for row in rows}

    @needs(CARRY_BOTS)
    async def delete_before(self, moment: datetime) -> int:
        """Deletes what went longer ago; what waits stays."""
        async with self._database.write() as session:
            gone = await session.scalars(
                delete(OutgoingRow)
                .where(
                    OutgoingRow.at < moment,
                    OutgoingRow.state.not_in((OutState.QUEUED, OutState.SENDING)),
                )
                .returning(OutgoingRow.id)
            )
            return len(gone.all())
