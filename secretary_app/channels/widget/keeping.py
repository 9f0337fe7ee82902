"""What is said on a page: kept in the person's thread, and shown to this browser again."""

from __future__ import annotations

from secretary_app.channels.widget.models import Visit
from secretary_app.channels.widget.standing import Standing
from secretary_app.channels.widget.visits import Visits, show_within
from secretary_app.features.conversations.models import Message, NewMessage
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

SHOWN = 100
"""Messages of the history; nobody reads further up."""
READ_BACK = 500
"""Of the thread, which may hold calls and other doors in between."""


class Keeping:
    """Knows neither who answers nor what is told to whom."""

    def __init__(
        self,
        *,
        database: Database,
        visits: Visits,
        conversations: ConversationService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._visits = visits
        self._conversations = conversations
        self._clock = clock

    async def keep(
        self, visit: Visit, standing: Standing, message: NewMessage, *, actor: str
    ) -> Message:
        """On the disk when it returns. Raises ThreadMissing."""
        async with self._database.write() as session:
            stored = await self._conversations.add_within(
                session, standing.thread_id, message, now=self._clock.now()
            )
            await show_within(session, visit.id, stored.id)
        self._conversations.announce(stored, actor=actor)
        return stored

    async def history(
        self, visit: Visit, standing: Standing, *, but: str | None = None
    ) -> list[Message]:
        """What this browser wrote and was answered with, oldest first, and nothing else.

        ``but``: without this message.
        """
        theirs = await self._visits.may_see(visit.id) - {but}
        if not theirs:
            return []
        messages = await self._conversations.messages(standing.thread_id, newest=READ_BACK)
        return [each for each in messages if each.id in theirs][-SHOWN:]
