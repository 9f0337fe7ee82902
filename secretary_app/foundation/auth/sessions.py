"""Who is signed in: passwords and PINs are tried here, and only here."""

from __future__ import annotations

import asyncio
import math
from datetime import datetime

from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.auth.errors import (
    PinMissing,
    PinWrong,
    SessionMissing,
    SignInFailed,
    TooManyTries,
    UserDisabled,
)
from secretary_app.foundation.auth.events import SessionEnded, SignedIn, SignInRefused
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.limits import PIN_TRIES, wait_after
from secretary_app.foundation.auth.models import Session, SessionEnd, User
from secretary_app.foundation.auth.quality import key_of
from secretary_app.foundation.auth.repo import UsersRepo, user_of
from secretary_app.foundation.auth.rights import CHANGE_USERS, VIEW_USERS
from secretary_app.foundation.auth.tables import UserRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.events import EventBus

STRANGERS = 1000
"""Names that nobody has and somebody tries, remembered at once; the oldest is dropped."""


class Sessions:
    """Begins and ends sessions."""

    def __init__(
        self, *, database: Database, hashing: SlowHashing, events: EventBus, clock: Clock
    ) -> None:
        self._database = database
        self._hashing = hashing
        self._events = events
        self._clock = clock
        self._turn = asyncio.Lock()
        self._strangers: dict[str, tuple[int, datetime]] = {}
        """Wrong tries of names that nobody has: they must wait like all others, or the wait would
        tell which names exist."""

    async def sign_in(self, name: str, password: str, *, door: str) -> tuple[User, Session]:
        """Raises SignInFailed, TooManyTries or UserDisabled."""
        key = key_of(name)
        # One after another: tries made at once must not all count as the first.
        async with self._turn:
            row = await self._row(key)
            self._must_not_wait(key, row)
            if not await self._hashing.fits(None if row is None else row.password_hash, password):
                await self._count_failure(key, row)
                raise self._refused(row, SignInFailed())
            assert row is not None
            if not row.is_active:
                raise self._refused(row, UserDisabled(name=row.name))
            return await self._begin(row, password, door=door)

    async def sign_out(self, session_id: str, *, end: SessionEnd = SessionEnd.SIGNED_OUT) -> None:
        """By whoever has the session; one that is over already stays so."""
        await self._end(session_id, end)

    async def try_pin(self, session_id: str, user_id: str, pin: str) -> None:
        """Raises PinMissing or PinWrong; with the last try that is left the session ends."""
        async with self._turn:
            async with self._database.read() as session:
                row = await UsersRepo(session).by_id(user_id)
            if row is None or row.pin_hash is None:
                raise PinMissing
            fits = row.pin_failures < PIN_TRIES and await self._hashing.fits(row.pin_hash, pin)
            failures = 0 if fits else row.pin_failures + 1
            if failures != row.pin_failures:
                async with self._database.write() as session:
                    stored = await UsersRepo(session).by_id(user_id)
                    if stored is not None:
                        stored.pin_failures = failures
            if fits:
                return
            left = max(PIN_TRIES - failures, 0)
            if not left:
                await self._end(session_id, SessionEnd.PINS_USED_UP)
            raise PinWrong(left=left)

    @needs(VIEW_USERS)
    async def open(self) -> list[Session]:
        """Whoever is signed in, newest first."""
        async with self._database.read() as session:
            return await UsersRepo(session).open_sessions()

    @needs(CHANGE_USERS, about="session_id")
    async def end(self, session_id: str) -> None:
        """Signs somebody out. Raises SessionMissing."""
        if not await self._end(session_id, SessionEnd.ENDED_BY_ADMIN):
            raise SessionMissing(session=session_id)

    @needs(CHANGE_USERS, about="user_id")
    async def end_all(self, user_id: str, *, end: SessionEnd) -> None:
        """Of one user."""
        async with self._database.read() as session:
            found = await UsersRepo(session).open_sessions(user_id)
        for each in found:
            await self._end(each.id, end)

    @needs(CHANGE_USERS)
    async def end_left_open(self) -> None:
        """Those of a program that is gone: only one has the data folder open."""
        async with self._database.read() as session:
            found = await UsersRepo(session).open_sessions()
        for each in found:
            await self._end(each.id, SessionEnd.PROGRAM_ENDED)

    async def _row(self, key: str) -> UserRow | None:
        async with self._database.read() as session:
            return await UsersRepo(session).by_key(key)

    def _must_not_wait(self, key: str, row: UserRow | None) -> None:
        until = row.locked_until if row else self._strangers.get(key, (0, None))[1]
        left = 0.0 if until is None else (until - self._clock.now()).total_seconds()
        if left > 0:
            raise self._refused(row, TooManyTries(seconds=math.ceil(left)))

    async def _count_failure(self, key: str, row: UserRow | None) -> None:
        now = self._clock.now()
        if row is None:
            failures = self._strangers.pop(key, (0, now))[0] + 1
            self._strangers[key] = (failures, now + wait_after(failures))
            if len(self._strangers) > STRANGERS:
                del self._strangers[next(iter(self._strangers))]
            return
        async with self._database.write() as session:
            stored = await UsersRepo(session).by_key(key)
            if stored is not None:
                stored.failures += 1
                stored.locked_until = now + wait_after(stored.failures)

    async def _begin(self, row: UserRow, password: str, *, door: str) -> tuple[User, Session]:
        fresh = None
        if self._hashing.is_outdated(row.password_hash):
            fresh = await self._hashing.hash(password)
        now = self._clock.now()
        async with self._database.write() as session:
            users = UsersRepo(session)
            stored = await users.by_id(row.id)
            if stored is None or not stored.is_active:
                raise SignInFailed
            stored.failures, stored.locked_until, stored.pin_failures = 0, None, 0
            stored.seen_at = now
            if fresh is not None:
                stored.password_hash = fresh
            begun = await users.begin(stored, door=door, now=now)
            user = user_of(stored)
        self._events.emit(SignedIn(at=now, actor=user.id, user=user, session=begun))
        return user, begun

    async def _end(self, session_id: str, end: SessionEnd) -> bool:
        now = self._clock.now()
        async with self._database.write() as session:
            ended = await UsersRepo(session).end(session_id, end=end, now=now)
        if ended is None:
            return False
        self._events.emit(
            SessionEnded(
                at=now,
                actor=current_actor().id,
                session_id=ended.id,
                user_id=ended.user_id,
                end=end,
            )
        )
        return True

    def _refused(self, row: UserRow | None, error: UserFacing) -> UserFacing:
        name = "" if row is None else row.name
        self._events.emit(SignInRefused(at=self._clock.now(), name=name, reason=error.code))
        return error
