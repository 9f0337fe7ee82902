"""Users and sessions in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.foundation.auth.models import Session, SessionEnd, User
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.tables import SessionRow, UserRow
from secretary_app.kernel.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """What a session needs to last longer than the program runs."""

    refresh_id: str
    until: datetime


class UsersRepo:
    """Within one session of the database."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def count(self) -> int:
        """How many there are, active or not."""
        return await self._session.scalar(select(func.count()).select_from(UserRow)) or 0

    async def by_key(self, name_key: str) -> UserRow | None:
        """By the name as it is compared."""
        return await self._session.scalar(select(UserRow).where(UserRow.name_key == name_key))

    async def by_id(self, user_id: str) -> UserRow | None:
        """By id."""
        return await self._session.get(UserRow, user_id)

    async def all(self) -> list[User]:
        """By name."""
        rows = await self._session.scalars(select(UserRow).order_by(UserRow.name_key))
        return [user_of(row) for row in rows]

    async def active_owners(self) -> int:
        """How many could manage the others."""
        chosen = select(func.count()).select_from(UserRow)
        return (
            await self._session.scalar(
                chosen.where(UserRow.role == Role.OWNER, UserRow.is_active.is_(True))
            )
            or 0
        )

    async def add(
        self,
        *,
        name: str,
        name_key: str,
        full_name: str,
        role: Role,
        password_hash: str,
        temporary: bool,
        now: datetime,
    ) -> UserRow:
        """A new user."""
        row = UserRow(
            id=new_id(),
            name=name,
            name_key=name_key,
            full_name=full_name,
            role=role,
            given=[],
            denied=[],
            password_hash=password_hash,
            password_is_temporary=temporary,
            pin_hash=None,
            failures=0,
            locked_until=None,
            pin_failures=0,
            is_active=True,
            made_at=now,
            seen_at=None,
        )
        self._session.add(row)
        await self._session.flush()
        return row

    # Sessions

    async def begin(
        self, user: UserRow, *, door: str, address: str, now: datetime, tokens: Lasting | None
    ) -> Session:
        """Somebody is in."""
        row = SessionRow(
            id=new_id(),
            user_id=user.id,
            door=door,
            address=address,
            began_at=now,
            ended_at=None,
            end=None,
            refresh_id=None if tokens is None else tokens.refresh_id,
            expires_at=None if tokens is None else tokens.until,
        )
        self._session.add(row)
        await self._session.flush()
        return _session(row, user.name)

    async def open_sessions(self, user_id: str | None = None) -> list[Session]:
        """Whoever is in now, newest first."""
        chosen = select(SessionRow, UserRow.name).join(UserRow).where(SessionRow.ended_at.is_(None))
        if user_id is not None:
            chosen = chosen.where(SessionRow.user_id == user_id)
        rows = await self._session.execute(chosen.order_by(SessionRow.id.desc()))
        return [_session(row, name) for row, name in rows]

    async def session(self, session_id: str) -> tuple[SessionRow, UserRow] | None:
        """With its user, open or over."""
        row = await self._session.get(SessionRow, session_id)
        if row is None:
            return None
        return row, await self._session.get_one(UserRow, row.user_id)

    async def lasting_sessions(self, user_id: str) -> list[str]:
        """Open ones with tokens, newest first."""
        chosen = select(SessionRow.id).where(
            SessionRow.user_id == user_id,
            SessionRow.ended_at.is_(None),
            SessionRow.expires_at.is_not(None),
        )
        return list(await self._session.scalars(chosen.order_by(SessionRow.id.desc())))

    async def without_tokens(self) -> list[str]:
        """Open ones that end with the program."""
        chosen = select(SessionRow.id).where(
            SessionRow.ended_at.is_(None), SessionRow.expires_at.is_(None)
        )
        return list(await self._session.scalars(chosen))

    async def expired(self, now: datetime) -> list[str]:
        """Open ones whose refresh token is good no more."""
        chosen = select(SessionRow.id).where(
            SessionRow.ended_at.is_(None), SessionRow.expires_at <= now
        )
        return list(await self._session.scalars(chosen))

    async def delete_ended(self, before: datetime) -> int:
        """Those that ended before; how many."""
        gone = delete(SessionRow).where(SessionRow.ended_at < before).returning(SessionRow.id)
        return len((await self._session.scalars(gone)).all())

    async def end(self, session_id: str, *, end: SessionEnd, now: datetime) -> Session | None:
        """Ends it; None where no open one has this id."""
        row = await self._session.get(SessionRow, session_id)
        if row is None or row.ended_at is not None:
            return None
        row.ended_at, row.end = now, end
        await self._session.flush()
        user = await self._session.get_one(UserRow, row.user_id)
        return _session(row, user.name)


def user_of(row: UserRow) -> User:
    """Without the hashes."""
    return User(
        id=row.id,
        name=row.name,
        full_name=row.full_name,
        role=Role(row.role),
        given=tuple(row.given),
        denied=tuple(row.denied),
        password_is_temporary=row.password_is_temporary,
        has_pin=row.pin_hash is not None,
        locked_until=row.locked_until,
        is_active=row.is_active,
        made_at=row.made_at,
        seen_at=row.seen_at,
    )


def _session(row: SessionRow, user_name: str) -> Session:
    return Session(
        id=row.id,
        user_id=row.user_id,
        user_name=user_name,
        door=row.door,
        address=row.address,
        began_at=row.began_at,
        ended_at=row.ended_at,
        end=None if row.end is None else SessionEnd(row.end),
    )
