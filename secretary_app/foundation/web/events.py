"""What happens to the server."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOpened(Event):
    """It is reached from now on."""

    address: str
    """``https://127.0.0.1:8002``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerClosed(Event):
    """It is no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerRefused(Event):
    """It was to open and could not; calls are answered all the same."""

    error: UserFacing
