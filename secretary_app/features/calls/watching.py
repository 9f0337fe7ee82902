"""The calls that are on now, and what happens in them, for whoever watches from elsewhere.

It knows of no server. Whoever follows takes each event in its turn; what they have not taken yet
waits for them, so they have to be quicker than people talk, or leave.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from secretary_app.features.calls.desk import CallDesk
from secretary_app.features.calls.errors import CallMissing, NotNow
from secretary_app.features.calls.events import CallEvent, LevelsMeasured
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.rights import VIEW_CALLS
from secretary_app.foundation.auth.acting import needs
from secretary_app.kernel.events import EventBus

News = asyncio.Queue[CallEvent]


class LiveCalls:
    """Looks only; what is done to a call is done by ``CallDesk``."""

    def __init__(self, *, desk: CallDesk, records: CallRecords, events: EventBus) -> None:
        self._desk = desk
        self._records = records
        self._events = events

    @needs(VIEW_CALLS)
    def all(self) -> tuple[LiveCallView, ...]:
        """The one that rang first first."""
        return self._desk.live()

    @needs(VIEW_CALLS, about="call_id")
    async def get(self, call_id: str) -> LiveCallView:
        """By its whole id. Raises CallMissing, or NotNow where it is over."""
        for each in self._desk.live():
            if each.call_id == call_id:
                return each
        if await self._records.get(call_id) is None:
            raise CallMissing(call_id=call_id)
        raise NotNow(reason="ended")

    @needs(VIEW_CALLS)
    @contextmanager
    def follow(self, *, call_id: str | None = None, levels: bool = False) -> Iterator[News]:
        """Everything that happens inside, in one call or in all.

        ``levels``: also how loud both sides are, a dozen times in a second.
        """
        news = News()

        def take(event: CallEvent) -> None:
            wanted = levels or not isinstance(event, LevelsMeasured)
            if wanted and call_id in {None, event.call_id}:
                news.put_nowait(event)

        stop = self._events.subscribe(CallEvent, take)
        try:
            yield news
        finally:
            stop()
