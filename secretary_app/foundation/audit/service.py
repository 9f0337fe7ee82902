"""Writes deeds down, and finds them again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from datetime import datetime, timedelta

from secretary_app.foundation.audit.chain import GENESIS, RETENTION
from secretary_app.foundation.audit.models import Entry, Filter, Verdict
from secretary_app.foundation.audit.repo import AuditRepo, NewEntry
from secretary_app.foundation.audit.rights import EXPORT_AUDIT, TRIM_AUDIT, VIEW_AUDIT
from secretary_app.foundation.auth.acting import DONE, REFUSED, Deed, needs
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.events import SessionEnded, SignedIn, SignInRefused
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

PAGE = 200

SAME_LOOK = timedelta(minutes=1)
"""A page that shows a person asks again with every event; within so long it is the same look."""

SHOWN_FLAWS = 100


class AuditLog:
    """The ``Witness`` of every door.

    Entries are written in order, soon, beside what they tell of: nobody waits for them. Where the
    disk refuses, they wait in memory for the next try.
    """

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: list[NewEntry] = []
        self._writing: asyncio.Task[None] | None = None
        self._looks: dict[tuple[str, str, str], datetime] = {}
        events.subscribe(SignedIn, self._signed_in)
        events.subscribe(SessionEnded, self._session_ended)
        events.subscribe(SignInRefused, self._sign_in_refused)

    def note(self, deed: Deed) -> None:
        """Soon, in order, without making the doer wait."""
        now = self._clock.now()
        if deed.look and deed.outcome == DONE and self._is_same_look(deed, now):
            return
        details = {
            name: dict(values)
            for name, values in (("before", deed.before), ("after", deed.after))
            if values
        }
        self._write_soon(
            NewEntry(
                at=now,
                actor_id=deed.actor.id,
                actor_name=deed.actor.name,
                role=deed.actor.role,
                origin=deed.origin,
                deed=deed.right,
                subject=deed.subject,
                outcome=deed.outcome,
                details=details,
            )
        )

    async def settle(self) -> None:
        """Returns when everything noted so far is on the disk, or could not be written."""
        while self._writing is not None:
            await asyncio.shield(self._writing)
        if self._waiting:
            await self._write()

    @needs(VIEW_AUDIT)
    async def find(self, which: Filter, *, newest: int = PAGE) -> list[Entry]:
        """The newest of them, newest first."""
        await self.settle()
        async with self._database.read() as session:
            return await AuditRepo(session).find(which, newest=newest)

    @needs(EXPORT_AUDIT)
    async def export(self, which: Filter) -> AsyncGenerator[Entry, None]:
        """All of them, oldest first."""
        await self.settle()
        async with self._database.read() as session:
            async for entry in AuditRepo(session).all(which):
                yield entry

    @needs(VIEW_AUDIT)
    async def verify(self, *, expected: str | None = None) -> Verdict:
        """Checks every row; ``expected`` is a newest hash that somebody wrote down earlier."""
        await self.settle()
        async with self._database.read() as session:
            count, newest, flaws, seen = await AuditRepo(session).check(expected or GENESIS)
        return Verdict(
            entries=count,
            newest=newest,
            flaws=tuple(flaws[:SHOWN_FLAWS]),
            knows_expected=None if expected is None else seen,
        )

    @needs(TRIM_AUDIT)
    async def forget(self, person_id: str) -> None:
        """Takes away what was noted of a person's values; that something was done stays."""
        await self.settle()
        async with self._database.write() as session:
            await AuditRepo(session).erase_details(person_id)

    @needs(TRIM_AUDIT)
    async def delete_older(self, days: int) -> int:
        """How many; the log says itself where it begins now."""
        await self.settle()
        now = self._clock.now()
        async with self._database.write() as session:
            log = AuditRepo(session)
            count, last = await log.delete_before(now - timedelta(days=days))
            if count:
                # In one transaction with the deletion: a log that begins somewhere says why.
                entry = _of_system(now, RETENTION, {"after": {"last_hash": last, "rows": count}})
                await log.add([entry])
        return count

    def _is_same_look(self, deed: Deed, now: datetime) -> bool:
        self._looks = {each: at for each, at in self._looks.items() if now - at < SAME_LOOK}
        look = (deed.actor.id, deed.right, deed.subject)
        if look in self._looks:
            return True
        self._looks[look] = now
        return False

    def _write_soon(self, entry: NewEntry) -> None:
        self._waiting.append(entry)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all(), name="audit")

    async def _write_all(self) -> None:
        try:
            while self._waiting and await self._write():
                pass
        finally:
            self._writing = None

    async def _write(self) -> bool:
        """Whether what waited is written."""
        entries, self._waiting = self._waiting, []
        try:
            async with self._database.write() as session:
                await AuditRepo(session).add(entries)
        except SecretaryError as error:
            self._waiting = entries + self._waiting
            _LOG.warning("%d entries of the audit log must wait: %s", len(entries), error)
            return False
        return True

    # Sessions: whoever signs in acts as nobody until then, so no guard sees it.

    def _signed_in(self, event: SignedIn) -> None:
        self._write_soon(
            NewEntry(
                at=event.at,
                actor_id=event.user.id,
                actor_name=event.user.name,
                role=event.user.role.value,
                origin=_origin(event.session.door, event.session.address),
                deed="session.begin",
                subject=event.session.id,
                outcome=DONE,
                details={},
            )
        )

    def _session_ended(self, event: SessionEnded) -> None:
        details = {"after": {"end": event.end.value, "user": event.user_id}}
        entry = _of_system(event.at, "session.end", details, subject=event.session_id)
        self._write_soon(entry)

    def _sign_in_refused(self, event: SignInRefused) -> None:
        details = {"after": {"name": event.name, "reason": event.reason}}
        origin = _origin(event.door, event.address)
        self._write_soon(
            _of_system(event.at, "session.begin", details, outcome=REFUSED, origin=origin)
        )


def _origin(door: str, address: str) -> str:
    return f"{door} {address}".strip()


def _of_system(
    at: datetime,
    deed: str,
    details: Mapping[str, Mapping[str, object]],
    *,
    subject: str = "",
    outcome: str = DONE,
    origin: str = "",
) -> NewEntry:
    return NewEntry(
        at=at,
        actor_id=SYSTEM.id,
        actor_name=SYSTEM.name,
        role=SYSTEM.role,
        origin=origin,
        deed=deed,
        subject=subject,
        outcome=outcome,
        details=details,
    )
