"""Who answers in a thread: the assistant, or a person who has taken it over.

Doors where people write ask before they answer. Somebody who forgot to give a thread back must not
leave a visitor in silence for ever: after `PERSON_MINUTES` without a word of theirs it is the
assistant's again, without an event, because nothing happens at that moment.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from secretary_app.features.conversations.errors import ThreadMissing
from secretary_app.features.conversations.events import (
    ThreadGivenBack,
    ThreadHanded,
    ThreadTaken,
    Typing,
)
from secretary_app.features.conversations.models import Role
from secretary_app.features.conversations.rights import (
    DRAFT_REPLIES,
    VIEW_CONVERSATIONS,
    WRITE_CONVERSATIONS,
)
from secretary_app.features.conversations.settings import PERSON_MINUTES
from secretary_app.features.conversations.tables import ThreadHandRow, ThreadRow
from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A thread in a person's hands."""

    thread_id: str
    by: str
    """Id of the user."""
    since: datetime
    until: datetime | None
    """When it is the assistant's again if they say nothing; None: never by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hand:
    """A thread that somebody has, or had until they fell silent."""

    thread_id: str
    by: str
    since: datetime
    spoke_at: datetime


class Handover:
    """Knows threads only; what a door does about it is the door's.

    It is asked before each answer of every door, so what is on the disk is kept in memory, too.
    """

    def __init__(
        self, *, database: Database, settings: Settings, events: EventBus, clock: Clock
    ) -> None:
        self._database = database
        self._settings = settings
        self._events = events
        self._clock = clock
        self._hands: dict[str, _Hand] | None = None
        """By thread; None until somebody has asked."""
        self._reading = asyncio.Lock()

    @needs(VIEW_CONVERSATIONS)
    async def of(self, thread_id: str) -> Taken | None:
        """Who has it; None where the assistant answers."""
        hand = (await self._known()).get(thread_id)
        return None if hand is None else self._still(hand)

    @needs(VIEW_CONVERSATIONS)
    async def taken(self) -> dict[str, Taken]:
        """Every thread that a person has, by its id."""
        found = [self._still(hand) for hand in (await self._known()).values()]
        return {each.thread_id: each for each in found if each is not None}

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def take(self, thread_id: str) -> Taken:
        """From now on who acts answers in it. Raises ThreadMissing."""
        return await self._into_hands(thread_id, by=current_actor().id)

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def hand(self, thread_id: str, *, to: str) -> Taken:
        """From now on a colleague answers in it, who is told. Raises ThreadMissing."""
        taken = await self._into_hands(thread_id, by=to)
        if to != current_actor().id:
            self._events.emit(
                ThreadHanded(
                    at=self._clock.now(), actor=current_actor().id, thread_id=thread_id, to=to
                )
            )
        return taken

    async def _into_hands(self, thread_id: str, *, by: str) -> Taken:
        now, hands = self._clock.now(), await self._known()
        async with self._database.write() as session:
            if await session.get(ThreadRow, thread_id) is None:
                raise ThreadMissing(thread_id=thread_id)
            row = await session.get(ThreadHandRow, thread_id)
            if row is None:
                row = ThreadHandRow(thread_id=thread_id, taken_at=now)
                session.add(row)
                new = True
            else:
                new = row.taken_by != by or self._still(_hand(row)) is None
            row.taken_at = now if new else row.taken_at
            row.taken_by, row.spoke_at = by, now
        hands[thread_id] = _hand(row)
        if new:
            self._events.emit(ThreadTaken(at=now, actor=by, thread_id=thread_id))
        taken = self._still(hands[thread_id])
        assert taken is not None, "they have just said something"
        return taken

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def spoke(self, thread_id: str) -> Taken:
        """Who acts has written in it: whoever writes has it. Raises ThreadMissing."""
        return await self.take(thread_id)

    @needs(WRITE_CONVERSATIONS, about="thread_id")
    async def give_back(self, thread_id: str) -> None:
        """The assistant answers in it again; nothing where it did already."""
        hands = await self._known()
        async with self._database.write() as session:
            await session.execute(delete(ThreadHandRow).where(ThreadHandRow.thread_id == thread_id))
        hand = hands.pop(thread_id, None)
        if hand is not None and self._still(hand) is not None:
            self._events.emit(
                ThreadGivenBack(at=self._clock.now(), actor=current_actor().id, thread_id=thread_id)
            )

    @needs(DRAFT_REPLIES)
    def types(self, thread_id: str, *, role: Role) -> None:
        """Somebody writes in it just now."""
        self._events.emit(
            Typing(at=self._clock.now(), actor=current_actor().id, thread_id=thread_id, role=role)
        )

    async def _known(self) -> dict[str, _Hand]:
        async with self._reading:
            if self._hands is None:
                async with self._database.read() as session:
                    rows = await session.scalars(select(ThreadHandRow))
                    self._hands = {row.thread_id: _hand(row) for row in rows}
            return self._hands

    def _still(self, hand: _Hand) -> Taken | None:
        until = None
        if minutes := self._settings.get(PERSON_MINUTES):
            until = hand.spoke_at + timedelta(minutes=minutes)
            if until <= self._clock.now():
                return None
        return Taken(thread_id=hand.thread_id, by=hand.by, since=hand.since, until=until)


def _hand(row: ThreadHandRow) -> _Hand:
    return _Hand(
        thread_id=row.thread_id, by=row.taken_by, since=row.taken_at, spoke_at=row.spoke_at
    )
