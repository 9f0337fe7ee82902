"""What may be done with people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.people.errors import (
    NameTooLong,
    NotesTooLong,
    NumberTaken,
    PersonMissing,
)
from secretary_app.features.people.events import (
    LanguageChosen,
    PersonChanged,
    PersonMet,
    PersonRenamed,
)
from secretary_app.features.people.models import (
    LONGEST_NAME,
    LONGEST_NOTES,
    Brief,
    Card,
    Consent,
    ConsentAbout,
    Identity,
    IdentityKind,
    Met,
    Person,
)
from secretary_app.features.people.repo import PeopleRepo
from secretary_app.features.people.rights import (
    CHANGE_PEOPLE,
    DELETE_PEOPLE,
    MEET_PEOPLE,
    VIEW_PEOPLE,
)
from secretary_app.foundation.auth.acting import current_actor, needs, tell_change
from secretary_app.foundation.auth.seat import SEE_INITIALS
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

MOST_INITIALS = 3


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
        """The same for any door. Two doors that ask at once get one person.

        A handle that is told is kept with them, until another is told.
        """
        known = await self.find(identity)
        if known is not None:
            return await self._called(known, identity)
        async with self._database.write() as session:
            met = await self.meet_within(session, identity)
        self.announce(met)
        return met.person

    async def _called(self, person: Person, identity: Identity) -> Person:
        before = next(each for each in person.identities if each == identity)
        if not identity.handle or identity.handle == before.handle:
            return person
        async with self._database.write() as session:
            repo = PeopleRepo(session)
            await repo.call(identity)
            return await repo.get(person.id) or person

    @needs(MEET_PEOPLE)
    async def meet_within(self, session: AsyncSession, identity: Identity) -> Met:
        """The same inside a writing session, for a door that writes more at once.

        `announce` it once the session is over.
        """
        people = PeopleRepo(session)
        # Only one may write at a time, so nobody can slip in between these two.
        known = await people.find(identity)
        person = known or await people.add(identity, now=self._clock.now())
        return Met(person=person, new=known is None)

    @needs(MEET_PEOPLE)
    def announce(self, met: Met) -> None:
        """Tells of somebody who was met within a session of its own, where they are new."""
        if met.new:
            self._events.emit(PersonMet(at=met.person.met_at, person_id=met.person.id))

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

    @needs(SEE_INITIALS)
    async def initials(self, person_id: str) -> str:
        """For whoever stands before a locked desk: «А. С.»; empty where the name is not known."""
        async with self._database.read() as session:
            person = await PeopleRepo(session).get(person_id)
        words = ((person.name if person is not None else None) or "").split()[:MOST_INITIALS]
        return " ".join(f"{word[0].upper()}." for word in words if word[0].isalpha())

    @needs(VIEW_PEOPLE)
    async def get_many(self, ids: Collection[str]) -> dict[str, Person]:
        """For a list: by id, whoever is still there."""
        async with self._database.read() as session:
            return await PeopleRepo(session).get_many(ids)

    @needs(VIEW_PEOPLE)
    async def find_all(self, words: str = "") -> list[Brief]:
        """Everybody in whose name, company or numbers each word occurs, by name.

        Digits are looked for however a number is written.
        """
        async with self._database.read() as session:
            everybody = await PeopleRepo(session).briefs()
        wanted = words.casefold().split()
        found = [each for each in everybody if _holds(each, wanted)]
        return sorted(found, key=lambda each: (not each.name, (each.name or "").casefold()))

    @needs(VIEW_PEOPLE)
    async def everybody(self) -> list[Person]:
        """With all that is written of them: for a file."""
        async with self._database.read() as session:
            return await PeopleRepo(session).all_people()

    @needs(VIEW_PEOPLE)
    async def of_phones(self, numbers: Collection[str]) -> dict[str, Person]:
        """Whom these numbers belong to, by number."""
        async with self._database.read() as session:
            return await PeopleRepo(session).of_phones(numbers)

    @needs(MEET_PEOPLE)
    async def write_down(self, card: Card) -> Person:
        """Somebody new, by hand. Raises NameTooLong, NotesTooLong or NumberTaken."""
        card = _tidy(card)
        now = self._clock.now()
        async with self._database.write() as session:
            repo = PeopleRepo(session)
            await _check_numbers(repo, card.phones, owner_id=None)
            person_id = await repo.add_card(card, now=now)
        self._events.emit(PersonChanged(at=now, actor=current_actor().id, person_id=person_id))
        return await self.get(person_id)

    @needs(CHANGE_PEOPLE, about="person_id")
    async def edit(self, person_id: str, card: Card) -> Person:
        """The card as it is from now on; the card before takes it back.

        Raises PersonMissing, NameTooLong, NotesTooLong or NumberTaken.
        """
        card = _tidy(card)
        before = (await self.get(person_id)).card
        if before == card:
            return await self.get(person_id)
        now, actor = self._clock.now(), current_actor().id
        async with self._database.write() as session:
            repo = PeopleRepo(session)
            await _check_numbers(repo, card.phones, owner_id=person_id)
            await repo.write(person_id, card, now=now)
        tell_change(before=_told(before), after=_told(card))
        if before.name != card.name:
            self._events.emit(
                PersonRenamed(
                    at=now,
                    actor=actor,
                    person_id=person_id,
                    before=before.name or None,
                    after=card.name or None,
                )
            )
        self._events.emit(PersonChanged(at=now, actor=actor, person_id=person_id))
        return await self.get(person_id)

    @needs(VIEW_PEOPLE, about="person_id")
    async def consents(self, person_id: str) -> list[Consent]:
        """What somebody allowed or refused; what is not there was never asked."""
        async with self._database.read() as session:
            return await PeopleRepo(session).consents(person_id)

    @needs(CHANGE_PEOPLE, about="person_id")
    async def set_consent(self, person_id: str, about: ConsentAbout, given: bool | None) -> None:
        """Writes down a yes or a no; None: it was never asked. Raises PersonMissing."""
        await self.get(person_id)
        now, actor = self._clock.now(), current_actor().id
        async with self._database.write() as session:
            repo = PeopleRepo(session)
            if given is None:
                await repo.take_back_consent(person_id, about)
            else:
                consent = Consent(about=about, given=given, told_at=now, told_by=actor)
                await repo.put_consent(person_id, consent)
        tell_change(after={about.value: given})
        self._events.emit(PersonChanged(at=now, actor=actor, person_id=person_id))

    @needs(DELETE_PEOPLE, about="person_id")
    async def forget(self, person_id: str) -> None:
        """Nobody is known by these identities any more; what else is theirs goes before this."""
        async with self._database.write() as session:
            await PeopleRepo(session).remove(person_id)
        self._events.emit(
            PersonChanged(at=self._clock.now(), actor=current_actor().id, person_id=person_id)
        )

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


def _tidy(card: Card) -> Card:
    """Raises NameTooLong or NotesTooLong."""
    name, company = (" ".join(text.split()) for text in (card.name, card.company))
    for text in (name, company):
        if len(text) > LONGEST_NAME:
            raise NameTooLong(length=len(text))
    notes = card.notes.strip()
    if len(notes) > LONGEST_NOTES:
        raise NotesTooLong(length=len(notes))
    phones = tuple(dict.fromkeys(card.phones))
    return replace(card, name=name, company=company, notes=notes, phones=phones)


async def _check_numbers(
    repo: PeopleRepo, phones: Collection[str], *, owner_id: str | None
) -> None:
    for number, person in (await repo.of_phones(phones)).items():
        if person.id != owner_id:
            formatted = PhoneNumber(number).formatted()
            raise NumberTaken(number=formatted, name=person.name or formatted)


def _told(card: Card) -> dict[str, object]:
    """For the log: what is other, not what the notes say."""
    return {
        "name": card.name,
        "company": card.company,
        "language": card.language,
        "phones": list(card.phones),
        "notes": len(card.notes),
    }


def _holds(person: Brief, words: Collection[str]) -> bool:
    doors = (text for each in person.identities for text in (each.value, each.handle))
    known = (person.name, person.company, *doors)
    text = " ".join(each for each in known if each).casefold()
    return all(word in text or _digits(word) in text for word in words)


_BETWEEN_DIGITS = str.maketrans("", "", "+-()")


def _digits(word: str) -> str:
    """Of a part of a number what every writing of it has."""
    bare = word.translate(_BETWEEN_DIGITS)
    return bare if bare.isdigit() else word
