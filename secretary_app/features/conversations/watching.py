"""What happens in threads, for whoever watches from elsewhere.

It knows of no server. What whoever follows has not taken yet waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from secretary_app.features.conversations.events import (
    MessageAdded,
    MessageHeard,
    ThreadGivenBack,
    ThreadSeen,
    ThreadTaken,
    Typing,
)
from secretary_app.features.conversations.rights import VIEW_CONVERSATIONS
from secretary_app.foundation.auth.acting import needs
from secretary_app.kernel.events import Event, EventBus

ThreadEvent = MessageAdded | MessageHeard | ThreadGivenBack | ThreadSeen | ThreadTaken | Typing
News = asyncio.Queue[ThreadEvent]

KINDS = (MessageAdded, MessageHeard, ThreadGivenBack, ThreadSeen, ThreadTaken, Typing)


class LiveThreads:
    """Looks only."""

    def __init__(self, *, events: EventBus) -> None:
        self._events = events

    @needs(VIEW_CONVERSATIONS)
    @contextmanager
    def follow(self, *, thread_id: str | None = None) -> Iterator[News]:
        """Everything that happens inside, in one thread or in all."""
        news = News()

        def take(event: Event) -> None:
            if isinstance(event, ThreadEvent) and thread_id in {None, thread_of(event)}:
                news.put_nowait(event)

        stop = [self._events.subscribe(kind, take) for kind in KINDS]
        try:
            yield news
        finally:
            for each in stop:
                each()


def thread_of(event: ThreadEvent) -> str:
    """In which it happened."""
    if isinstance(event, MessageAdded | MessageHeard):
        return event.message.thread_id
    return event.thread_id
