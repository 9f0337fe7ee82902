"""What may be done with conversations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.conversations.errors import MessageMissing, ThreadMissing
from secretary_app.features.conversations.events import MessageAdded, MessageHeard, ThreadSeen
from secretary_app.features.conversations.models import (
    Channel,
    Message,
    NewMessage,
    Span,
    Talk,
    Thread,
)
from secretary_app.features.conversations.repo import ConversationsRepo
from secretary_app.features.conversations.rights import (
    DELETE_CONVERSATIONS,
    DRAFT_REPLIES,
    VIEW_CONVERSATIONS,
    WRITE_CONVERSATIONS,
)
from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

PAGE = 200
"""Messages read at once where nobody says how many."""


class ConversationService:
    """Keeps what is said, and finds it again."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(VIEW_CONVERSATIONS, about="person_id")
    async def thread_of_person(self, person_id: str) -> Thread:
        """The person's thread; opened where this is the first message."""
        async with self._database.read() as session:
            known = await ConversationsRepo(session).thread_of(person_id)
        if known is not None:
            return known
        async with self._database.write() as session:
            return await self.thread_within(session, person_id)

    @needs(VIEW_CONVERSATIONS, about="person_id")
    async def thread_within(self, session: AsyncSession, person_id: str) -> Thread:
        """The same inside a writing session, for a door that writes more at once."""
        threads = ConversationsRepo(session)
        known = await threads.thread_of(person_id)
        return known or await threads.add_thread(person_id, now=self._clock.now())

    @needs(VIEW_CONVERSATIONS)
    async def talks(
        self, *, search: str = "", persons: Collection[str] = (), newest: int = PAGE
    ) -> list[Talk]:
        """Threads, the one with the newest message first.

        With ``search`` those in which its words were said, or that are of one of ``persons``.
        """
        async with self._database.read() as session:
            repo, among = ConversationsRepo(session), None
            if search.strip():
                found = await repo.matching(search, newest=newest)
                among = {message.thread_id for message in found}
            return await repo.talks(newest=newest, among=among, persons=persons)

    @needs(VIEW_CONVERSATIONS, about="thread_id")
    async def thread(self, thread_id: str) -> Thread:
        """Raises ThreadMissing."""
        async with self._database.read() as session:
            thread = await ConversationsRepo(session).get_thread(thread_id)
        if thread is None:
            raise ThreadMissing(thread_id=thread_id)
        return thread

    @needs(DRAFT_REPLIES)
    async def see(self, thread_id: str) -> None:
        """Nothing in it is new to the desk any more."""
        async with self._database.write() as session:
            changed = await ConversationsRepo(session).see(thread_id)
        if changed:
            self._events.emit(
                ThreadSeen(at=self._clock.now(), actor=current_actor().id, thread_id=thread_id)
            )

    @needs(DRAFT_REPLIES)
    async def drafts(self) -> dict[str, str]:
        """What whoever asks has begun to write, by thread."""
        async with self._database.read() as session:
            return await ConversationsRepo(session).drafts(current_actor().id)

    @needs(DRAFT_REPLIES)
    async def keep_draft(self, thread_id: str, text: str) -> None:
        """Until it is sent or emptied. Raises ThreadMissing."""
        async with self._database.write() as session:
            repo = ConversationsRepo(session)
            if await repo.get_thread(thread_id) is None:
                raise ThreadMissing(thread_id=thread_id)
            await repo.keep_draft(thread_id, current_actor().id, text.rstrip())

    @needs(WRITE_CONVERSATIONS)
    async def thread_of_stranger(self) -> Thread:
        """A new thread for somebody who hid who they are."""
        async with self._database.write() as session:
            return await ConversationsRepo(session).add_thread(None, now=self._clock.now())

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def add_message(
        self, thread_id: str, message: NewMessage, *, actor: str = "system"
    ) -> Message:
        """Stores it at the end of the thread; it is on the disk when this returns.

        Raises ThreadMissing.
        """
        now = self._clock.now()
        async with self._database.write() as session:
            stored = await self.add_within(session, thread_id, message, now=now)
        self.announce(stored, actor=actor)
        return stored

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def add_within(
        self, session: AsyncSession, thread_id: str, message: NewMessage, *, now: datetime
    ) -> Message:
        """The same inside a writing session, for a door that writes more at once.

        `announce` it once the session is over. Raises ThreadMissing.
        """
        message = replace(
            message,
            text=blank(message.text),
            heard_text=None if message.heard_text is None else blank(message.heard_text),
        )
        stored = await ConversationsRepo(session).add_message(thread_id, message, now=now)
        if stored is None:
            raise ThreadMissing(thread_id=thread_id)
        return stored

    def announce(self, message: Message, *, actor: str) -> None:
        """Tells of a message that was added within a session of its own."""
        self._events.emit(MessageAdded(at=message.created_at, actor=actor, message=message))

    @needs(WRITE_CONVERSATIONS, about="message_id")
    async def set_heard(
        self, message_id: str, *, heard_text: str, spans: tuple[Span, ...] = ()
    ) -> Message:
        """Keeps how much of a spoken sentence reached the caller. Raises MessageMissing."""
        async with self._database.write() as session:
            stored = await ConversationsRepo(session).set_heard(message_id, heard_text, spans)
        if stored is None:
            raise MessageMissing(message_id=message_id)
        self._events.emit(MessageHeard(at=self._clock.now(), message=stored))
        return stored

    @needs(VIEW_CONVERSATIONS, about="thread_id")
    async def messages(self, thread_id: str, *, newest: int = PAGE) -> list[Message]:
        """The newest messages of a thread, oldest first."""
        async with self._database.read() as session:
            return await ConversationsRepo(session).of_thread(thread_id, newest=newest)

    @needs(VIEW_CONVERSATIONS, about="thread_id")
    async def wrote_by(self, thread_id: str) -> list[Channel]:
        """The doors by which whoever a thread is with wrote or called, the last of them first."""
        async with self._database.read() as session:
            return await ConversationsRepo(session).wrote_by(thread_id)

    @needs(DELETE_CONVERSATIONS, about="person_id")
    async def forget(self, person_id: str | None, *, calls: Collection[str]) -> int:
        """Deletes what was said with a person, and in calls, from the search, too; how much."""
        async with self._database.write() as session:
            return await ConversationsRepo(session).forget(person_id, calls)

    @needs(DELETE_CONVERSATIONS)
    async def delete_older(self, days: int, *, keep_calls: Collection[str]) -> int:
        """Deletes what was said longer ago, but in calls that are needed; how much."""
        before = self._clock.now() - timedelta(days=days)
        async with self._database.write() as session:
            return await ConversationsRepo(session).delete_before(before, keep_calls=keep_calls)

    @needs(VIEW_CONVERSATIONS, about="call_id")
    async def messages_of_call(self, call_id: str) -> list[Message]:
        """Everything said in a call, oldest first."""
        async with self._database.read() as session:
            return await ConversationsRepo(session).of_call(call_id)

    @needs(VIEW_CONVERSATIONS)
    async def search(self, query: str, *, newest: int = PAGE) -> list[Message]:
        """The newest messages in which every word of ``query`` occurs, in any form of it."""
        async with self._database.read() as session:
            return await ConversationsRepo(session).matching(query, newest=newest)
