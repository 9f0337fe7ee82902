"""What a token says, and what a sign-in gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from secretary_app.foundation.auth.models import User

ACCESS_LASTS = timedelta(minutes=15)
"""Short: it travels with every request."""

REFRESH_LASTS = timedelta(days=30)
"""Since it was last used."""


class Kind(StrEnum):
    """For what a token is good."""

    ACCESS = "access"
    REFRESH = "refresh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What stands in a token; no name and no right: those may change while it is about."""

    kind: Kind
    user_id: str
    session_id: str
    id: str
    made_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """Somebody is in, and stays in by these."""

    user: User
    session_id: str
    made_at: datetime
    access: str = field(repr=False)
    access_until: datetime
    refresh: str = field(repr=False)
    refresh_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whose access token it is."""

    user: User
    session_id: str
