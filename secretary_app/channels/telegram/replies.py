"""What one of us writes to somebody who wrote to a bot: into their thread, and by that bot."""

from __future__ import annotations

from collections.abc import Collection

from secretary_app.channels.telegram.errors import NobodyWrote, NotAgain, NothingToWrite
from secretary_app.channels.telegram.models import Outgoing, Talk
from secretary_app.channels.telegram.outbox import TelegramOutbox
from secretary_app.channels.telegram.rights import VIEW_BOTS, WRITE_BY_BOT
from secretary_app.channels.telegram.talks import Talks
from secretary_app.features.conversations.errors import ThreadMissing
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import Channel, Evidence, NewMessage, Role
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.service import written_in
from secretary_app.features.people.errors import PersonMissing
from secretary_app.features.people.models import IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

LONGEST = 20_000
"""Five messages of Telegram's."""


class TelegramReplies:
    """For the desk."""

    def __init__(
        self,
        *,
        database: Database,
        people: PeopleService,
        conversations: ConversationService,
        handover: Handover,
        outbox: TelegramOutbox,
        talks: Talks,
        clock: Clock,
    ) -> None:
        self._database = database
        self._people = people
        self._conversations = conversations
        self._handover = handover
        self._outbox = outbox
        self._talks = talks
        self._clock = clock

    @needs(VIEW_BOTS)
    async def can_reach(self, thread_id: str) -> bool:
        """Whether whoever a thread is with has written to a bot."""
        return await self._talk(thread_id) is not None

    @needs(WRITE_BY_BOT, about="thread_id")
    async def send(self, thread_id: str, text: str) -> Outgoing:
        """It is on the disk when this returns, and the thread is in the writer's hands.

        Raises ThreadMissing, NobodyWrote or NothingToWrite.
        """
        text = text.strip()
        if not text or len(text) > LONGEST:
            raise NothingToWrite(longest=LONGEST)
        message = NewMessage(
            role=Role.OPERATOR, channel=Channel.TELEGRAM, text=text, language=written_in(text)
        )
        return await self._put(thread_id, message, taking=True)

    @needs(WRITE_BY_BOT, about="thread_id")
    async def tell(self, thread_id: str, text: str, *, evidence: Evidence) -> Outgoing:
        """The assistant's own word, which leaves the thread in the hands in which it is.

        Raises ThreadMissing or NobodyWrote.
        """
        message = NewMessage(
            role=Role.ASSISTANT,
            channel=Channel.TELEGRAM,
            text=text,
            language=written_in(text),
            evidence=(evidence,),
        )
        return await self._put(thread_id, message, taking=False)

    async def _put(self, thread_id: str, message: NewMessage, *, taking: bool) -> Outgoing:
        with by_own_authority():
            talk = await self._talk(thread_id)
            if talk is None:
                raise NobodyWrote
            if taking:
                await self._handover.spoke(thread_id)
            async with self._database.write() as session:
                stored = await self._conversations.add_within(
                    session, thread_id, message, now=self._clock.now()
                )
                outgoing = await self._outbox.put(session, talk, stored.text, message_id=stored.id)
            actor = current_actor().id if taking else Role.ASSISTANT.value
            self._conversations.announce(stored, actor=actor)
        self._outbox.announce(outgoing)
        return outgoing

    @needs(VIEW_BOTS)
    async def of_messages(self, message_ids: Collection[str]) -> dict[str, Outgoing]:
        """What has become of messages of a thread, by their ids there."""
        return await self._outbox.of_messages(message_ids)

    @needs(WRITE_BY_BOT, about="outgoing_id")
    async def send_again(self, outgoing_id: str) -> Outgoing:
        """What was given up goes into the queue again. Raises NotAgain."""
        with by_own_authority():
            outgoing = await self._outbox.again(outgoing_id)
        if outgoing is None:
            raise NotAgain
        return outgoing

    @needs(VIEW_BOTS)
    async def chat_of(self, thread_id: str) -> tuple[str, int] | None:
        """The bot and the chat by which a reply would go."""
        talk = await self._talk(thread_id)
        return None if talk is None else (talk.bot_id, talk.chat_id)

    async def _talk(self, thread_id: str) -> Talk | None:
        with by_own_authority():
            try:
                thread = await self._conversations.thread(thread_id)
                if thread.person_id is None:
                    return None
                person = await self._people.get(thread.person_id)
            except (ThreadMissing, PersonMissing):
                return None
            users = [
                int(each.value)
                for each in person.identities
                if each.kind is IdentityKind.TELEGRAM and each.value.isdecimal()
            ]
            return await self._talks.latest(users) if users else None
