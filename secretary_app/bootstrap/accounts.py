"""Who may come in, and how they prove it: the parts of accounts, built in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.hashing import SlowHashing
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.seat import Seat
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.sessions import Sessions
from secretary_app.foundation.auth.tokens.service import TokenService
from secretary_app.foundation.secrets.service import Secrets
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

TOKENS_SIGNED_WITH = "auth.tokens"
"""Its name among the secrets; whoever removes it ends every token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """As the workspace has them."""

    users: UserService
    sessions: Sessions
    tokens: TokenService
    keys: KeyService
    seat: Seat


async def open_accounts(
    *, database: Database, secrets: Secrets, events: EventBus, clock: Clock
) -> Accounts:
    """Nobody is signed in yet: sessions that a program left open are ended."""
    hashing = SlowHashing()
    sessions = Sessions(database=database, hashing=hashing, events=events, clock=clock)
    with acting_as(SYSTEM):
        await sessions.end_left_open()
    return Accounts(
        users=UserService(
            database=database,
            sessions=sessions,
            hashing=hashing,
            catalogue=RIGHTS,
            events=events,
            clock=clock,
        ),
        sessions=sessions,
        tokens=TokenService(
            database=database,
            sessions=sessions,
            secret=partial(secrets.own, TOKENS_SIGNED_WITH),
            events=events,
            clock=clock,
        ),
        keys=KeyService(database=database, catalogue=RIGHTS, events=events, clock=clock),
        seat=Seat(sessions=sessions, events=events),
    )
