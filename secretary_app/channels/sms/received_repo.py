"""Short messages that came, in the database: parts as they came, and the messages they make."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.channels.sms.assembling import Assembled, Waiting
from secretary_app.channels.sms.models import Direction, ReceivedPart, Sms, SmsState
from secretary_app.channels.sms.repo import sms_of
from secretary_app.channels.sms.tables import SmsReceivedPartRow, SmsRow
from secretary_app.kernel.ids import new_id

SAME_AGAIN = timedelta(days=7)
"""How long a part may come a second time; later the same reference is another message."""


class ReceivedRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add_received(self, part: ReceivedPart, *, line_id: str, now: datetime) -> bool:
        """False where it is there already: found again, or sent again by the network."""
        if await self._session.get(SmsReceivedPartRow, part.fingerprint) is not None:
            return False
        before = await self._session.scalar(
            select(SmsReceivedPartRow.sms_id).where(
                SmsReceivedPartRow.line_id == line_id,
                SmsReceivedPartRow.number == part.number,
                # Who writes a short «Да» on Monday and on Tuesday has said it twice.
                SmsReceivedPartRow.reference.is_not(None),
                SmsReceivedPartRow.reference == part.reference,
                SmsReceivedPartRow.total == part.total,
                SmsReceivedPartRow.index == part.index,
                SmsReceivedPartRow.text == part.text,
                SmsReceivedPartRow.sms_id.is_not(None),
                SmsReceivedPartRow.received_at >= now - SAME_AGAIN,
            )
        )
        row = SmsReceivedPartRow(
            fingerprint=part.fingerprint,
            line_id=line_id,
            pdu=part.pdu,
            number=part.number,
            text=part.text,
            reference=part.reference,
            total=part.total,
            index=part.index,
            for_people=part.for_people,
            received_at=now,
            sms_id=before,
        )
        self._session.add(row)
        await self._session.flush()
        return before is None

    async def waiting(self) -> list[Waiting]:
        """Parts that are in no message yet, in the order of their coming."""
        rows = await self._session.scalars(
            select(SmsReceivedPartRow)
            .where(SmsReceivedPartRow.sms_id.is_(None), SmsReceivedPartRow.for_people)
            .order_by(SmsReceivedPartRow.received_at)
        )
        return [
            Waiting(
                fingerprint=row.fingerprint,
                line_id=row.line_id,
                number=row.number,
                reference=row.reference,
                total=row.total,
                index=row.index,
                text=row.text,
                received_at=row.received_at,
            )
            for row in rows
        ]

    async def add_message(self, message: Assembled, *, message_id: str) -> Sms:
        """A message that can be shown."""
        row = SmsRow(
            id=new_id(),
            line_id=message.line_id,
            purpose=None,
            direction=Direction.IN,
            number=message.number,
            text=message.text,
            state=SmsState.INCOMPLETE if message.missing else SmsState.RECEIVED,
            at=message.received_at,
            parts=message.parts,
            message_id=message_id,
            error=None,
            attempts=0,
            next_try_at=None,
            reference=0,
        )
        self._session.add(row)
        await self._session.flush()
        await self._session.execute(
            update(SmsReceivedPartRow)
            .where(SmsReceivedPartRow.fingerprint.in_(message.fingerprints))
            .values(sms_id=row.id)
        )
        return sms_of(row)
