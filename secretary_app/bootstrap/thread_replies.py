"""What one of us answers in a thread, at the desk or by a program: the door it goes by.

It is the one by which they wrote last, of those that lead to them.
"""

from __future__ import annotations

from collections.abc import Mapping

from secretary_app.channels.sms.replies import SmsReplies
from secretary_app.channels.sms.rights import SEND_SMS
from secretary_app.channels.sms.service import SmsService
from secretary_app.channels.telegram.replies import TelegramReplies
from secretary_app.channels.telegram.rights import WRITE_BY_BOT
from secretary_app.channels.widget.replies import WidgetReplies
from secretary_app.features.conversations.errors import MessageMissing, ThreadUnreachable
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel, Role
from secretary_app.features.conversations.rights import WRITE_CONVERSATIONS
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.models import IdentityKind, Person
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.permissions import Right
from secretary_app.kernel.phone import PhoneNumber

WRITING: Mapping[Channel, Right] = {
    Channel.SMS: SEND_SMS,
    Channel.WIDGET: WRITE_CONVERSATIONS,
    Channel.TELEGRAM: WRITE_BY_BOT,
}
"""What somebody needs who writes there."""

_LEADING = {
    IdentityKind.PHONE: Channel.SMS,
    IdentityKind.VISITOR: Channel.WIDGET,
    IdentityKind.TELEGRAM: Channel.TELEGRAM,
}
"""By what somebody is known who is reached there."""


class ThreadReplies:
    """Each door asks for its own right."""

    def __init__(
        self,
        *,
        people: PeopleService,
        conversations: ConversationService,
        handover: Handover,
        sms: SmsService,
        texts: SmsReplies,
        visitors: WidgetReplies,
        bots: TelegramReplies,
    ) -> None:
        self._people = people
        self._conversations = conversations
        self._handover = handover
        self._sms = sms
        self._texts = texts
        self._visitors = visitors
        self._bots = bots

    async def door(self, thread_id: str, person: Person | None) -> Channel | None:
        """To the person whose thread it is; None: nothing that is written reaches them."""
        if person is None:
            return None
        leading = [_LEADING[each.kind] for each in person.identities if each.kind in _LEADING]
        used = await self._conversations.wrote_by(thread_id)
        return next(iter((*(each for each in used if each in leading), *leading)), None)

    async def send(self, thread_id: str, text: str) -> None:
        """On the disk when it returns, and the thread is in the hands of whoever acts.

        Raises ThreadMissing, ThreadUnreachable where no door leads to them, and what a door raises.
        """
        thread = await self._conversations.thread(thread_id)
        person = None if thread.person_id is None else await self._people.get(thread.person_id)
        match await self.door(thread_id, person):
            case Channel.WIDGET:
                await self._visitors.reply(thread_id, text)
            case Channel.TELEGRAM:
                await self._bots.send(thread_id, text)
            case Channel.SMS if person is not None and person.phone is not None:
                await self._sms.send(PhoneNumber(person.phone), text, role=Role.OPERATOR)
                await self._handover.spoke(thread_id)
            case _:
                raise ThreadUnreachable

    async def send_again(self, message_id: str) -> None:
        """One that did not go, or perhaps not.

        Raises MessageMissing where it went by no door that can fail, and what the door raises.
        """
        text = (await self._texts.of_messages([message_id])).get(message_id)
        if text is not None:
            await self._texts.send_again(text.id)
            return
        by_bot = (await self._bots.of_messages([message_id])).get(message_id)
        if by_bot is None:
            raise MessageMissing(message_id=message_id)
        await self._bots.send_again(by_bot.id)
