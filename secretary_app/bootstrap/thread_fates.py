"""What has become of messages of a thread, whichever door they went by."""

from __future__ import annotations

from collections.abc import Collection

from secretary_app.channels.sms.models import Direction
from secretary_app.channels.sms.replies import SmsReplies
from secretary_app.channels.telegram.models import OutState
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.features.conversations.fates import Fate, FateState
from secretary_app.foundation.auth.errors import NotAllowed


class ThreadFates:
    """Of those that go by a queue; what a page of ours shows is there when it is written."""

    def __init__(self, *, texts: SmsReplies, bots: TelegramReplies) -> None:
        self._texts = texts
        self._bots = bots

    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Fate]:
        """By the ids of the messages; without what whoever asks may not know."""
        return await self._by_text(message_ids) | await self._by_bot(message_ids)

    async def _by_text(self, message_ids: Collection[str]) -> dict[str, Fate]:
        try:
            found = await self._texts.of_messages(message_ids)
        except NotAllowed:
            return {}
        return {
            message_id: Fate(
                state=FateState(text.state),
                attempts=text.attempts,
                error=text.error,
                next_try_at=text.next_try_at,
            )
            for message_id, text in found.items()
            if text.direction is Direction.OUT
        }

    async def _by_bot(self, message_ids: Collection[str]) -> dict[str, Fate]:
        try:
            found = await self._bots.of_messages(message_ids)
        except NotAllowed:
            return {}
        return {
            message_id: Fate(
                # While it is being sent it may still be put off, as before.
                state=FateState.QUEUED if sent.state is OutState.SENDING else FateState(sent.state),
                attempts=sent.attempts,
                error=sent.error,
                next_try_at=sent.next_try_at,
            )
            for message_id, sent in found.items()
        }
