"""What went through a bot, in figures."""

from __future__ import annotations

from sqlalchemy import func, select

from secretary_app.channels.telegram.models import BotCounts, OutState
from secretary_app.channels.telegram.rights import VIEW_BOTS
from secretary_app.channels.telegram.tables import HeardRow, OutgoingRow, TalkRow, UpdateRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database


class BotFigures:
    """Of all bots."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @needs(VIEW_BOTS, about="bot_id")
    async def of(self, bot_id: str) -> BotCounts:
        """What is kept of it, counted."""
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
            waiting=states.get(OutState.QUEUED, 0) + states.get(OutState.SENDING, 0),
            failed=states.get(OutState.FAILED, 0),
            unsure=states.get(OutState.UNSURE, 0),
            people=people or 0,
            groups=groups or 0,
            last_received_at=newest or last,
        )
