"""``/admin/briefing``: what a person has to know who comes in the morning."""

from __future__ import annotations

from datetime import datetime

from secretary_app.features.calls.briefing import Briefings, LineKind
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Outgoing


class BriefingLineShown(Outgoing):
    """One thing that wants a person, and where it is to be heard."""

    kind: LineKind
    at: datetime
    call_id: str | None
    start_ms: int | None
    """Where in the call; nothing: the call as a whole."""
    person_id: str | None
    number: str | None
    text: str
    """What was said, or what was promised."""
    promise_id: str | None


class BriefingShown(Outgoing):
    """Since the evening before, on the clock of the machine."""

    since: datetime
    until: datetime
    calls: int
    """That came in."""
    answered: int
    missed: int
    messages: int
    overdue: int
    """Of all promises that are open, whenever they were made."""
    lines: list[BriefingLineShown]
    """The most urgent first, then as they came."""


def routes(*, briefings: Briefings) -> tuple[Route, ...]:
    """One; the service asks for rights."""

    async def of_night(_asked: Asked) -> BriefingShown:
        return BriefingShown.model_validate(await briefings.of_night())

    route = Resource(at="/admin/briefing", tag="calls").route
    return (route("GET", of_night, "The night at a glance", answer=BriefingShown),)
