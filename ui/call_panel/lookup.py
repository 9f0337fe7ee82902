"""Who calls: looked up by the number, without waiting for the call's own look."""

from __future__ import annotations

from datetime import datetime

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.people.models import Identity, IdentityKind, Person
from secretary_app.features.promises.models import PromiseState
from ui.call_panel.calls import Caller
from ui.runtime.words import Words

OWED = 2
"""Promises that a card has room for."""


async def look_up(workspace: Workspace, view: LiveCallView, words: Words) -> Caller:
    """Person, former calls, what is owed to them. Raises SecretaryError."""
    person = await _person(workspace, view)
    if view.number is None and person is None:
        return Caller()
    person_id = None if person is None else person.id
    before = await workspace.calls.of_caller(view.number, person_id) - {view.call_id}
    last = ""
    if before and view.number is not None:
        newest = await workspace.calls.newest(limit=2, number=view.number)
        former = [each for each in newest if each.id != view.call_id]
        last = day_of(former[0].rang_at, words) if former else ""
    owed = [
        promise
        for promise in await workspace.promises.list_open()
        if promise.state is PromiseState.OPEN
        and promise.call_id != view.call_id
        and (promise.person_id == person_id if person_id else promise.number == view.number)
    ]
    # The same words may have been promised twice: to be passed on, and to be called back about.
    told = dict.fromkeys(
        promise.text or words.text(f"live-owed-{promise.kind.value.replace('_', '-')}")
        for promise in owed
    )
    return Caller(person=person, calls=len(before), last_at=last, promised=tuple(told)[:OWED])


def day_of(when: datetime, words: Words) -> str:
    """``today, 10:02``, else the date."""
    if when.astimezone().date() == words.today:
        return words.text("live-today", time=words.clock(when))
    return words.moment(when)


async def _person(workspace: Workspace, view: LiveCallView) -> Person | None:
    if view.person_id is not None:
        return await workspace.people.get(view.person_id)
    if view.number is None:
        return None
    return await workspace.people.find(Identity(kind=IdentityKind.PHONE, value=view.number))
