"""People in the database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.people.models import (
    Brief,
    Card,
    Consent,
    ConsentAbout,
    Identity,
    IdentityKind,
    Person,
)
from secretary_app.features.people.tables import ConsentRow, IdentityRow, PersonRow
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.ids import new_id

IDENTITY = (IdentityRow.kind, IdentityRow.value, IdentityRow.handle)


class PeopleRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, identity: Identity) -> Person | None:
        """Whom the identity belongs to."""
        row = await self._session.scalar(
            select(PersonRow)
            .join(IdentityRow)
            .where(IdentityRow.kind == identity.kind, IdentityRow.value == identity.value)
        )
        return None if row is None else _person(row)

    async def call(self, identity: Identity) -> None:
        """Its handle is this from now on."""
        await self._session.execute(
            update(IdentityRow)
            .where(IdentityRow.kind == identity.kind, IdentityRow.value == identity.value)
            .values(handle=identity.handle)
        )

    async def get(self, person_id: str) -> Person | None:
        """By id."""
        # Identities may have moved within this session.
        row = await self._session.get(PersonRow, person_id, populate_existing=True)
        return None if row is None else _person(row)

    async def get_many(self, ids: Collection[str]) -> dict[str, Person]:
        """By id; who is missing is left out."""
        rows = await self._session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)))
        return {row.id: _person(row) for row in rows}

    async def add(self, identity: Identity, *, now: datetime) -> Person:
        """Somebody new with one identity."""
        row = PersonRow(id=new_id(), name=None, language=None, company=None, notes="", met_at=now)
        row.identities = [
            IdentityRow(
                id=new_id(),
                kind=identity.kind,
                value=identity.value,
                handle=identity.handle,
                seen_at=now,
            )
        ]
        self._session.add(row)
        await self._session.flush()
        return _person(row)

    async def add_card(self, card: Card, *, now: datetime) -> str:
        """Somebody written down by hand; the id."""
        person_id = new_id()
        await self.put_back(person_id, card, met_at=now)
        await self.write(person_id, card, now=now)
        return person_id

    async def put_back(self, person_id: str, card: Card, *, met_at: datetime) -> None:
        """Somebody who was here before, by the old id, without numbers."""
        self._session.add(
            PersonRow(
                id=person_id,
                name=card.name or None,
                language=card.language,
                company=card.company or None,
                notes=card.notes,
                met_at=met_at,
                identities=[],
            )
        )
        await self._session.flush()

    async def write(self, person_id: str, card: Card, *, now: datetime) -> None:
        """The card as it is from now on; the service has tidied it."""
        row = await self._session.get_one(PersonRow, person_id)
        row.name, row.company = card.name or None, card.company or None
        row.language, row.notes = card.language, card.notes
        phones = [each for each in row.identities if each.kind == IdentityKind.PHONE]
        if tuple(each.value for each in phones) != card.phones:
            # Anew and in order: the first of them is the one that is called.
            await self._session.execute(
                delete(IdentityRow).where(IdentityRow.id.in_([each.id for each in phones]))
            )
            seen = {each.value: each.seen_at for each in phones}
            for number in card.phones:
                self._session.add(
                    IdentityRow(
                        id=new_id(),
                        person_id=person_id,
                        kind=IdentityKind.PHONE,
                        value=number,
                        seen_at=seen.get(number, now),
                    )
                )
        await self._session.flush()

    async def briefs(self) -> list[Brief]:
        """Everybody, in no order."""
        found = await self._session.execute(
            select(PersonRow.id, PersonRow.name, PersonRow.company, *IDENTITY)
            .outerjoin(IdentityRow, IdentityRow.person_id == PersonRow.id)
            .order_by(IdentityRow.id)
        )
        people = dict[str, Brief]()
        for person_id, name, company, kind, value, handle in found:
            one = people.get(person_id) or Brief(id=person_id, name=name, company=company)
            if kind is not None:
                known = Identity(kind=IdentityKind(kind), value=value, handle=handle)
                one = replace(one, identities=(*one.identities, known))
            people[person_id] = one
        return list(people.values())

    async def of_phones(self, numbers: Collection[str]) -> dict[str, Person]:
        """Whom these numbers belong to, by number."""
        rows = await self._session.execute(
            select(IdentityRow.value, PersonRow)
            .join(PersonRow, PersonRow.id == IdentityRow.person_id)
            .where(IdentityRow.kind == IdentityKind.PHONE, IdentityRow.value.in_(numbers))
        )
        return {number: _person(row) for number, row in rows}

    async def all_people(self) -> list[Person]:
        """Everybody, in the order in which they were met."""
        rows = await self._session.scalars(select(PersonRow).order_by(PersonRow.met_at))
        return [_person(row) for row in rows]

    async def consents(self, person_id: str) -> list[Consent]:
        """What somebody allowed or refused."""
        rows = await self._session.scalars(
            select(ConsentRow).where(ConsentRow.person_id == person_id).order_by(ConsentRow.about)
        )
        return [
            Consent(
                about=ConsentAbout(row.about),
                given=row.given,
                told_at=row.told_at,
                told_by=row.told_by,
            )
            for row in rows
        ]

    async def put_consent(self, person_id: str, consent: Consent) -> None:
        """Instead of what was known before."""
        await self._session.merge(
            ConsentRow(
                person_id=person_id,
                about=consent.about,
                given=consent.given,
                told_at=consent.told_at,
                told_by=consent.told_by,
            )
        )

    async def take_back_consent(self, person_id: str, about: ConsentAbout) -> None:
        """Nothing is known of it any more."""
        await self._session.execute(
            delete(ConsentRow).where(ConsentRow.person_id == person_id, ConsentRow.about == about)
        )

    async def move_identities(
        self, from_id: str, to_id: str, *, only: Sequence[str] | None = None
    ) -> list[str]:
        """Identities become somebody else's; their ids."""
        which = select(IdentityRow.id).where(IdentityRow.person_id == from_id)
        if only is not None:
            which = which.where(IdentityRow.id.in_(only))
        ids = list(await self._session.scalars(which))
        await self._session.execute(
            update(IdentityRow).where(IdentityRow.id.in_(ids)).values(person_id=to_id)
        )
        return ids

    async def remove(self, person_id: str) -> None:
        """With all identities and the thread."""
        await self._session.execute(delete(PersonRow).where(PersonRow.id == person_id))

    async def rename(self, person_id: str, name: str | None) -> None:
        """Gives another name."""
        row = await self._session.get_one(PersonRow, person_id)
        row.name = name

    async def set_language(self, person_id: str, language: Language) -> None:
        """Keeps the person's choice."""
        row = await self._session.get_one(PersonRow, person_id)
        row.language = language


def _person(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        language=None if row.language is None else Language(row.language),
        identities=tuple(
            Identity(kind=IdentityKind(each.kind), value=each.value, handle=each.handle)
            for each in row.identities
        ),
        met_at=row.met_at,
        company=row.company,
        notes=row.notes,
    )
