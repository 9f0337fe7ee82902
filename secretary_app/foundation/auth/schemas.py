"""What is sent and answered under ``/auth``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, SecretStr

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.keys.models import LONGEST_NAME, MOST_DAYS, ApiKey
from secretary_app.foundation.auth.limits import LONGEST_PASSWORD
from secretary_app.foundation.auth.permissions import RightCatalogue, Scope
from secretary_app.foundation.auth.tokens.models import Granted
from secretary_app.foundation.web.schemas import Incoming, Outgoing

MOST_SCOPES = 500

BEARER = "Bearer"

# Secret: what came must stand in no report of a fault.
Password = Annotated[SecretStr, Field(max_length=LONGEST_PASSWORD)]


class SignIn(Incoming):
    """A name and a password."""

    username: Annotated[str, Field(max_length=200)]
    password: Password


class Refresh(Incoming):
    """The refresh token that came last."""

    refresh_token: Annotated[SecretStr, Field(max_length=4096)]


class PasswordChange(Incoming):
    """One's own."""

    old: Password
    new: Password


class Tokens(Outgoing):
    """By which a program is in (RFC 6749, 5.1)."""

    access_token: str
    token_type: str = BEARER
    expires_in: int
    """Seconds until the access token's end."""
    refresh_token: str
    refresh_expires_in: int
    must_change_password: bool
    """The password was chosen by somebody else: nothing can be done before it is changed."""


class Profile(Outgoing):
    """Who asks, and what they may: of a key, what the key may."""

    id: str
    name: str
    full_name: str
    role: str
    must_change_password: bool
    rights: dict[str, Scope]


class Status(Outgoing):
    """Whether somebody asks who is known, and whether anybody could be."""

    signed_in: bool
    name: str | None
    has_users: bool
    """Without, the owner's account is made at the desk: never from the network."""


class Key(Outgoing):
    """An API key, without the key."""

    id: str
    user: str
    name: str
    hint: str
    scopes: list[str]
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    used_from: str
    revoked_at: datetime | None


class KeyWanted(Incoming):
    """A new key."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    scopes: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=MOST_SCOPES)]
    """Keys of rights, or ``*`` for all that its user may."""
    days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 365
    """0: for ever."""


class KeyMade(Key):
    """With the only sight of the key."""

    key: str


class KeysWanted(Incoming):
    """Which keys."""

    everybody: bool = False
    """Of all users, where that is allowed."""


def tokens(granted: Granted) -> Tokens:
    """As they are sent."""
    return Tokens(
        access_token=granted.access,
        expires_in=int((granted.access_until - granted.made_at).total_seconds()),
        refresh_token=granted.refresh,
        refresh_expires_in=int((granted.refresh_until - granted.made_at).total_seconds()),
        must_change_password=granted.user.password_is_temporary,
    )


def rights_of(actor: Actor, catalogue: RightCatalogue) -> dict[str, Scope]:
    """All of an owner's stand there, too."""
    if actor.everything:
        return {right.key: Scope.ANY for right in catalogue}
    return dict(actor.rights)


def key(kept: ApiKey) -> Key:
    """As it is shown."""
    return Key(
        id=kept.id,
        user=kept.user_name,
        name=kept.name,
        hint=kept.hint,
        scopes=list(kept.scopes),
        made_at=kept.made_at,
        expires_at=kept.expires_at,
        used_at=kept.used_at,
        used_from=kept.used_from,
        revoked_at=kept.revoked_at,
    )
