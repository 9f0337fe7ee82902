"""Short messages as a thread shows them: what has become of each, and once more on a wish."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, update

from secretary_app.channels.sms.errors import SmsMissing, SmsNotAgain
from secretary_app.channels.sms.events import SmsQueued
from secretary_app.channels.sms.models import PartState, Sms, SmsState
from secretary_app.channels.sms.repo import SmsRepo, sms_of
from secretary_app.channels.sms.rights import SEND_SMS, VIEW_SMS
from secretary_app.channels.sms.tables import SmsRow, SmsSentPartRow
from secretary_app.features.conversations.models import Role
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


class SmsReplies:
    """For the desk, which writes by ``SmsService.send``."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(VIEW_SMS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Sms]:
        """What has become of messages of a thread, by their ids there."""
        async with self._database.read() as session:
            rows = await session.scalars(select(SmsRow).where(SmsRow.message_id.in_(message_ids)))
            return {str(row.message_id): sms_of(row) for row in rows}

    @needs(SEND_SMS, about="sms_id")
    async def send_again(self, sms_id: str) -> Sms:
        """What was not sent, or perhaps not, goes into the queue again on a person's wish.

        Raises SmsMissing or SmsNotAgain.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            repo = SmsRepo(session)
            sms = await repo.get(sms_id)
            if sms is None:
                raise SmsMissing(sms_id=sms_id)
            if sms.state not in {SmsState.FAILED, SmsState.UNSURE}:
                raise SmsNotAgain(state=sms.state)
            await session.execute(
                update(SmsSentPartRow)
                .where(
                    SmsSentPartRow.sms_id == sms_id,
                    SmsSentPartRow.state.in_((PartState.FAILED, PartState.UNSURE)),
                )
                .values(state=PartState.WAITING, reference=None)
            )
            sms = await repo.set_state(sms_id, SmsState.QUEUED, next_try_at=now)
        self._events.emit(SmsQueued(at=now, actor=Role.OPERATOR.value, sms=sms))
        return sms
