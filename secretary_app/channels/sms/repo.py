"""Short messages in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.sms.models import (
    Direction,
    DuePart,
    Going,
    PartState,
    Purpose,
    Sms,
    SmsState,
)
from secretary_app.channels.sms.tables import SmsReceivedPartRow, SmsRow, SmsSentPartRow
from secretary_app.kernel.ids import new_id

REFERENCES = 256
"""Of long messages; the telephone of the receiver tells ours apart by it and by our number."""


class SmsRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def forget(self, number: str) -> int:
        """Everything from and to a number; how many messages."""
        ids = (await self._session.scalars(select(SmsRow.id).where(SmsRow.number == number))).all()
        await self._delete(ids)
        await self._session.execute(
            delete(SmsReceivedPartRow).where(SmsReceivedPartRow.number == number)
        )
        return len(ids)

    async def delete_before(self, moment: datetime) -> int:
        """Messages older than that, but those that still wait to be sent; how many."""
        old = select(SmsRow.id).where(SmsRow.at < moment, SmsRow.state != SmsState.QUEUED)
        ids = (await self._session.scalars(old)).all()
        await self._delete(ids)
        return len(ids)

    async def _delete(self, ids: Sequence[str]) -> None:
        for table in (SmsSentPartRow, SmsReceivedPartRow):
            await self._session.execute(delete(table).where(table.sms_id.in_(ids)))
        await self._session.execute(delete(SmsRow).where(SmsRow.id.in_(ids)))

    async def last_line(self, number: str) -> str | None:
        """The one by which the last message came from a number, or went to it."""
        return await self._session.scalar(
            select(SmsRow.line_id)
            .where(SmsRow.number == number)
            .order_by(SmsRow.at.desc(), SmsRow.id.desc())
            .limit(1)
        )

    async def wrote_since(self, number: str, purpose: Purpose, moment: datetime) -> bool:
        """Whether a number was written to for that since then."""
        found = await self._session.scalar(
            select(SmsRow.id)
            .where(SmsRow.number == number, SmsRow.purpose == purpose, SmsRow.at >= moment)
            .limit(1)
        )
        return found is not None

    async def add_outgoing(
        self,
        *,
        line_id: str,
        number: str,
        text: str,
        parts: int,
        message_id: str | None,
        now: datetime,
        purpose: Purpose | None = None,
    ) -> Sms:
        """A message to be sent."""
        ours = await self._session.scalar(
            select(func.count()).select_from(SmsRow).where(SmsRow.direction == Direction.OUT)
        )
        row = SmsRow(
            id=new_id(),
            line_id=line_id,
            purpose=purpose,
            direction=Direction.OUT,
            number=number,
            text=text,
            state=SmsState.QUEUED,
            at=now,
            parts=parts,
            message_id=message_id,
            error=None,
            attempts=0,
            next_try_at=now,
            reference=(ours or 0) % REFERENCES,
        )
        self._session.add(row)
        await self._session.flush()
        for index in range(1, parts + 1):
            self._session.add(
                SmsSentPartRow(
                    sms_id=row.id,
                    index=index,
                    state=PartState.WAITING,
                    reference=None,
                    tried_at=None,
                )
            )
        await self._session.flush()
        return sms_of(row)

    async def next_due(self, line: Going, *, now: datetime, whole: bool) -> DuePart | None:
        """What to send now: the oldest message whose time has come, its first part that waits.

        ``whole``: with all the others that wait.
        """
        found = await self._session.execute(
            select(SmsRow, SmsSentPartRow)
            .join(SmsSentPartRow, SmsSentPartRow.sms_id == SmsRow.id)
            .where(
                _goes_by(line),
                SmsRow.state == SmsState.QUEUED,
                SmsRow.next_try_at <= now,
                SmsSentPartRow.state == PartState.WAITING,
            )
            .order_by(SmsRow.next_try_at, SmsRow.id, SmsSentPartRow.index)
            .limit(1)
        )
        first = found.first()
        if first is None:
            return None
        sms, part = first
        indexes = [part.index]
        if whole:
            states = await self.part_states(sms.id)
            indexes = [each for each in states if states[each] is PartState.WAITING]
        return DuePart(
            sms_id=sms.id,
            number=sms.number,
            text=sms.text,
            reference=sms.reference,
            indexes=tuple(indexes),
            parts=sms.parts,
            attempts=sms.attempts,
        )

    async def goes_by(self, sms_id: str, line_id: str) -> None:
        """It is sent by this line, whichever it was to go by: one that is no more, perhaps."""
        row = await self._session.get_one(SmsRow, sms_id)
        row.line_id = line_id

    async def next_time(self, line: Going) -> datetime | None:
        """When the next message is due."""
        return await self._session.scalar(
            select(func.min(SmsRow.next_try_at)).where(
                SmsRow.state == SmsState.QUEUED, _goes_by(line)
            )
        )

    async def tried_since(self, moment: datetime) -> int:
        """How many parts were handed over since then."""
        count = await self._session.scalar(
            select(func.count())
            .select_from(SmsSentPartRow)
            .where(SmsSentPartRow.tried_at >= moment, SmsSentPartRow.state != PartState.WAITING)
        )
        return count or 0

    async def set_sending(self, due: DuePart, *, tried_at: datetime) -> None:
        """These parts are being handed over."""
        for index in due.indexes:
            row = await self._session.get_one(SmsSentPartRow, (due.sms_id, index))
            row.state, row.tried_at = PartState.SENDING, tried_at
        await self._session.flush()

    async def settle(self, due: DuePart, state: PartState, *, reference: int | None = None) -> None:
        """What has become of parts that were being handed over.

        One that was told of meanwhile stays as it was told to be.
        """
        for index in due.indexes:
            row = await self._session.get_one(SmsSentPartRow, (due.sms_id, index))
            row.reference = reference
            if row.state == PartState.SENDING:
                row.state = state
        await self._session.flush()

    async def set_part(self, sms_id: str, index: int, state: PartState) -> None:
        """What somebody tells of a part."""
        row = await self._session.get_one(SmsSentPartRow, (sms_id, index))
        row.state = state
        await self._session.flush()

    async def left_sending(self, line: Going) -> list[str]:
        """Messages of which a part was being sent when the program died."""
        rows = await self._session.scalars(
            select(SmsSentPartRow)
            .join(SmsRow, SmsRow.id == SmsSentPartRow.sms_id)
            .where(SmsSentPartRow.state == PartState.SENDING, _goes_by(line))
        )
        found = rows.all()
        for row in found:
            row.state = PartState.UNSURE
        await self._session.flush()
        return sorted({row.sms_id for row in found})

    async def part_of_report(
        self,
        *,
        line_id: str,
        reference: int,
        tail: str,
        sent_at: datetime | None,
        since: datetime,
    ) -> tuple[str, int] | None:
        """The part that a report is about: the newest with this reference sent to this number.

        A reference is given by the modem, so each line has its own.

        Where there is none, a part that nobody has heard of since, sent there at that time.
        """
        told = SmsSentPartRow.reference == reference
        silent = SmsSentPartRow.reference.is_(None)
        rows = await self._session.execute(
            select(SmsSentPartRow)
            .join(SmsRow, SmsRow.id == SmsSentPartRow.sms_id)
            .where(
                SmsRow.line_id == line_id,
                SmsRow.number.endswith(tail, autoescape=True),
                SmsSentPartRow.tried_at >= since,
                SmsSentPartRow.state.in_((PartState.SENT, PartState.UNSURE)),
                or_(told, silent),
            )
            .order_by(silent, SmsSentPartRow.tried_at.desc())
        )
        for (row,) in rows:
            if row.reference is not None or _about(row.tried_at, sent_at):
                return row.sms_id, row.index
        return None

    async def part_states(self, sms_id: str) -> dict[int, PartState]:
        """Of a message of ours, by their places in it."""
        rows = await self._session.execute(
            select(SmsSentPartRow.index, SmsSentPartRow.state)
            .where(SmsSentPartRow.sms_id == sms_id)
            .order_by(SmsSentPartRow.index)
        )
        return {index: PartState(state) for index, state in rows}

    async def set_state(
        self,
        sms_id: str,
        state: SmsState,
        *,
        error: str | None = None,
        attempts: int = 0,
        next_try_at: datetime | None = None,
    ) -> Sms:
        """What has become of a whole message."""
        row = await self._session.get_one(SmsRow, sms_id)
        row.state, row.error, row.attempts = state, error, attempts
        row.next_try_at = next_try_at
        await self._session.flush()
        return sms_of(row)

    async def get(self, sms_id: str) -> Sms | None:
        """By its id."""
        row = await self._session.get(SmsRow, sms_id)
        return None if row is None else sms_of(row)

    async def ending(self, characters: str) -> list[Sms]:
        """Those whose id ends like this, two at most."""
        rows = await self._session.scalars(
            select(SmsRow).where(SmsRow.id.endswith(characters, autoescape=True)).limit(2)
        )
        return [sms_of(row) for row in rows]

    async def newest(self, *, limit: int) -> list[Sms]:
        """The newest first."""
        rows = await self._session.scalars(
            select(SmsRow).order_by(SmsRow.at.desc(), SmsRow.id.desc()).limit(limit)
        )
        return [sms_of(row) for row in rows]


def _goes_by(line: Going) -> ColumnElement[bool]:
    own = SmsRow.line_id == line.line_id
    return or_(own, SmsRow.line_id.not_in(line.not_of)) if line.not_of else own


CLOCKS_DIFFER = timedelta(minutes=5)
"""Between the service centre and this machine."""


def _about(tried_at: datetime | None, sent_at: datetime | None) -> bool:
    if tried_at is None or sent_at is None:
        return False
    return abs(sent_at - tried_at) <= CLOCKS_DIFFER


def sms_of(row: SmsRow) -> Sms:
    """What a row stands for."""
    return Sms(
        id=row.id,
        direction=Direction(row.direction),
        number=row.number,
        text=row.text,
        state=SmsState(row.state),
        at=row.at,
        parts=row.parts,
        message_id=row.message_id,
        line_id=row.line_id,
        error=row.error,
        attempts=row.attempts,
        next_try_at=row.next_try_at,
    )
