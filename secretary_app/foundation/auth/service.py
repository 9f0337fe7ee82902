"""What may be done with users: by those who manage them, and by each with their own account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs, tell_change
from secretary_app.foundation.auth.errors import (
    LastOwner,
    NotAllowed,
    OwnerExists,
    UnknownRight,
    UserExists,
    UserMissing,
)
from secretary_app.foundation.auth.events import UserChanged
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.models import SessionEnd, User
from secretary_app.foundation.auth.permissions import RightCatalogue
from secretary_app.foundation.auth.quality import check_password, check_pin, checked_name, key_of
from secretary_app.foundation.auth.repo import UsersRepo, user_of
from secretary_app.foundation.auth.rights import (
    CHANGE_PROFILE,
    CHANGE_USERS,
    NAME_USERS,
    VIEW_USERS,
)
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.auth.tables import UserRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

_OF_OWNERS = (Role.OWNER, Role.ADMIN)
"""Roles that only an owner gives, takes and manages."""


class UserService:
    """Makes and changes accounts. Who signs in with them is the affair of ``Sessions``."""

    def __init__(
        self,
        *,
        database: Database,
        sessions: Sessions,
        hashing: SlowHashing,
        catalogue: RightCatalogue,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._hashing = hashing
        self._catalogue = catalogue
        self._events = events
        self._clock = clock

    async def is_first_start(self) -> bool:
        """Whether nobody has an account yet."""
        async with self._database.read() as session:
            return await UsersRepo(session).count() == 0

    async def make_owner(self, name: str, password: str, *, full_name: str = "") -> User:
        """The first account, made by whoever comes first; there is no default password.

        Raises OwnerExists, BadUserName, PasswordTooShort or PasswordTooEasy.
        """
        name = checked_name(name)
        check_password(password, name=name)
        hashed = await self._hashing.hash(password)
        async with self._database.write() as session:
            users = UsersRepo(session)
            if await users.count():
                raise OwnerExists
            row = await users.add(
                name=name,
                name_key=key_of(name),
                full_name=full_name.strip(),
                role=Role.OWNER,
                password_hash=hashed,
                temporary=False,
                now=self._clock.now(),
            )
            user = user_of(row)
        self._tell(user)
        return user

    @needs(VIEW_USERS)
    async def everybody(self) -> list[User]:
        """By name."""
        async with self._database.read() as session:
            return await UsersRepo(session).all()

    @needs(NAME_USERS)
    async def names(self) -> dict[str, str]:
        """What colleagues call each other, by id."""
        async with self._database.read() as session:
            return {user.id: user.shown_name for user in await UsersRepo(session).all()}

    @needs(VIEW_USERS)
    async def find(self, name: str) -> User:
        """Raises UserMissing."""
        async with self._database.read() as session:
            row = await UsersRepo(session).by_key(key_of(name))
        if row is None:
            raise UserMissing(name=name)
        return user_of(row)

    @needs(CHANGE_USERS, about="name")
    async def create(
        self, name: str, password: str, *, role: Role = Role.USER, full_name: str = ""
    ) -> User:
        """A new account; the password holds until its user has chosen another.

        Raises UserExists, BadUserName, PasswordTooShort, PasswordTooEasy or NotAllowed.
        """
        name = checked_name(name)
        check_password(password, name=name)
        _must_manage(role)
        hashed = await self._hashing.hash(password)
        async with self._database.write() as session:
            users = UsersRepo(session)
            if await users.by_key(key_of(name)) is not None:
                raise UserExists(name=name)
            row = await users.add(
                name=name,
                name_key=key_of(name),
                full_name=full_name.strip(),
                role=role,
                password_hash=hashed,
                temporary=True,
                now=self._clock.now(),
            )
            user = user_of(row)
        tell_change(after={"role": role.value, "name": name})
        self._tell(user)
        return user

    @needs(CHANGE_USERS, about="name")
    async def set_role(self, name: str, role: Role) -> User:
        """Gives another role. Raises UserMissing, LastOwner or NotAllowed."""
        _must_manage(role)

        async def change(row: UserRow, users: UsersRepo) -> None:
            if role is not Role.OWNER:
                await _keep_an_owner(row, users)
            tell_change(before={"role": row.role}, after={"role": role.value})
            row.role = role

        return await self._change(name, change, end=SessionEnd.RIGHTS_CHANGED)

    @needs(CHANGE_USERS, about="name")
    async def set_rights(
        self, name: str, *, given: Collection[str], denied: Collection[str]
    ) -> User:
        """Single rights beside the role's. Raises UserMissing, UnknownRight or NotAllowed."""
        mine = current_actor()
        for key in (*given, *denied):
            if key not in self._catalogue:
                raise UnknownRight(right=key)
        for right in self._catalogue:
            if right.key in given and not mine.may(right):
                raise NotAllowed(right=right.key, role=mine.role)

        async def change(row: UserRow, _users: UsersRepo) -> None:
            tell_change(
                before={"given": row.given, "denied": row.denied},
                after={"given": sorted(given), "denied": sorted(denied)},
            )
            row.given, row.denied = sorted(given), sorted(denied)

        return await self._change(name, change, end=SessionEnd.RIGHTS_CHANGED)

    @needs(CHANGE_USERS, about="name")
    async def reset(self, name: str, password: str) -> User:
        """Another password in place of a forgotten one, and no waiting after wrong ones.

        Raises UserMissing, PasswordTooShort, PasswordTooEasy or NotAllowed.
        """
        check_password(password, name=name)
        hashed = await self._hashing.hash(password)

        async def change(row: UserRow, _users: UsersRepo) -> None:
            row.password_hash, row.password_is_temporary = hashed, True
            row.failures, row.locked_until = 0, None
            row.pin_hash, row.pin_failures = None, 0

        return await self._change(name, change, end=SessionEnd.RESET)

    @needs(CHANGE_USERS, about="name")
    async def disable(self, name: str) -> User:
        """Nobody signs in by it any more. Raises UserMissing, LastOwner or NotAllowed."""

        async def change(row: UserRow, users: UsersRepo) -> None:
            await _keep_an_owner(row, users)
            tell_change(before={"active": row.is_active}, after={"active": False})
            row.is_active = False

        return await self._change(name, change, end=SessionEnd.DISABLED)

    @needs(CHANGE_USERS, about="name")
    async def enable(self, name: str) -> User:
        """The account works again. Raises UserMissing or NotAllowed."""

        async def change(row: UserRow, _users: UsersRepo) -> None:
            tell_change(before={"active": row.is_active}, after={"active": True})
            row.is_active = True

        return await self._change(name, change, end=None)

    # One's own account

    async def me(self) -> User | None:
        """Whoever acts; None where that is no user, but the program, a command or nobody."""
        async with self._database.read() as session:
            row = await UsersRepo(session).by_id(current_actor().id)
        return None if row is None else user_of(row)

    @needs(CHANGE_PROFILE, owned=True)
    async def change_own_password(self, old: str, new: str) -> User:
        """Whoever signed in by tokens must do so anew; who sits at the desk stays.

        Raises SignInFailed for a wrong old one, TooManyTries, PasswordTooShort or PasswordTooEasy.
        """
        row = await self._own_row()
        check_password(new, name=row.name)
        await self._sessions.try_password(row.name, old)
        hashed = await self._hashing.hash(new)

        async def change(row: UserRow, _users: UsersRepo) -> None:
            row.password_hash, row.password_is_temporary = hashed, False

        user = await self._change(row.name, change, end=None, own=True)
        with by_own_authority():
            await self._sessions.end_all(user.id, end=SessionEnd.RENEWED, lasting_only=True)
        return user

    @needs(CHANGE_PROFILE, owned=True)
    async def set_own_pin(self, pin: str | None) -> User:
        """For the lock of the desk; None: no lock by PIN. Raises BadPin."""
        row = await self._own_row()
        if pin is not None:
            check_pin(pin)
        hashed = None if pin is None else await self._hashing.hash(pin)

        async def change(row: UserRow, _users: UsersRepo) -> None:
            row.pin_hash, row.pin_failures = hashed, 0

        return await self._change(row.name, change, end=None, own=True)

    async def _own_row(self) -> UserRow:
        actor = current_actor()
        async with self._database.read() as session:
            row = await UsersRepo(session).by_id(actor.id)
        if row is None:
            # Whoever holds the machine, and the program itself, have no account.
            raise UserMissing(name=actor.name)
        return row

    async def _change(
        self,
        name: str,
        change: Callable[[UserRow, UsersRepo], Awaitable[None]],
        *,
        end: SessionEnd | None,
        own: bool = False,
    ) -> User:
        """``end``: why whoever is signed in by it has to sign in again."""
        async with self._database.write() as session:
            row = await _existing(session, name)
            if not own:
                _must_manage(Role(row.role))
            await change(row, UsersRepo(session))
            user = user_of(row)
        if end is not None:
            await self._sessions.end_all(user.id, end=end)
        self._tell(user)
        return user

    def _tell(self, user: User) -> None:
        self._events.emit(UserChanged(at=self._clock.now(), actor=current_actor().id, user=user))


async def _existing(session: AsyncSession, name: str) -> UserRow:
    row = await UsersRepo(session).by_key(key_of(name))
    if row is None:
        raise UserMissing(name=name)
    return row


async def _keep_an_owner(row: UserRow, users: UsersRepo) -> None:
    if row.role == Role.OWNER and row.is_active and await users.active_owners() == 1:
        raise LastOwner(name=row.name)


def _must_manage(role: Role) -> None:
    actor = current_actor()
    if role in _OF_OWNERS and not actor.everything:
        raise NotAllowed(right=CHANGE_USERS.key, role=actor.role)
