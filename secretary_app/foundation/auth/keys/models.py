"""A key as its user sees it, and what it lets its bearer do."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from secretary_app.foundation.auth.actor import Actor
from secretary_app.foundation.auth.permissions import Scope

PREFIX = "sk-"
"""As clients of OpenAI expect a key to begin; scanners for leaked secrets look for it."""

ALL = "*"
"""The scope of a key that may whatever its user may, now and later."""

LONGEST_NAME = 64
MOST_DAYS = 3650
MOST_KEYS = 50
"""Of one user that are good."""

_SECRET_BYTES = 32
_HINT_CHARACTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """One key, without the key."""

    id: str
    user_id: str
    user_name: str
    name: str
    """What it is for, in its user's words."""
    hint: str
    """How it begins: to find it again among those in other programs."""
    scopes: tuple[str, ...]
    """Keys of rights, or ``*``."""
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    used_from: str
    """The address of the last use."""
    revoked_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key, and the only sight of it."""

    key: ApiKey
    secret: str = field(repr=False)


def made_up_secret() -> str:
    """256 bits: nobody tries them through."""
    return PREFIX + secrets.token_urlsafe(_SECRET_BYTES)


def hint_of(secret: str) -> str:
    """How it begins."""
    return secret[: len(PREFIX) + _HINT_CHARACTERS]


def hash_of(secret: str) -> str:
    """Quick, unlike a password's: there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def until_of(now: datetime, days: int) -> datetime | None:
    """0 days: for ever."""
    return now + timedelta(days=days) if days else None


def narrowed(user: Actor, scopes: Collection[str]) -> Actor:
    """The user, as far as a key with these scopes goes: never further than either."""
    if ALL in scopes:
        return user
    if user.everything:
        rights = dict.fromkeys(scopes, Scope.ANY)
    else:
        rights = {key: scope for key, scope in user.rights.items() if key in scopes}
    return replace(user, rights=rights, everything=False)
