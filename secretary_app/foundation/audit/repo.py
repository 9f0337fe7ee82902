"""The audit log in the database."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.foundation.audit.chain import (
    GENESIS,
    RETENTION,
    details_hash,
    row_hash,
)
from secretary_app.foundation.audit.links import Links
from secretary_app.foundation.audit.models import Entry, Filter, Flaw
from secretary_app.foundation.audit.tables import AuditRow

SALT_BYTES = 16
ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is written."""

    at: datetime
    actor_id: str
    actor_name: str
    role: str
    origin: str
    deed: str
    subject: str
    outcome: str
    details: Mapping[str, object]


class AuditRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, entries: Iterable[NewEntry]) -> None:
        """Behind the newest row, in this order."""
        previous = await self.newest_hash()
        for entry in entries:
            salt = secrets.token_hex(SALT_BYTES)
            of_details = details_hash(entry.details, salt)
            row = AuditRow(
                at=entry.at,
                actor_id=entry.actor_id,
                actor_name=entry.actor_name,
                role=entry.role,
                origin=entry.origin,
                deed=entry.deed,
                subject=entry.subject,
                outcome=entry.outcome,
                details=dict(entry.details),
                salt=salt,
                details_hash=of_details,
                previous=previous,
                hash="",
            )
            row.hash = previous = _hash_of(row)
            self._session.add(row)
            # One by one: their numbers are given in this order.
            await self._session.flush()

    async def newest_hash(self) -> str:
        """What the next row is chained to."""
        chosen = select(AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
        return await self._session.scalar(chosen) or GENESIS

    async def find(self, which: Filter, *, newest: int) -> list[Entry]:
        """The newest of them, newest first."""
        chosen = _chosen(which).order_by(AuditRow.number.desc()).limit(newest)
        return [_entry(row) for row in await self._session.scalars(chosen)]

    async def all(self, which: Filter) -> AsyncIterator[Entry]:
        """All of them, oldest first."""
        chosen = _chosen(which).order_by(AuditRow.number).execution_options(yield_per=ROWS_AT_ONCE)
        async for row in await self._session.stream_scalars(chosen):
            yield _entry(row)

    async def erase_details(self, subject: str) -> None:
        """Of a person who was forgotten; the rows stay."""
        await self._session.execute(
            update(AuditRow).where(AuditRow.subject == subject).values(details=None, salt="")
        )

    async def delete_before(self, moment: datetime) -> tuple[int, str]:
        """Rows older than that; how many, and the hash of the last of them."""
        newest_old = await self._session.scalar(
            select(AuditRow).where(AuditRow.at < moment).order_by(AuditRow.number.desc()).limit(1)
        )
        if newest_old is None:
            return 0, GENESIS
        last, hashed = newest_old.number, newest_old.hash
        result = await self._session.execute(
            delete(AuditRow).where(AuditRow.number <= last).returning(AuditRow.number)
        )
        return len(result.all()), hashed

    async def check(self, expected: str) -> tuple[int, str, list[tuple[int, Flaw]], bool]:
        """Every row against its hash and the row before: count, newest hash, flaws, expected."""
        links = Links(may_begin_after=await self._began_after())
        seen = expected == GENESIS
        chosen = select(AuditRow).order_by(AuditRow.number)
        stream = await self._session.stream_scalars(
            chosen.execution_options(yield_per=ROWS_AT_ONCE)
        )
        async for row in stream:
            links.add(row.number, previous=row.previous, hash_=row.hash)
            if not _is_as_written(row):
                links.flaws.append((row.number, Flaw.CHANGED))
            seen = seen or expected in {row.hash, row.previous}
        links.end(await self._last_given())
        return links.count, links.newest, sorted(links.flaws), seen

    async def _last_given(self) -> int:
        """The last number that any row ever got; SQLite gives none twice."""
        last = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
        return await self._session.scalar(last, {"table": AuditRow.__tablename__}) or 0

    async def _began_after(self) -> set[str]:
        """Hashes of last rows that were deleted for their age."""
        rows = await self._session.scalars(select(AuditRow).where(AuditRow.deed == RETENTION))
        return {str((row.details or {}).get("after", {}).get("last_hash", "")) for row in rows}


def _chosen(which: Filter) -> Select[AuditRow]:
    chosen = select(AuditRow)
    if which.since is not None:
        chosen = chosen.where(AuditRow.at >= which.since)
    if which.until is not None:
        chosen = chosen.where(AuditRow.at < which.until)
    if which.actor:
        chosen = chosen.where(
            or_(AuditRow.actor_id == which.actor, AuditRow.actor_name == which.actor)
        )
    if which.deed:
        within = AuditRow.deed.startswith(f"{which.deed}.", autoescape=True)
        chosen = chosen.where(or_(AuditRow.deed == which.deed, within))
    if which.subject:
        chosen = chosen.where(AuditRow.subject == which.subject)
    if which.outcome:
        chosen = chosen.where(AuditRow.outcome == which.outcome)
    for word in which.words.split():
        places = (AuditRow.actor_name, AuditRow.deed, AuditRow.subject, AuditRow.origin)
        chosen = chosen.where(or_(*(each.icontains(word, autoescape=True) for each in places)))
    return chosen


def _is_as_written(row: AuditRow) -> bool:
    if row.details is not None and details_hash(row.details, row.salt) != row.details_hash:
        return False
    return row.hash == _hash_of(row)


def _hash_of(row: AuditRow) -> str:
    return row_hash(
        previous=row.previous,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        role=row.role,
        origin=row.origin,
        deed=row.deed,
        subject=row.subject,
        outcome=row.outcome,
        details_hash=row.details_hash,
    )


def _entry(row: AuditRow) -> Entry:
    details = row.details or {}
    return Entry(
        number=row.number,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        role=row.role,
        origin=row.origin,
        deed=row.deed,
        subject=row.subject,
        outcome=row.outcome,
        before=details.get("before", {}),
        after=details.get("after", {}),
        erased=row.details is None,
    )
