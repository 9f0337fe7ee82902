"""Which message of a bot asks one of our people what, and what they were heard to answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.telegram.models import Question, Talk
from secretary_app.channels.telegram.rights import CARRY_BOTS
from secretary_app.channels.telegram.tables import OutgoingRow, QuestionRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock


class Questions:
    """Of all bots. A question has the id of the message that asks it."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put(
        self, session: AsyncSession, outgoing_id: str, talk: Talk, promise_id: str, *, draft: str
    ) -> None:
        """Within a writing session. ``draft``: the answer that the message reads back."""
        session.add(
            QuestionRow(
                id=outgoing_id,
                talk_id=talk.id,
                promise_id=promise_id,
                draft=draft,
                at=self._clock.now(),
            )
        )

    @needs(CARRY_BOTS, about="talk.id")
    async def replied_to(self, talk: Talk, number: int) -> Question | None:
        """Whose message has this number of Telegram's."""
        async with self._database.read() as session:
            found = await session.execute(
                select(QuestionRow, OutgoingRow.sent_as)
                .join(OutgoingRow, OutgoingRow.id == QuestionRow.id)
                .where(QuestionRow.talk_id == talk.id)
                .order_by(QuestionRow.id.desc())
            )
            return next((_question(row) for row, sent_as in found if number in sent_as), None)

    @needs(CARRY_BOTS, about="talk.id")
    async def take_draft(self, talk: Talk, question_id: str) -> Question | None:
        """What was read back, once only; None where there is nothing, or not in this talk."""
        async with self._database.write() as session:
            row = await session.get(QuestionRow, question_id)
            if row is None or row.talk_id != talk.id or not row.draft:
                return None
            taken = _question(row)
            row.draft = ""
        return taken

    @needs(CARRY_BOTS)
    async def delete_before(self, moment: datetime) -> int:
        """Older ones can be answered at the desk alone."""
        async with self._database.write() as session:
            gone = await session.scalars(
                delete(QuestionRow).where(QuestionRow.at < moment).returning(QuestionRow.id)
            )
            return len(gone.all())


def _question(row: QuestionRow) -> Question:
    return Question(id=row.id, promise_id=row.promise_id, draft=row.draft)
