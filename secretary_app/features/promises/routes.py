"""``/admin/promises``: what was promised, and what has become of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.answers import PromiseAnswers
from secretary_app.features.promises.models import (
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.features.promises.service import LONGEST_ANSWER, LONGEST_NOTE, PromiseService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Handler, Route
from secretary_app.foundation.web.schemas import (
    Id,
    Incoming,
    Moment,
    Outgoing,
    Page,
    Paging,
    paged,
)
from secretary_app.kernel.phone import PhoneNumber


class PromiseShown(Outgoing):
    """A promise."""

    id: str
    kind: PromiseKind
    text: str
    due_at: datetime
    language: str
    urgent: bool
    person_id: str | None
    call_id: str | None
    number: str | None
    state: PromiseState
    made_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    note: str
    answer: str
    """What was found out for them; empty: nothing yet, or nothing is to be."""
    why_failed: WhyFailed | None
    """In the state ``failed``: why it is left to a person; null in older ones: called in vain."""


class PromisesWanted(Paging):
    """In which state; closed ones are the newest 200."""

    state: PromiseState = PromiseState.OPEN


class PromiseWanted(Incoming):
    """What is to be kept."""

    kind: PromiseKind
    text: Annotated[str, Field(max_length=2000)]
    due_at: Moment
    language: Annotated[str, Field(pattern="^(ru|en)$")] = "ru"
    urgent: bool = False
    person_id: Id | None = None
    number: Annotated[str, Field(max_length=40)] | None = None


class Noted(Incoming):
    """For colleagues."""

    note: Annotated[str, Field(max_length=LONGEST_NOTE)]


class AnswerGiven(Incoming):
    """What was found out."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]
    to_faq: bool = False
    """Everybody who asks next is answered so, too; it needs the right to change what is known."""


class PromiseAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self, *, service: PromiseService, answers: PromiseAnswers, people: PeopleService
    ) -> None:
        self._service = service
        self._answers = answers
        self._people = people

    async def every(self, asked: Asked) -> Page[PromiseShown]:
        """Urgent ones first, then by the time they are due; closed ones by their end."""
        wanted = asked.query(PromisesWanted)
        match wanted.state:
            case PromiseState.OPEN:
                found = await self._service.list_open()
            case PromiseState.FAILED:
                found = await self._service.list_failed()
            case closed:
                every = await self._service.list_closed()
                found = [each for each in every if each.state is closed]
        return paged(found, wanted, PromiseShown)

    async def one(self, asked: Asked) -> PromiseShown:
        """By its id."""
        return _shown(await self._service.get(asked.path["id"]))

    async def make(self, asked: Asked) -> PromiseShown:
        """By hand."""
        given = asked.body(PromiseWanted)
        if given.person_id is not None:
            await self._people.get(given.person_id)
        promise = NewPromise(
            kind=given.kind,
            text=given.text,
            due_at=given.due_at,
            language=given.language,
            urgent=given.urgent,
            person_id=given.person_id,
            number=None if given.number is None else PhoneNumber.parse(given.number).e164,
        )
        return _shown(await self._service.make(promise, actor=asked.actor.id))

    async def note(self, asked: Asked) -> PromiseShown:
        """What colleagues should know."""
        note = asked.body(Noted).note
        return _shown(await self._service.write_note(asked.path["id"], note, actor=asked.actor.id))

    async def answer(self, asked: Asked) -> PromiseShown:
        """It is told to them where they asked, by a call or by a text."""
        given, actor = asked.body(AnswerGiven), asked.actor.id
        return _shown(
            await self._answers.answer(
                asked.path["id"], given.text, actor=actor, to_faq=given.to_faq
            )
        )

    def move(self, to: PromiseState) -> Handler:
        """Into another state."""
        steps = {
            PromiseState.FULFILLED: self._service.fulfil,
            PromiseState.CANCELLED: self._service.cancel,
            PromiseState.OPEN: self._service.reopen,
        }

        async def moved(asked: Asked) -> PromiseShown:
            return _shown(await steps[to](asked.path["id"], actor=asked.actor.id))

        return moved


def routes(admin: PromiseAdmin) -> tuple[Route, ...]:
    """Of the list of promises."""
    promises = Resource(
        at="/admin/promises", tag="promises", statuses={"promise-move-refused": 409}
    )
    route = promises.route
    return (
        route(
            "GET", admin.every, "Promises in a state", query=PromisesWanted,
            answer=Page[PromiseShown],
        ),
        route(
            "POST", admin.make, "Write a promise down", body=PromiseWanted, answer=PromiseShown,
            status=201,
        ),
        route("GET /{id}", admin.one, "One promise", answer=PromiseShown),
        route(
            "PATCH /{id}", admin.note, "Write a note for colleagues", body=Noted,
            answer=PromiseShown,
        ),
        route(
            "POST /{id}/answer", admin.answer, "Answer what nobody could answer", body=AnswerGiven,
            answer=PromiseShown,
        ),
        route(
            "POST /{id}/fulfil", admin.move(PromiseState.FULFILLED), "It is done",
            answer=PromiseShown,
        ),
        route(
            "POST /{id}/cancel", admin.move(PromiseState.CANCELLED), "It is no longer wanted",
            answer=PromiseShown,
        ),
        route(
            "POST /{id}/reopen", admin.move(PromiseState.OPEN), "Take its closing back",
            answer=PromiseShown,
        ),
    )  # fmt: skip


def _shown(promise: Promise) -> PromiseShown:
    return PromiseShown.model_validate(promise)
