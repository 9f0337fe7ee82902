"""What may be done with API keys, and who comes with one."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from secretary_app.foundation.auth.acting import current_actor, must_own, needs, tell_change
from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.errors import NotAllowed, UnknownRight, UserMissing
from secretary_app.foundation.auth.events import UserChanged
from secretary_app.foundation.auth.keys.errors import (
    BadKeyDays,
    BadKeyName,
    KeyExpired,
    KeyInvalid,
    KeyMissing,
    ScopesMissing,
    ScopeTooWide,
    TooManyKeys,
)
from secretary_app.foundation.auth.keys.events import KeyChanged
from secretary_app.foundation.auth.keys.models import (
    ALL,
    LONGEST_NAME,
    MOST_DAYS,
    MOST_KEYS,
    PREFIX,
    ApiKey,
    NewKey,
    hash_of,
    made_up_secret,
    narrowed,
    until_of,
)
from secretary_app.foundation.auth.keys.repo import KeysRepo
from secretary_app.foundation.auth.keys.rights import CHANGE_KEYS, VIEW_KEYS
from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.permissions import RightCatalogue
from secretary_app.foundation.auth.quality import key_of
from secretary_app.foundation.auth.repo import UsersRepo, user_of
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.events import EventBus

_LOG = logging.getLogger(__name__)

SAME_USE = timedelta(minutes=1)
"""A program that asks ten times a second is written down once a minute."""

REMEMBERED = 1000
"""Keys that are known without asking the database again."""


class KeyService:
    """Makes, shows and revokes keys; knows their bearers."""

    def __init__(
        self, *, database: Database, catalogue: RightCatalogue, events: EventBus, clock: Clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._events = events
        self._clock = clock
        self._known: dict[str, tuple[ApiKey, User]] = {}
        """By hash. Only this program changes the data, and it tells of every change."""
        self._used: dict[str, datetime] = {}
        self._changes = 0
        events.subscribe(KeyChanged, self._forget)
        events.subscribe(UserChanged, self._forget)

    @needs(CHANGE_KEYS, owned=True)
    async def create(
        self, name: str, *, scopes: Collection[str], days: int, user: str | None = None
    ) -> NewKey:
        """A key of one's own, or, by whoever may do everything, of ``user``; 0 days: for ever.

        Raises BadKeyName, BadKeyDays, ScopesMissing, UnknownRight, ScopeTooWide, TooManyKeys,
        UserMissing or NotAllowed.
        """
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise BadKeyName
        if not 0 <= days <= MOST_DAYS:
            raise BadKeyDays
        owner = await self._owner(user)
        wanted = self._checked(scopes, owner.by_key())
        secret, now = made_up_secret(), self._clock.now()
        async with self._database.write() as session:
            keys = KeysRepo(session)
            if await keys.count_good(owner.id, now) >= MOST_KEYS:
                raise TooManyKeys
            key = await keys.add(
                user=owner,
                name=name,
                secret=secret,
                scopes=wanted,
                now=now,
                until=until_of(now, days),
            )
        after = {"key": key.id, "user": owner.name, "scopes": list(wanted), "days": days}
        tell_change(after=after)
        self._tell(key)
        return NewKey(key=key, secret=secret)

    @needs(VIEW_KEYS, owned=True)
    async def mine(self) -> list[ApiKey]:
        """One's own, newest first, those that are over, too."""
        async with self._database.read() as session:
            return await KeysRepo(session).all(current_actor().id)

    @needs(VIEW_KEYS)
    async def everybodys(self) -> list[ApiKey]:
        """Of all users, newest first, those that are over, too."""
        async with self._database.read() as session:
            return await KeysRepo(session).all()

    @needs(CHANGE_KEYS, owned=True, about="key_id")
    async def revoke(self, key_id: str) -> ApiKey:
        """It opens nothing any more. Raises KeyMissing."""
        async with self._database.read() as session:
            found = await KeysRepo(session).by_id(key_id)
        if found is None:
            raise KeyMissing(key=key_id)
        must_own(CHANGE_KEYS, found.user_id)
        async with self._database.write() as session:
            revoked = await KeysRepo(session).revoke(key_id, self._clock.now())
        if revoked is None:
            raise KeyMissing(key=key_id)
        tell_change(after={"user": revoked.user_name})
        self._tell(revoked)
        return revoked

    async def who(self, secret: str, *, address: str) -> Actor:
        """Whoever brings this key. Raises KeyInvalid or KeyExpired."""
        if not secret.startswith(PREFIX) or not secret.isascii():
            raise KeyInvalid
        now, hashed = self._clock.now(), hash_of(secret)
        found = self._known.get(hashed) or await self._look_up(secret)
        if found is None or found[0].revoked_at is not None or not found[1].is_active:
            raise KeyInvalid
        key, user = found
        if not key.is_good(now):
            raise KeyExpired(name=key.name)
        await self._note_use(key, now, address)
        return narrowed(user.by_key(), key.scopes)

    async def _owner(self, name: str | None) -> User:
        actor = current_actor()
        async with self._database.read() as session:
            users = UsersRepo(session)
            row = await (users.by_id(actor.id) if name is None else users.by_key(key_of(name)))
        if row is None:
            # Whoever holds the machine, and the program itself, have no account.
            raise UserMissing(name=name or actor.name)
        if row.id != actor.id and not actor.everything:
            # In another's name nobody acts who may not do everything anyhow.
            raise NotAllowed(right=CHANGE_KEYS.key, role=actor.role)
        return user_of(row)

    def _checked(self, scopes: Collection[str], user: Actor) -> tuple[str, ...]:
        if not scopes:
            raise ScopesMissing
        maker = current_actor()
        wanted = (ALL,) if ALL in scopes else tuple(sorted(set(scopes)))
        for scope in wanted:
            if scope != ALL and scope not in self._catalogue:
                raise UnknownRight(right=scope)
        for right in self._catalogue:
            # A key that makes a key makes none that may more than itself.
            asked = right.key in wanted or (ALL in wanted and user.may_somehow(right))
            if asked and not (user.may_somehow(right) and maker.may_somehow(right)):
                raise ScopeTooWide(scope=right.key)
        if ALL in wanted and user.everything and not maker.everything:
            raise ScopeTooWide(scope=ALL)
        return wanted

    async def _look_up(self, secret: str) -> tuple[ApiKey, User] | None:
        before = self._changes
        async with self._database.read() as session:
            found = await KeysRepo(session).by_secret(secret)
        if found is not None and before == self._changes:
            # Else what was read may be older than what was told meanwhile.
            self._known[hash_of(secret)] = found
            if len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]
        return found

    async def _note_use(self, key: ApiKey, now: datetime, address: str) -> None:
        at = self._used.get(key.id)
        if at is not None and now - at < SAME_USE:
            return
        self._used[key.id] = now
        try:
            async with self._database.write() as session:
                await KeysRepo(session).used(key.id, now=now, address=address)
        except SecretaryError as error:
            # A full disk must not take the door away from who has a key.
            _LOG.warning("the use of a key could not be written down: %s", error)

    def _tell(self, key: ApiKey) -> None:
        actor = current_actor().id
        self._events.emit(KeyChanged(at=self._clock.now(), actor=actor, key=key))

    def _forget(self, _event: KeyChanged | UserChanged) -> None:
        self._changes += 1
        self._known.clear()
