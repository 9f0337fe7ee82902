"""Who is signed in: passwords and PINs are tried here, and only here."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from datetime import timedelta

from secretary_app.foundation.auth.acting import current_actor, needs
from secretary_app.foundation.auth.errors import (
    PinMissing,
    PinRefused,
    PinWrong,
    SessionMissing,
    SignInFailed,
    TooManyTries,
    UserDisabled,
)
from secretary_app.foundation.auth.events import SessionEnded, SignedIn, SignInRefused
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.limits import LONGEST_PIN_WAIT, PIN_TRIES, wait_after
from secretary_app.foundation.auth.models import Session, SessionEnd, User
from secretary_app.foundation.auth.quality import key_of
from secretary_app.foundation.auth.repo import Lasting, UsersRepo, user_of
from secretary_app.foundation.auth.rights import CHANGE_PROFILE, CHANGE_USERS, VIEW_USERS
from secretary_app.foundation.auth.tables import UserRow
from secretary_app.foundation.auth.tries import Tries
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.events import EventBus

DESK = "desk"
"""The door whose wrong tries stand in the account: they make wait over a new start, too."""

PROFILE = "profile"
"""Where somebody who is in gives the old password once more."""

PUBLIC = "public"
"""A screen before which strangers stand, and type."""

MOST_LASTING = 50
"""Sessions with tokens of one user; with one more the oldest ends."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody tries to get in."""

    door: str
    address: str = ""


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
        self._tries = Tries()

    async def sign_in(
        self,
        name: str,
        password: str,
        *,
        door: str,
        address: str = "",
        tokens: Lasting | None = None,
    ) -> tuple[User, Session]:
        """``tokens``: of a session that outlasts the program.

        Raises SignInFailed, TooManyTries or UserDisabled.
        """
        at = _Place(door, address)
        # One after another: tries made at once must not all count as the first.
        async with self._turn:
            row = await self._proven(key_of(name), password, at)
            if not row.is_active:
                raise self._refused(row, at, UserDisabled(name=row.name))
            return await self._begin(row, password, at, tokens)

    async def try_password(self, name: str, password: str) -> None:
        """Of somebody who is in and shall show that it is them.

        Raises SignInFailed or TooManyTries.
        """
        async with self._turn:
            await self._proven(key_of(name), password, _Place(PROFILE))

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

    async def try_pin_in_public(self, user_id: str, pin: str) -> None:
        """Wrong ones make wait and end no session: a stranger could end it with five of them.

        Raises PinMissing, PinRefused or TooManyTries.
        """
        at = _Place(PUBLIC)
        async with self._turn:
            async with self._database.read() as session:
                row = await UsersRepo(session).by_id(user_id)
            if row is None or row.pin_hash is None:
                raise PinMissing
            self._must_not_wait(user_id, row, at)
            if not await self._hashing.fits(row.pin_hash, pin):
                now = self._clock.now()
                self._tries.count(PUBLIC, user_id, exists=True, now=now, longest=LONGEST_PIN_WAIT)
                raise self._refused(row, at, PinRefused())
            self._tries.forgive(PUBLIC, user_id)

    @needs(VIEW_USERS)
    async def open(self) -> list[Session]:
        """Whoever is signed in, newest first."""
        async with self._database.read() as session:
            return await UsersRepo(session).open_sessions()

    @needs(CHANGE_PROFILE, owned=True)
    async def mine(self) -> list[Session]:
        """Where whoever acts is signed in, newest first."""
        async with self._database.read() as session:
            return await UsersRepo(session).open_sessions(current_actor().id)

    @needs(CHANGE_PROFILE, owned=True, about="session_id")
    async def end_mine(self, session_id: str) -> None:
        """Signs oneself out of another place. Raises SessionMissing, for other people's, too."""
        async with self._database.read() as session:
            found = await UsersRepo(session).session(session_id)
        mine = found is not None and found[0].user_id == current_actor().id
        if not mine or not await self._end(session_id, SessionEnd.SIGNED_OUT):
            raise SessionMissing(session=session_id)

    @needs(CHANGE_USERS, about="session_id")
    async def end(self, session_id: str) -> None:
        """Signs somebody out. Raises SessionMissing."""
        if not await self._end(session_id, SessionEnd.ENDED_BY_ADMIN):
            raise SessionMissing(session=session_id)

    @needs(CHANGE_USERS, about="user_id")
    async def end_all(self, user_id: str, *, end: SessionEnd, lasting_only: bool = False) -> None:
        """Of one user; ``lasting_only``: whoever sits at the desk stays."""
        async with self._database.read() as session:
            users = UsersRepo(session)
            if lasting_only:
                found = await users.lasting_sessions(user_id)
            else:
                found = [each.id for each in await users.open_sessions(user_id)]
        for each in found:
            await self._end(each, end)

    @needs(CHANGE_USERS)
    async def end_left_open(self) -> None:
        """Those of a program that is gone: only one has the data folder open.

        Sessions with tokens outlast a program, until nobody comes back with them.
        """
        async with self._database.read() as session:
            found = await UsersRepo(session).without_tokens()
        for each in found:
            await self._end(each, SessionEnd.PROGRAM_ENDED)
        await self._end_expired()

    @needs(CHANGE_USERS)
    async def tidy(self, keep_days: int) -> int:
        """Ends those nobody came back to, and deletes what ended longer ago; how many of these.

        0 days: they are kept for ever.
        """
        await self._end_expired()
        if not keep_days:
            return 0
        before = self._clock.now() - timedelta(days=keep_days)
        async with self._database.write() as session:
            return await UsersRepo(session).delete_ended(before)

    async def _end_expired(self) -> None:
        async with self._database.read() as session:
            found = await UsersRepo(session).expired(self._clock.now())
        for each in found:
            await self._end(each, SessionEnd.EXPIRED)

    async def _make_room(self, user_id: str) -> None:
        async with self._database.read() as session:
            found = await UsersRepo(session).lasting_sessions(user_id)
        for each in found[MOST_LASTING - 1 :]:
            await self._end(each, SessionEnd.CROWDED_OUT)

    async def _proven(self, key: str, password: str, at: _Place) -> UserRow:
        """The account whose password it is; a wrong one is counted."""
        async with self._database.read() as session:
            row = await UsersRepo(session).by_key(key)
        self._must_not_wait(key, row, at)
        if not await self._hashing.fits(None if row is None else row.password_hash, password):
            await self._count_failure(key, row, at)
            raise self._refused(row, at, SignInFailed())
        assert row is not None
        self._tries.forgive(at.door, key)
        return row

    def _must_not_wait(self, key: str, row: UserRow | None, at: _Place) -> None:
        in_account = row is not None and at.door == DESK
        until = row.locked_until if row and in_account else self._tries.wait_until(at.door, key)
        left = 0.0 if until is None else (until - self._clock.now()).total_seconds()
        if left > 0:
            raise self._refused(row, at, TooManyTries(seconds=math.ceil(left)))

    async def _count_failure(self, key: str, row: UserRow | None, at: _Place) -> None:
        now = self._clock.now()
        if row is None or at.door != DESK:
            self._tries.count(at.door, key, exists=row is not None, now=now)
            return
        async with self._database.write() as session:
            stored = await UsersRepo(session).by_key(key)
            if stored is not None:
                stored.failures += 1
                stored.locked_until = now + wait_after(stored.failures)

    async def _begin(
        self, row: UserRow, password: str, at: _Place, tokens: Lasting | None
    ) -> tuple[User, Session]:
        if tokens is not None:
            await self._end_expired()
            await self._make_room(row.id)
        fresh = None
        if self._hashing.is_outdated(row.password_hash):
            fresh = await self._hashing.hash(password)
        now = self._clock.now()
        async with self._database.write() as session:
            users = UsersRepo(session)
            stored = await users.by_id(row.id)
            if stored is None or not stored.is_active or stored.password_hash != row.password_hash:
                # Switched off, or given another password, while this one was being tried.
                raise SignInFailed
            if at.door == DESK:
                stored.failures, stored.locked_until, stored.pin_failures = 0, None, 0
            stored.seen_at = now
            if fresh is not None:
                stored.password_hash = fresh
            begun = await users.begin(
                stored, door=at.door, address=at.address, now=now, tokens=tokens
            )
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

    def _refused(self, row: UserRow | None, at: _Place, error: UserFacing) -> UserFacing:
        self._events.emit(
            SignInRefused(
                at=self._clock.now(),
                name="" if row is None else row.name,
                reason=error.code,
                door=at.door,
                address=at.address,
            )
        )
        return error
