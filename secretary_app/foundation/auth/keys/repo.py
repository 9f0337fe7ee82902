"""API keys in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.foundation.auth.keys.models import ApiKey, hash_of, hint_of
from secretary_app.foundation.auth.keys.tables import ApiKeyRow
from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.repo import user_of
from secretary_app.foundation.auth.tables import UserRow
from secretary_app.kernel.ids import new_id


class KeysRepo:
    """Within one session of the database."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        *,
        user: User,
        name: str,
        secret: str,
        scopes: tuple[str, ...],
        now: datetime,
        until: datetime | None,
    ) -> ApiKey:
        """A new one."""
        row = ApiKeyRow(
            id=new_id(),
            user_id=user.id,
            name=name,
            hint=hint_of(secret),
            hash=hash_of(secret),
            scopes=list(scopes),
            made_at=now,
            expires_at=until,
            used_at=None,
            used_from="",
            revoked_at=None,
        )
        self._session.add(row)
        await self._session.flush()
        return _key(row, user.name)

    async def by_secret(self, secret: str) -> tuple[ApiKey, User] | None:
        """With its user, good or not."""
        rows = await self._session.execute(_with_user().where(ApiKeyRow.hash == hash_of(secret)))
        found = rows.one_or_none()
        return None if found is None else (_key(found[0], found[1].name), user_of(found[1]))

    async def by_id(self, key_id: str) -> ApiKey | None:
        """Good or not."""
        rows = await self._session.execute(_with_user().where(ApiKeyRow.id == key_id))
        found = rows.one_or_none()
        return None if found is None else _key(found[0], found[1].name)

    async def all(self, user_id: str | None = None) -> list[ApiKey]:
        """Newest first, those that are over, too."""
        chosen = _with_user().order_by(ApiKeyRow.id.desc())
        if user_id is not None:
            chosen = chosen.where(ApiKeyRow.user_id == user_id)
        rows = await self._session.execute(chosen)
        return [_key(row, user.name) for row, user in rows]

    async def count_good(self, user_id: str, now: datetime) -> int:
        """Of one user."""
        chosen = select(ApiKeyRow.id).where(
            ApiKeyRow.user_id == user_id,
            ApiKeyRow.revoked_at.is_(None),
            or_(ApiKeyRow.expires_at.is_(None), ApiKeyRow.expires_at > now),
        )
        return len((await self._session.scalars(chosen)).all())

    async def revoke(self, key_id: str, now: datetime) -> ApiKey | None:
        """One that was revoked already stays as it is; None where no key has this id."""
        row = await self._session.get(ApiKeyRow, key_id)
        if row is None:
            return None
        row.revoked_at = row.revoked_at or now
        await self._session.flush()
        user = await self._session.get_one(UserRow, row.user_id)
        return _key(row, user.name)

    async def used(self, key_id: str, *, now: datetime, address: str) -> None:
        """Somebody came with it."""
        row = await self._session.get(ApiKeyRow, key_id)
        if row is not None:
            row.used_at, row.used_from = now, address


def _with_user() -> Select[ApiKeyRow, UserRow]:
    return select(ApiKeyRow, UserRow).join(UserRow)


def _key(row: ApiKeyRow, user_name: str) -> ApiKey:
    return ApiKey(
        id=row.id,
        user_id=row.user_id,
        user_name=user_name,
        name=row.name,
        hint=row.hint,
        scopes=tuple(row.scopes),
        made_at=row.made_at,
        expires_at=row.expires_at,
        used_at=row.used_at,
        used_from=row.used_from,
        revoked_at=row.revoked_at,
    )
