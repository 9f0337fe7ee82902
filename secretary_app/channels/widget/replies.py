"""What people here write to visitors, from the inbox."""

from __future__ import annotations

from secretary_app.channels.widget.errors import BadVisitorText, VisitMissing
from secretary_app.channels.widget.events import VisitorAnswered
from secretary_app.channels.widget.visits import Visits, show_within
from secretary_app.features.conversations.handover import Handover
from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    Message,
    NewMessage,
    Role,
)
from secretary_app.features.conversations.rights import VIEW_CONVERSATIONS, WRITE_CONVERSATIONS
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.correspondence.service import written_in
from secretary_app.features.people.models import IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

LONGEST_REPLY = 4000


class WidgetReplies:
    """Needs no open page: who has left finds the reply when they come back."""

    def __init__(
        self,
        *,
        database: Database,
        visits: Visits,
        people: PeopleService,
        conversations: ConversationService,
        handover: Handover,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._database = database
        self._visits = visits
        self._people = people
        self._conversations = conversations
        self._handover = handover
        self._events = events
        self._clock = clock

    @needs(VIEW_CONVERSATIONS)
    async def can_reach(self, thread_id: str) -> bool:
        """Whether whoever a thread is with has written on a website. Raises ThreadMissing."""
        try:
            with by_own_authority():
                await self._visit_of(thread_id)
        except VisitMissing:
            return False
        return True

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def reply(self, thread_id: str, text: str) -> Message:
        """Stored when it returns, and the thread is in the hands of whoever acts.

        Raises ThreadMissing, VisitMissing where its person never wrote on a widget, BadVisitorText.
        """
        text = text.strip()
        if not text or len(text) > LONGEST_REPLY:
            raise BadVisitorText(longest=LONGEST_REPLY)
        with by_own_authority():
            visit_id = await self._visit_of(thread_id)
        message = NewMessage(
            role=Role.OPERATOR, channel=Channel.WIDGET, text=text, language=written_in(text)
        )
        stored = await self._store(thread_id, visit_id, message)
        await self._handover.spoke(thread_id)
        self._announce(stored, visit_id, actor=current_actor().id)
        return stored

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def tell(self, thread_id: str, text: str, *, evidence: Evidence) -> Message:
        """The assistant's own word, which leaves the thread in the hands in which it is.

        Raises ThreadMissing, VisitMissing.
        """
        with by_own_authority():
            visit_id = await self._visit_of(thread_id)
        message = NewMessage(
            role=Role.ASSISTANT,
            channel=Channel.WIDGET,
            text=text,
            language=written_in(text),
            evidence=(evidence,),
        )
        stored = await self._store(thread_id, visit_id, message)
        self._announce(stored, visit_id, actor=Role.ASSISTANT.value)
        return stored

    async def _store(self, thread_id: str, visit_id: str, message: NewMessage) -> Message:
        now = self._clock.now()
        async with self._database.write() as session:
            stored = await self._conversations.add_within(session, thread_id, message, now=now)
            await show_within(session, visit_id, stored.id)
        return stored

    def _announce(self, stored: Message, visit_id: str, *, actor: str) -> None:
        self._conversations.announce(stored, actor=actor)
        self._events.emit(
            VisitorAnswered(at=stored.created_at, actor=actor, visit_id=visit_id, message=stored)
        )

    async def _visit_of(self, thread_id: str) -> str:
        """Of a person with several browsers the one that was here last."""
        thread = await self._conversations.thread(thread_id)
        if thread.person_id is None:
            raise VisitMissing
        person = await self._people.get(thread.person_id)
        ids = [each.value for each in person.identities if each.kind is IdentityKind.VISITOR]
        visit = await self._visits.last_of(ids)
        if visit is None:
            raise VisitMissing
        return visit.id
