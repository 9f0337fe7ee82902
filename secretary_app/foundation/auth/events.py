"""What happens to users and sessions."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.foundation.auth.models import Session, SessionEnd, User
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanged(Event):
    """Made, changed, disabled."""

    user: User


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn(Event):
    """Somebody signed in."""

    user: User
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Event):
    """A session is over: whoever acts by it acts no longer."""

    session_id: str
    user_id: str
    end: SessionEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRefused(Event):
    """A wrong name or password, or one too early."""

    name: str
    """As typed, when a user has it; else empty: people type passwords into the wrong field."""
    reason: str
    """The code of the error."""
    door: str
    address: str = ""
    """From where, at a door of the network."""
