"""Whom a visitor is to us: a card and a thread, made with their first word."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.widget.models import Visit
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.people.events import PeopleMerged, PersonChanged
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.storage import Database
from secretary_app.kernel.events import EventBus

MOST_KNOWN = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whom a visitor is to us."""

    person_id: str
    thread_id: str


class Standings:
    """Looked up at the disk once, until a card is changed, merged or forgotten."""

    def __init__(
        self,
        *,
        database: Database,
        people: PeopleService,
        conversations: ConversationService,
        events: EventBus,
    ) -> None:
        self._database = database
        self._people = people
        self._conversations = conversations
        self._known: dict[str, Standing] = {}
        """By the id of the visit."""
        self._changes = 0
        self._stops = [
            events.subscribe(PeopleMerged, self._people_changed),
            events.subscribe(PersonChanged, self._people_changed),
        ]

    def close(self) -> None:
        """Cards are watched no more."""
        for stop in self._stops:
            stop()

    async def of(self, visit: Visit) -> Standing | None:
        """None: they have not written anything, or were forgotten."""
        standing, changes = self._known.get(visit.id), self._changes
        if standing is None:
            person = await self._people.find(_identity(visit))
            if person is not None:
                thread = await self._conversations.thread_of_person(person.id)
                standing = Standing(person_id=person.id, thread_id=thread.id)
                self._remember(visit, standing, changes)
        return standing

    async def made(self, visit: Visit) -> Standing:
        """Card and thread are made, together, where this is the first word."""
        standing, changes = self._known.get(visit.id), self._changes
        if standing is None:
            async with self._database.write() as session:
                met = await self._people.meet_within(session, _identity(visit))
                thread = await self._conversations.thread_within(session, met.person.id)
            self._people.announce(met)
            standing = Standing(person_id=met.person.id, thread_id=thread.id)
            self._remember(visit, standing, changes)
        return standing

    def _remember(self, visit: Visit, standing: Standing, changes: int) -> None:
        """Where no card has changed since ``changes``, when they were looked up."""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        if changes == self._changes:
            self._known[visit.id] = standing

    def _people_changed(self, _event: PeopleMerged | PersonChanged) -> None:
        self._changes += 1
        self._known.clear()


def _identity(visit: Visit) -> Identity:
    return Identity(kind=IdentityKind.VISITOR, value=visit.id)
