"""What may be done with people."""

from __future__ import annotations

from collections.abc import Collection

from secretary_app.features.people.errors import NameTooLong, PersonMissing
from secretary_app.features.people.events import LanguageChosen, PersonMet, PersonRenamed
from secretary_app.features.people.models import LONGEST_NAME, Identity, IdentityKind, Person
from secretary_app.features.people.repo import PeopleRepo
from secretary_app.features.people.rights import (
    CHANGE_PEOPLE,
    DELETE_PEOPLE,
    MEET_PEOPLE,
    VIEW_PEOPLE,
)
from secretary_app.foundation.auth.acting import needs, tell_change
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber


class PeopleService:
    """Finds, meets and remembers people."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(MEET_PEOPLE)
    async def find_or_create_by_phone(self, number: PhoneNumber) -> Person:
        """Who calls from this number; somebody new where nobody did before."""
        return await self.find_or_create(Identity(kind=IdentityKind.PHONE, value=number.e164))

    @needs(MEET_PEOPLE)
    async def find_or_create(self, identity: Identity) -> Person:
        """The same for any door. Two doors that ask at once get one person."""
        known = await self.find(identity)
        if known is not None:
            return known
        now = self._clock.now()
        async with self._database.write() as session:
            people = PeopleRepo(session)
            # Only one may write at a time, so nobody can slip in between these two.
            known = await people.find(identity)
            person = known or await people.add(identity, now=now)
        if known is None:
            self._events.emit(PersonMet(at=now, person_id=person.id))
        return person

    @needs(VIEW_PEOPLE)
    async def find(self, identity: Identity) -> Person | None:
        """Who has this identity, if anybody."""
        async with self._database.read() as session:
            return await PeopleRepo(session).find(identity)

    @needs(VIEW_PEOPLE, about="person_id")
    async def get(self, person_id: str) -> Person:
        """Raises PersonMissing."""
        async with self._database.read() as session:
            person = await PeopleRepo(session).get(person_id)
        if person is None:
            raise PersonMissing(person_id=person_id)
        return person

    @needs(VIEW_PEOPLE)
    async def get_many(self, ids: Collection[str]) -> dict[str, Person]:
        """For a list: by id, whoever is still there."""
        async with self._database.read() as session:
            return await PeopleRepo(session).get_many(ids)

    @needs(DELETE_PEOPLE, about="person_id")
    async def forget(self, person_id: str) -> None:
        """Nobody is known by these identities any more; what else is theirs goes before this."""
        async with self._database.write() as session:
            await PeopleRepo(session).remove(person_id)

    @needs(CHANGE_PEOPLE, about="person_id")
    async def rename(self, person_id: str, name: str, *, actor: str) -> Person:
        """Gives a name; an empty one takes it away. Raises PersonMissing or NameTooLong."""
        tidy = " ".join(name.split()) or None
        if tidy is not None and len(tidy) > LONGEST_NAME:
            raise NameTooLong(length=len(tidy))
        before = await self.get(person_id)
        async with self._database.write() as session:
            await PeopleRepo(session).rename(person_id, tidy)
        if tidy != before.name:
            tell_change(before={"name": before.name}, after={"name": tidy})
            self._events.emit(
                PersonRenamed(
                    at=self._clock.now(),
                    actor=actor,
                    person_id=person_id,
                    before=before.name,
                    after=tidy,
                )
            )
        return await self.get(person_id)

    @needs(CHANGE_PEOPLE, about="person_id")
    async def choose_language(
        self, person_id: str, language: Language, *, actor: str = "caller"
    ) -> Person:
        """Keeps the language that the person asked for. Raises PersonMissing."""
        before = await self.get(person_id)
        if before.language is language:
            return before
        async with self._database.write() as session:
            await PeopleRepo(session).set_language(person_id, language)
        tell_change(before={"language": before.language}, after={"language": language})
        self._events.emit(
            LanguageChosen(
                at=self._clock.now(), actor=actor, person_id=person_id, language=language
            )
        )
        return await self.get(person_id)
