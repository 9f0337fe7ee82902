"""``/admin/assistants``: who answers, and how she is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from secretary_app.features.assistants.errors import AssistantInUse
from secretary_app.features.assistants.models import Profile
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.assistants.settings import FIELDS
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Id, Incoming, Outgoing, Page, Paging, paged

Fields = Annotated[
    dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2000)]],
    Field(max_length=20),
]
"""Texts by the name of the field: ``name_ru``, ``greeting_en``, ``languages`` …"""


class AssistantShown(Outgoing):
    """What was chosen for her; what is not there is her persona's."""

    id: str
    persona: str
    fields: dict[str, str]


class NewAssistant(Incoming):
    """Another one."""

    id: Id
    persona: Id
    fields: Fields = Field(default_factory=dict)


class ChangedAssistant(Incoming):
    """What is to be other; ``persona`` is a field, too."""

    fields: Fields


class AssistantAdmin:
    """The handlers; the service asks for rights to change."""

    def __init__(self, *, service: AssistantService, lines: LineBook) -> None:
        self._service = service
        self._lines = lines

    async def every(self, asked: Asked) -> Page[AssistantShown]:
        """Built-in ones first."""
        found = [_shown(each) for each in self._service.all()]
        return paged(found, asked.query(Paging), AssistantShown)

    async def one(self, asked: Asked) -> AssistantShown:
        """By her id."""
        return _shown(self._service.profile(asked.path["id"]))

    async def add(self, asked: Asked) -> AssistantShown:
        """Another one."""
        given, actor = asked.body(NewAssistant), asked.actor.id
        return _shown(
            await self._service.add(
                given.id, persona=given.persona, chosen=given.fields, actor=actor
            )
        )

    async def change(self, asked: Asked) -> AssistantShown:
        """One field after another."""
        profile = self._service.profile(asked.path["id"])
        for field, text in asked.body(ChangedAssistant).fields.items():
            profile = await self._service.set(profile.id, field, text, actor=asked.actor.id)
        return _shown(profile)

    async def remove(self, asked: Asked) -> None:
        """She is gone; a built-in one is as she was at first."""
        profile = self._service.profile(asked.path["id"])
        for line in self._lines.all():
            if profile.persona != profile.id and line.get(ASSISTANT) == profile.id:
                raise AssistantInUse(assistant=profile.id, line=line.title)
        await self._service.remove(profile.id, actor=asked.actor.id)


def routes(admin: AssistantAdmin) -> tuple[Route, ...]:
    """Of assistants."""
    assistants = Resource(
        at="/admin/assistants", tag="assistants", statuses={"persona-unknown": 404}
    )
    route = assistants.route
    return (
        route("GET", admin.every, "Assistants", query=Paging, answer=Page[AssistantShown]),
        route(
            "POST", admin.add, "Add an assistant", body=NewAssistant, answer=AssistantShown,
            status=201,
        ),
        route("GET /{id}", admin.one, "One assistant", answer=AssistantShown),
        route(
            "PATCH /{id}", admin.change, "Change an assistant", body=ChangedAssistant,
            answer=AssistantShown,
        ),
        route("DELETE /{id}", admin.remove, "Remove an assistant"),
    )  # fmt: skip


def _shown(profile: Profile) -> AssistantShown:
    fields = FIELDS.texts(profile.chosen)
    return AssistantShown(id=profile.id, persona=profile.persona, fields=fields)
