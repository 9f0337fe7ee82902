"""``/admin/users``: accounts, by the names they sign in with; ``/admin/sessions``: who is in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.roles import Role
from secretary_app.foundation.auth.schemas import Password
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Rate, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging, paged

Name = Annotated[str, Field(max_length=200)]


class UserShown(Outgoing):
    """An account."""

    id: str
    name: str
    full_name: str
    role: Role
    given: list[str]
    """Single rights beside those of the role."""
    denied: list[str]
    is_active: bool
    password_is_temporary: bool
    made_at: datetime
    seen_at: datetime | None


class SessionShown(Outgoing):
    """Somebody is signed in."""

    id: str
    user_id: str
    user_name: str
    door: str
    """``desk``, ``api``."""
    address: str
    """From where; empty: at the machine."""
    began_at: datetime


class NewUser(Incoming):
    """The password holds until its user has chosen another."""

    name: Name
    password: Password
    role: Role = Role.USER
    full_name: Line = ""


class RoleGiven(Incoming):
    """Another role."""

    role: Role


class NewPassword(Incoming):
    """In place of a forgotten one."""

    password: Password


class UserAdmin:
    """The handlers; the services ask for rights."""

    def __init__(self, *, service: UserService, sessions: Sessions) -> None:
        self._service = service
        self._sessions = sessions

    async def every(self, asked: Asked) -> Page[UserShown]:
        """By name."""
        return paged(await self._service.everybody(), asked.query(Paging), UserShown)

    async def one(self, asked: Asked) -> UserShown:
        """By name."""
        return _shown(await self._service.find(asked.path["id"]))

    async def create(self, asked: Asked) -> UserShown:
        """Somebody new."""
        given = asked.body(NewUser)
        password = given.password.get_secret_value()
        return _shown(
            await self._service.create(
                given.name, password, role=given.role, full_name=given.full_name
            )
        )

    async def change(self, asked: Asked) -> UserShown:
        """Another role ends their sessions."""
        return _shown(await self._service.set_role(asked.path["id"], asked.body(RoleGiven).role))

    async def reset(self, asked: Asked) -> UserShown:
        """Another password ends their sessions."""
        password = asked.body(NewPassword).password.get_secret_value()
        return _shown(await self._service.reset(asked.path["id"], password))

    async def disable(self, asked: Asked) -> UserShown:
        """Nobody signs in by it any more."""
        return _shown(await self._service.disable(asked.path["id"]))

    async def enable(self, asked: Asked) -> UserShown:
        """It works again."""
        return _shown(await self._service.enable(asked.path["id"]))

    async def sessions(self, asked: Asked) -> Page[SessionShown]:
        """The newest first."""
        return paged(await self._sessions.open(), asked.query(Paging), SessionShown)

    async def end_session(self, asked: Asked) -> None:
        """Its tokens are good no more, and its streams end."""
        await self._sessions.end(asked.path["id"])


def routes(admin: UserAdmin) -> tuple[Route, ...]:
    """Of accounts, and of who is signed in by them."""
    session = Resource(at="/admin/sessions", tag="users").route
    route = Resource(at="/admin/users", tag="users", statuses={"user-last-owner": 409}).route
    return (
        route("GET", admin.every, "Accounts", query=Paging, answer=Page[UserShown]),
        route(
            "POST", admin.create, "A new account", body=NewUser, answer=UserShown, status=201,
            rate=Rate.AUTH,
        ),
        route("GET /{id}", admin.one, "An account, by its name", answer=UserShown),
        route("PATCH /{id}", admin.change, "Another role", body=RoleGiven, answer=UserShown),
        route(
            "POST /{id}/reset", admin.reset, "Another password", body=NewPassword,
            answer=UserShown, rate=Rate.AUTH,
        ),
        route("POST /{id}/disable", admin.disable, "Switch an account off", answer=UserShown),
        route("POST /{id}/enable", admin.enable, "Switch an account on", answer=UserShown),
        session(
            "GET", admin.sessions, "Who is signed in", query=Paging, answer=Page[SessionShown]
        ),
        session("DELETE /{id}", admin.end_session, "Sign somebody out"),
    )  # fmt: skip


def _shown(user: User) -> UserShown:
    return UserShown.model_validate(user)
