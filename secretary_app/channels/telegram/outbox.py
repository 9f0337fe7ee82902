"""What is to go, on the disk: written down with the message in the thread, sent when it can be.

A part whose sending was cut off may have arrived, and is sent again: in a chat a doubled answer is
a nuisance, a lost one is silence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.events import BotWrites, BotWrote
from secretary_app.channels.telegram.models import (
    BotCounts,
    Outgoing,
    OutState,
    Press,
    Talk,
)
from secretary_app.channels.telegram.rights import CARRY_BOTS, VIEW_BOTS
from secretary_app.channels.telegram.tables import HeardRow, OutgoingRow, TalkRow, UpdateRow
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
        message_id: str | None = None,
        answers: int | None = None,
        replaces: Sequence[int] = (),
        presses: Presses = (),
        asks_contact: str = "",
    ) -> Outgoing:
        """Within a writing session; `announce` it once that is over."""
        now = self._clock.now()
        row = OutgoingRow(
            id=new_id(),
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
        return _outgoing(row)

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
            return [_outgoing(row) for row in rows]

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
        return None if row is None else _outgoing(row)

    @needs(CARRY_BOTS, about="bot_id")
    async def next_time(self, bot_id: str) -> datetime | None:
        """When something will be due."""
        async with self._database.read() as session:
            return await session.scalar(
                select(func.min(OutgoingRow.next_try_at)).where(OutgoingRow.id.in_(_firsts(bot_id)))
            )

    @needs(CARRY_BOTS, about="outgoing_id")
    async def part_sent(self, outgoing_id: str, number: int, *, whole: bool) -> Outgoing | None:
        """Telegram has a part, perhaps the last; None where it was forgotten meanwhile."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None:
                return None
            row.sent_as = [*row.sent_as, number]
            if whole:
                row.state, row.error, row.next_try_at = OutState.SENT, None, None
                if row.message_id is None:
                    # What stands in nobody's thread is kept for nobody.
                    row.text = ""
            outgoing = _outgoing(row)
        return self._moved(outgoing)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def put_off(
        self, outgoing_id: str, *, error: str, by: timedelta, counts: bool = True
    ) -> Outgoing | None:
        """It could not be sent now; ``counts`` as a try of its own."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None:
                return None
            row.attempts += int(counts)
            row.error, row.next_try_at = error, self._clock.now() + by
            outgoing = _outgoing(row)
        return self._moved(outgoing)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def give_up(self, outgoing_id: str, *, error: str) -> Outgoing | None:
        """It will never be sent."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None:
                return None
            row.state, row.error, row.next_try_at = OutState.FAILED, error, None
            row.attempts += 1
            outgoing = _outgoing(row)
        return self._moved(outgoing)

    @needs(CARRY_BOTS, about="outgoing_id")
    async def again(self, outgoing_id: str) -> Outgoing | None:
        """What was given up waits again; None where nothing was."""
        async with self._database.write() as session:
            row = await session.get(OutgoingRow, outgoing_id)
            if row is None or row.state != OutState.FAILED:
                return None
            row.state, row.next_try_at = OutState.QUEUED, self._clock.now()
            outgoing = _outgoing(row)
        self.announce(outgoing)
        return outgoing

    @needs(VIEW_BOTS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Outgoing]:
        """What has become of messages of a thread, by their ids there."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(OutgoingRow).where(OutgoingRow.message_id.in_(message_ids))
            )
            return {str(row.message_id): _outgoing(row) for row in rows}

    @needs(CARRY_BOTS)
    async def delete_before(self, moment: datetime) -> int:
        """Deletes what went longer ago; what waits stays."""
        async with self._database.write() as session:
            gone = await session.scalars(
                delete(OutgoingRow)
                .where(OutgoingRow.at < moment, OutgoingRow.state != OutState.QUEUED)
                .returning(OutgoingRow.id)
            )
            return len(gone.all())

    @needs(VIEW_BOTS, about="bot_id")
    async def counts(self, bot_id: str) -> BotCounts:
        """What went through a bot, of what is kept."""
        async with self._database.read() as session:
            rows = await session.execute(
                select(OutgoingRow.state, func.count())
                .where(OutgoingRow.bot_id == bot_id)
                .group_by(OutgoingRow.state)
            )
            states = {state: int(count) for state, count in rows}
            received, last = (
                await session.execute(
                    select(func.count(), func.max(HeardRow.at)).where(HeardRow.bot_id == bot_id)
                )
            ).one()
            people = await session.scalar(
                select(func.count(TalkRow.user_id.distinct())).where(TalkRow.bot_id == bot_id)
            )
            groups = await session.scalar(
                select(func.count(TalkRow.chat_id.distinct())).where(
                    TalkRow.bot_id == bot_id, TalkRow.private.is_(False)
                )
            )
            newest = await session.scalar(
                select(func.max(UpdateRow.at)).where(UpdateRow.bot_id == bot_id)
            )
        return BotCounts(
            received=received,
            sent=states.get(OutState.SENT, 0),
            waiting=states.get(OutState.QUEUED, 0),
            failed=states.get(OutState.FAILED, 0),
            people=people or 0,
            groups=groups or 0,
            last_received_at=newest or last,
        )

    def _moved(self, outgoing: Outgoing) -> Outgoing:
        self._events.emit(BotWrote(at=self._clock.now(), outgoing=outgoing))
        return outgoing


def _firsts(bot_id: str) -> Select[str]:
    """Of each chat what is sent next: what they read comes in the order in which it was said."""
    return (
        select(func.min(OutgoingRow.id))
        .where(OutgoingRow.bot_id == bot_id, OutgoingRow.state == OutState.QUEUED)
        .group_by(OutgoingRow.chat_id)
    )


def _outgoing(row: OutgoingRow) -> Outgoing:
    return Outgoing(
        id=row.id,
        bot_id=row.bot_id,
        chat_id=row.chat_id,
        text=row.text,
        state=OutState(row.state),
        at=row.at,
        message_id=row.message_id,
        talk_id=row.talk_id,
        answers=row.answers,
        reply_to=row.reply_to,
        replaces=tuple(row.replaces),
        sent_as=tuple(row.sent_as),
        presses=tuple(
            tuple(Press(text=text, data=data) for text, data in line) for line in row.presses
        ),
        asks_contact=row.asks_contact,
        attempts=row.attempts,
        error=row.error,
        next_try_at=row.next_try_at,
    )
