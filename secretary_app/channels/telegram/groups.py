"""Groups in which a bot is, and what becomes of one that Telegram gives another number."""

from __future__ import annotations

from sqlalchemy import select, update

from secretary_app.channels.telegram.incoming import Incoming
from secretary_app.channels.telegram.models import Group
from secretary_app.channels.telegram.rights import CARRY_BOTS
from secretary_app.channels.telegram.tables import GroupRow, OutgoingRow, TalkRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database


class Groups:
    """Of all bots."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @needs(CARRY_BOTS, about="bot_id")
    async def of(self, bot_id: str, incoming: Incoming) -> Group:
        """The group that something was said in; it remembers nothing until somebody wants it."""
        async with self._database.write() as session:
            row = await session.get(GroupRow, (bot_id, incoming.chat_id))
            if row is None:
                row = GroupRow(bot_id=bot_id, chat_id=incoming.chat_id, title="", remembers=False)
                session.add(row)
            row.title = incoming.chat_title or row.title
            await session.flush()
            return _group(row)

    @needs(CARRY_BOTS, about="bot_id")
    async def remember(self, bot_id: str, chat_id: int, *, remembers: bool) -> None:
        """Whether what is said to the bot there is kept."""
        async with self._database.write() as session:
            row = await session.get_one(GroupRow, (bot_id, chat_id))
            row.remembers = remembers

    @needs(CARRY_BOTS, about="bot_id")
    async def move(self, bot_id: str, chat_id: int, to: int) -> None:
        """The group has another id now: what is known of it, and what waits for it, goes along."""
        async with self._database.write() as session:
            known = await session.scalar(
                select(GroupRow.chat_id).where(GroupRow.bot_id == bot_id, GroupRow.chat_id == to)
            )
            old = await session.get(GroupRow, (bot_id, chat_id))
            if old is not None and known is None:
                old.chat_id = to
            elif old is not None:
                await session.delete(old)
            there = select(TalkRow.user_id).where(TalkRow.bot_id == bot_id, TalkRow.chat_id == to)
            await session.execute(
                update(TalkRow)
                .where(
                    TalkRow.bot_id == bot_id,
                    TalkRow.chat_id == chat_id,
                    TalkRow.user_id.not_in(there),
                )
                .values(chat_id=to)
            )
            await session.execute(
                update(OutgoingRow)
                .where(OutgoingRow.bot_id == bot_id, OutgoingRow.chat_id == chat_id)
                # A supergroup counts its messages anew.
                .values(chat_id=to, reply_to=None, replaces=[])
            )


def _group(row: GroupRow) -> Group:
    return Group(bot_id=row.bot_id, chat_id=row.chat_id, title=row.title, remembers=row.remembers)
