"""Gives tokens, takes them back, and says who came with one."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.events import SessionEnded, UserChanged
from secretary_app.foundation.auth.models import SessionEnd, User
from secretary_app.foundation.auth.repo import Lasting, UsersRepo, user_of
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.auth.tokens.errors import (
    TokenExpired,
    TokenInvalid,
    TokenReused,
    TokenRevoked,
)
from secretary_app.foundation.auth.tokens.models import (
    ACCESS_LASTS,
    REFRESH_LASTS,
    Bearer,
    Claims,
    Granted,
    Kind,
)
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.ids import new_id

DOOR = "api"

SIGNING = "secretary_app.foundation.auth.tokens.signing:JwtSigner"
"""Loaded with the first token: PyJWT brings a library of ciphers."""

REMEMBERED = 1000
"""Sessions whose user is known without asking the database again."""


class Signer(Protocol):
    """Makes tokens of claims, and claims of tokens."""

    def sign(self, claims: Claims) -> str:
        """A token."""

    def read(self, token: str) -> Claims:
        """Raises TokenInvalid."""


class TokenService:
    """The ``Sessions`` of programs. Nobody acts yet, or no more, where these are called."""

    def __init__(
        self,
        *,
        database: Database,
        sessions: Sessions,
        secret: Callable[[], Awaitable[str]],
        events: EventBus,
        clock: Clock,
    ) -> None:
        """``secret``: what tokens are signed with, the same on every start; asked for once."""
        self._database = database
        self._sessions = sessions
        self._secret = secret
        self._clock = clock
        self._signer: Signer | None = None
        self._turn = asyncio.Lock()
        self._known: dict[str, User] = {}
        """By session. Only this program changes the data, and it tells of every change."""
        self._changes = 0
        events.subscribe(SessionEnded, self._ended)
        events.subscribe(UserChanged, self._changed)

    async def sign_in(self, name: str, password: str, *, address: str) -> Granted:
        """Raises SignInFailed, TooManyTries, UserDisabled and the errors of secrets."""
        # Before the password is tried: where nothing can be signed, nobody must be in.
        signer = await self._ready()
        tokens = Lasting(refresh_id=new_id(), until=self._clock.now() + REFRESH_LASTS)
        user, session = await self._sessions.sign_in(
            name, password, door=DOOR, address=address, tokens=tokens
        )
        return self._granted(signer, user, session.id, tokens)

    async def refresh(self, token: str) -> Granted:
        """A new pair; the old refresh token is good no more: who brings it ends the session.

        Raises TokenInvalid, TokenExpired, TokenRevoked or TokenReused.
        """
        signer = await self._ready()
        claims = self._read(signer, token, Kind.REFRESH)
        tokens = Lasting(refresh_id=new_id(), until=self._clock.now() + REFRESH_LASTS)
        user: User | None = None
        # In the one writing session: of two who come at once the second finds another id.
        async with self._database.write() as session:
            found = await UsersRepo(session).session(claims.session_id)
            if found is None or found[0].ended_at is not None or not found[1].is_active:
                raise TokenRevoked
            row, account = found
            if row.refresh_id == claims.id:
                row.refresh_id, row.expires_at = tokens.refresh_id, tokens.until
                user = user_of(account)
        if user is None:
            await self._sessions.sign_out(claims.session_id, end=SessionEnd.REUSED)
            raise TokenReused
        return self._granted(signer, user, claims.session_id, tokens)

    async def who(self, token: str) -> Bearer:
        """Whose access token it is. Raises TokenInvalid, TokenExpired or TokenRevoked."""
        claims = self._read(await self._ready(), token, Kind.ACCESS)
        user = self._known.get(claims.session_id) or await self._look_up(claims.session_id)
        if user is None or not user.is_active or user.id != claims.user_id:
            raise TokenRevoked
        return Bearer(user=user, session_id=claims.session_id)

    async def sign_out(self, token: str) -> None:
        """By either token of a session; one that is over already stays so.

        Raises TokenInvalid or TokenExpired.
        """
        claims = self._read(await self._ready(), token)
        await self._sessions.sign_out(claims.session_id)

    async def _ready(self) -> Signer:
        async with self._turn:
            if self._signer is None:
                with acting_as(SYSTEM):
                    secret = await self._secret()
                module, _, name = SIGNING.partition(":")
                make: Callable[[str], Signer] = getattr(importlib.import_module(module), name)
                self._signer = make(secret)
            return self._signer

    def _read(self, signer: Signer, token: str, kind: Kind | None = None) -> Claims:
        claims = signer.read(token)
        if kind is not None and claims.kind is not kind:
            raise TokenInvalid
        if claims.until <= self._clock.now():
            raise TokenExpired
        return claims

    async def _look_up(self, session_id: str) -> User | None:
        before = self._changes
        async with self._database.read() as session:
            found = await UsersRepo(session).session(session_id)
        if found is None or found[0].ended_at is not None:
            return None
        user = user_of(found[1])
        if before == self._changes:
            # Else what was read may be older than what was told meanwhile.
            self._known[session_id] = user
            if len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]
        return user

    def _granted(self, signer: Signer, user: User, session_id: str, tokens: Lasting) -> Granted:
        now = self._clock.now()

        def signed(kind: Kind, token_id: str, until: datetime) -> str:
            return signer.sign(
                Claims(
                    kind=kind,
                    user_id=user.id,
                    session_id=session_id,
                    id=token_id,
                    made_at=now,
                    until=until,
                )
            )

        access_until = now + ACCESS_LASTS
        return Granted(
            user=user,
            session_id=session_id,
            made_at=now,
            access=signed(Kind.ACCESS, new_id(), access_until),
            access_until=access_until,
            refresh=signed(Kind.REFRESH, tokens.refresh_id, tokens.until),
            refresh_until=tokens.until,
        )

    def _ended(self, event: SessionEnded) -> None:
        self._changes += 1
        self._known.pop(event.session_id, None)

    def _changed(self, event: UserChanged) -> None:
        self._changes += 1
        self._known = {
            session_id: event.user if user.id == event.user.id else user
            for session_id, user in self._known.items()
        }
