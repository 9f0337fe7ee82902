"""What the page reads, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.briefing import Briefing
from secretary_app.features.people.models import Person
from secretary_app.features.promises.models import Promise


class Filter(StrEnum):
    """Which are listed."""

    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Everything that is shown."""

    promises: Sequence[Promise]
    people: Mapping[str, Person]
    briefing: Briefing
    now: datetime

    def find(self, promise_id: str) -> Promise | None:
        """By id."""
        return next((each for each in self.promises if each.id == promise_id), None)


async def read(workspace: Workspace, which: Filter) -> Read:
    """The promises of a filter, whose they are, and the night."""
    if which is Filter.WAITING:
        promises = [
            *await workspace.promises.list_failed(),
            *await workspace.promises.list_open(),
        ]
    else:
        promises = await workspace.promises.list_closed()
    briefing = await workspace.briefings.of_night()
    ids = {
        person_id
        for person_id in (
            *(each.person_id for each in promises),
            *(each.person_id for each in briefing.lines),
        )
        if person_id is not None
    }
    return Read(
        promises=promises,
        people=await workspace.people.get_many(ids),
        briefing=briefing,
        now=workspace.clock.now(),
    )
