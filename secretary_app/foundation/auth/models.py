"""A user and a session, as the rest of the product sees them: without any hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.permissions import Scope
from secretary_app.foundation.auth.rights import CHANGE_PROFILE
from secretary_app.foundation.auth.roles import ROLES, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may sign in."""

    id: str
    name: str
    """By which they sign in."""
    full_name: str
    """As colleagues see it; empty: the name."""
    role: Role
    given: tuple[str, ...]
    denied: tuple[str, ...]
    password_is_temporary: bool
    has_pin: bool
    locked_until: datetime | None
    is_active: bool
    made_at: datetime
    seen_at: datetime | None
    """Of the last sign-in."""

    @property
    def shown_name(self) -> str:
        """For lists and for the audit log."""
        return self.full_name or self.name

    def as_actor(self) -> Actor:
        """Who acts when this user does; by a password that was given them they only change it."""
        if self.password_is_temporary:
            own = {CHANGE_PROFILE.key: Scope.OWN}
            return Actor(id=self.id, name=self.name, role=self.role.value, rights=own)
        return self.by_key()

    def by_key(self) -> Actor:
        """Who acts by a key of this user's: nobody else has chosen that."""
        template = ROLES[self.role]
        return Actor(
            id=self.id,
            name=self.name,
            role=self.role.value,
            rights=template.rights(given=self.given, denied=self.denied),
            everything=template.everything,
        )


class SessionEnd(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed-out"
    ENDED_BY_ADMIN = "ended"
    RESET = "reset"
    DISABLED = "disabled"
    RIGHTS_CHANGED = "rights"
    PINS_USED_UP = "pins"
    PROGRAM_ENDED = "program"
    RENEWED = "renewed"
    """Its user took another password."""
    EXPIRED = "expired"
    """Nobody came back with its refresh token."""
    REUSED = "reused"
    """A refresh token came twice: one of the two who have it is not its user."""
    CROWDED_OUT = "crowded"
    """The same user signed in by programs more often than anybody needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody is, or was, signed in."""

    id: str
    user_id: str
    user_name: str
    door: str
    address: str
    """From where, at a door of the network; else empty."""
    began_at: datetime
    ended_at: datetime | None
    end: SessionEnd | None
