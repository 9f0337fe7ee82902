"""People in the database."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.people.models import Identity, IdentityKind, Person
from secretary_app.features.people.tables import IdentityRow, PersonRow
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.ids import new_id


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

    async def get(self, person_id: str) -> Person | None:
        """By id."""
        row = await self._session.get(PersonRow, person_id)
        return None if row is None else _person(row)

    async def get_many(self, ids: Collection[str]) -> dict[str, Person]:
        """By id; who is missing is left out."""
        rows = await self._session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)))
        return {row.id: _person(row) for row in rows}

    async def add(self, identity: Identity, *, now: datetime) -> Person:
        """Somebody new with one identity."""
        row = PersonRow(id=new_id(), name=None, language=None, met_at=now)
        row.identities = [
            IdentityRow(id=new_id(), kind=identity.kind, value=identity.value, seen_at=now)
        ]
        self._session.add(row)
        await self._session.flush()
        return _person(row)

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
            Identity(kind=IdentityKind(each.kind), value=each.value) for each in row.identities
        ),
        met_at=row.met_at,
    )
