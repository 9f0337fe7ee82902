"""What the server tells of itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum

from secretary_app.foundation.auth.actor import NOBODY
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Access, Route
from secretary_app.foundation.web.schemas import Outgoing
from secretary_app.kernel.version import VERSION


class State(StrEnum):
    """How the whole, or a part, is."""

    OK = "ok"
    DEGRADED = "degraded"
    """It works, but something that was wanted does not."""


class PartHealth(Outgoing):
    """One part of the program."""

    name: str
    """``database``, ``disk``, ``line gsm``, ``engine tts``."""
    state: State
    detail: str = ""


class Health(Outgoing):
    """How the program is; the parts and the version are told to who is signed in."""

    state: State
    version: str | None = None
    parts: list[PartHealth] | None = None


LookAtParts = Callable[[], Awaitable[list[PartHealth]]]


def routes(*, parts: LookAtParts) -> tuple[Route, ...]:
    """``/health``."""

    async def health(asked: Asked) -> Health:
        found = await parts()
        well = all(each.state is State.OK for each in found)
        state = State.OK if well else State.DEGRADED
        if asked.actor is NOBODY:
            return Health(state=state)
        return Health(state=state, version=VERSION, parts=found)

    return (
        Route(
            method="GET",
            path="/health",
            handler=health,
            summary="How the program is",
            tag="server",
            answer=Health,
            access=Access.EITHER,
        ),
    )
