"""Who talks with which bot in which chat, and which message of Telegram's is which of ours."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.models import Talk
from secretary_app.channels.telegram.rights import CARRY_BOTS
from secretary_app.channels.telegram.tables import HeardRow, OutgoingRow, QuestionRow, TalkRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id


class Talks:
    """Of all bots."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @needs(CARRY_BOTS, about="bot_id")
    async def of(self, bot_id: str, incoming: Incoming) -> tuple[Talk, bool]:
        """The talk that something belongs to, and whether it is their first word in it."""
        now = self._clock.now()
        async with self._database.write() as session:
            row = await session.scalar(
                select(TalkRow).where(
                    TalkRow.bot_id == bot_id,
                    TalkRow.chat_id == incoming.chat_id,
                    TalkRow.user_id == incoming.user_id,
                )
            )
            new = row is None
            if row is None:
                row = TalkRow(
                    id=new_id(),
                    bot_id=bot_id,
                    chat_id=incoming.chat_id,
                    user_id=incoming.user_id,
                    private=incoming.private,
                    language=None,
                    model=None,
                    since=now,
                    contact_asked=False,
                    contact=None,
                )
                session.add(row)
            row.last_at = now
            await session.flush()
            return _talk(row), new

    @needs(CARRY_BOTS, about="talk_id")
    async def speaks(self, talk_id: str, language: str) -> None:
        """They chose a language."""
        await self._set(talk_id, language=language)

    @needs(CARRY_BOTS, about="talk_id")
    async def thinks_with(self, talk_id: str, model: str | None) -> None:
        """They chose a model; None: whichever comes first."""
        await self._set(talk_id, model=model)

    @needs(CARRY_BOTS, about="talk_id")
    async def begin_anew(self, talk_id: str) -> None:
        """What was said before counts no more."""
        await self._set(talk_id, since=self._clock.now())

    @needs(CARRY_BOTS, about="talk_id")
    async def contact_asked(self, talk_id: str) -> None:
        """They were asked for their number, which is done once."""
        await self._set(talk_id, contact_asked=True)

    @needs(CARRY_BOTS, about="talk_id")
    async def shares(self, talk_id: str, number: str) -> None:
        """They shared a number that stands on somebody's card: the two may be one person."""
        await self._set(talk_id, contact=number)

    @needs(CARRY_BOTS)
    async def latest(self, user_ids: Collection[int]) -> Talk | None:
        """Where somebody wrote last: by themselves, where they ever did, else in a group."""
        async with self._database.read() as session:
            row = await session.scalar(
                select(TalkRow)
                .where(TalkRow.user_id.in_(user_ids))
                .order_by(TalkRow.private.desc(), TalkRow.last_at.desc())
                .limit(1)
            )
        return None if row is None else _talk(row)

    @needs(CARRY_BOTS, about="bot_id")
    async def alone_with(self, bot_id: str, user_ids: Collection[int]) -> list[Talk]:
        """Those of a bot with these people that nobody else reads."""
        if not user_ids:
            return []
        async with self._database.read() as session:
            rows = await session.scalars(
                select(TalkRow).where(
                    TalkRow.bot_id == bot_id,
                    TalkRow.user_id.in_(user_ids),
                    TalkRow.private.is_(True),
                )
            )
            return [_talk(row) for row in rows]

    # ---- messages

    async def heard(
        self, session: AsyncSession, talk: Talk, number: int, message_id: str | None
    ) -> None:
        """Within a writing session: a message of theirs stands in the thread, perhaps anew."""
        row = await session.get(HeardRow, (talk.bot_id, talk.chat_id, number))
        if row is None:
            row = HeardRow(
                bot_id=talk.bot_id,
                chat_id=talk.chat_id,
                number=number,
                talk_id=talk.id,
                at=self._clock.now(),
            )
            session.add(row)
        row.message_id = message_id

    @needs(CARRY_BOTS)
    async def message_of(self, talk: Talk, number: int) -> tuple[bool, str | None]:
        """Whether a message was heard, and its id in the thread."""
        async with self._database.read() as session:
            row = await session.get(HeardRow, (talk.bot_id, talk.chat_id, number))
        return row is not None, None if row is None else row.message_id

    @needs(CARRY_BOTS)
    async def is_newest(self, talk: Talk, number: int) -> bool:
        """Whether they have written nothing after it."""
        async with self._database.read() as session:
            newest = await session.scalar(
                select(func.max(HeardRow.number)).where(HeardRow.talk_id == talk.id)
            )
        return newest == number

    @needs(CARRY_BOTS)
    async def messages(self, talk: Talk) -> set[str]:
        """Ids of what was said in a talk since it began."""
        async with self._database.read() as session:
            heard = await session.scalars(
                select(HeardRow.message_id).where(
                    HeardRow.talk_id == talk.id, HeardRow.at >= talk.since
                )
            )
            said = await session.scalars(
                select(OutgoingRow.message_id).where(
                    OutgoingRow.talk_id == talk.id, OutgoingRow.at >= talk.since
                )
            )
            return {each for each in (*heard, *said) if each is not None}

    @needs(CARRY_BOTS)
    async def forget(self, user_ids: Collection[int]) -> int:
        """Deletes what there is of somebody; how many messages."""
        async with self._database.write() as session:
            mine = select(TalkRow.id).where(TalkRow.user_id.in_(user_ids))
            talks = list(await session.scalars(mine))
            count = 0
            for table in (HeardRow, OutgoingRow):
                gone = await session.scalars(
                    delete(table).where(table.talk_id.in_(talks)).returning(table.talk_id)
                )
                count += len(gone.all())
            await session.execute(delete(QuestionRow).where(QuestionRow.talk_id.in_(talks)))
            await session.execute(delete(TalkRow).where(TalkRow.id.in_(talks)))
        return count

    @needs(CARRY_BOTS)
    async def delete_before(self, moment: datetime) -> int:
        """Deletes the numbers of messages older than that; what waits stays."""
        async with self._database.write() as session:
            heard = await session.scalars(
                delete(HeardRow).where(HeardRow.at < moment).returning(HeardRow.number)
            )
            return len(heard.all())

    async def _set(self, talk_id: str, **values: object) -> None:
        async with self._database.write() as session:
            await session.execute(update(TalkRow).where(TalkRow.id == talk_id).values(**values))


async def shared_numbers(session: AsyncSession) -> dict[str, str]:
    """Users of Telegram's to numbers that they called their own and that stand on other cards."""
    rows = await session.execute(
        select(TalkRow.user_id, TalkRow.contact).where(TalkRow.contact.is_not(None))
    )
    return {str(user_id): str(number) for user_id, number in rows}


def _talk(row: TalkRow) -> Talk:
    return Talk(
        id=row.id,
        bot_id=row.bot_id,
        chat_id=row.chat_id,
        user_id=row.user_id,
        private=row.private,
        language=row.language,
        model=row.model,
        since=row.since,
        last_at=row.last_at,
        contact_asked=row.contact_asked,
    )
