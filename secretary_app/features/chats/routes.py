"""``/admin/chat/sessions``: chats of whoever asks, with the branches that the desk shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from typing import Annotated

from aiohttp import web
from pydantic import Field

from secretary_app.features.chats.models import (
    Chat,
    ChatMessage,
    ExportFormat,
    OpenChat,
    Side,
    Source,
)
from secretary_app.features.chats.service import (
    LONGEST_MODEL,
    LONGEST_TEXT,
    LONGEST_TITLE,
    ChatService,
)
from secretary_app.features.conversations.schemas import EvidenceShown
from secretary_app.features.dialogue.models import Sentence
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import MEDIA, EventStream
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Rate, Route
from secretary_app.foundation.web.schemas import Id, Incoming, Line, Outgoing, Page, Paging, paged

MEDIAS = {
    ExportFormat.TEXT: "text/plain",
    ExportFormat.MARKDOWN: "text/markdown",
    ExportFormat.JSON: "application/json",
}

MOST_AT_ONCE = 200


class ChatShown(Outgoing):
    """A chat in a list."""

    id: str
    source: Source
    """Where it was begun."""
    title: str
    model: str
    """Empty: the one that answers callers."""
    made_at: datetime
    changed_at: datetime


class MessageShown(Outgoing):
    """A question or an answer, and its place among its siblings."""

    id: str
    parent_id: str | None
    side: Side
    text: str
    language: str
    evidence: list[EvidenceShown]
    made_at: datetime
    siblings: list[str]
    """Other wordings, or other answers, oldest first; its own id among them."""


class OpenShown(ChatShown):
    """A chat with the way that is shown."""

    messages: list[MessageShown]


class Stored(Outgoing):
    """A message, as an answer's stream tells it."""

    id: str
    parent_id: str | None
    side: Side
    text: str
    language: str
    evidence: list[EvidenceShown]


class Piece(Outgoing):
    """A sentence of the answer."""

    text: str
    evidence: list[EvidenceShown]


class ChatsWanted(Paging):
    """Which chats."""

    text: Line = ""
    source: Source | None = None


class SourceShown(Outgoing):
    """Chats that were begun in one place."""

    source: Source
    count: int


class ChatGiven(Incoming):
    """What is to be other."""

    title: Annotated[str, Field(max_length=LONGEST_TITLE)] | None = None
    model: Annotated[str, Field(max_length=LONGEST_MODEL)] | None = None
    """Of the models that run; empty: the one that answers callers."""


class QuestionGiven(Incoming):
    """What is asked."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    instead_of: Id | None = None
    """A question that is put in other words: the new one stands beside it."""


class ManyGone(Incoming):
    """Which are to be deleted."""

    ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_AT_ONCE)]


class ExportWanted(Incoming):
    """In which form."""

    form: ExportFormat = ExportFormat.MARKDOWN


class ChatAdmin:
    """The handlers; the service shows everybody their own."""

    def __init__(self, *, service: ChatService) -> None:
        self._service = service

    async def every(self, asked: Asked) -> Page[ChatShown]:
        """Newest first."""
        wanted = asked.query(ChatsWanted)
        found = await self._service.mine(search=wanted.text, source=wanted.source)
        return paged(found, wanted, ChatShown)

    async def sources(self, _asked: Asked) -> Page[SourceShown]:
        """Of all of one's chats."""
        counted = Counter(each.source for each in await self._service.mine())
        items = [SourceShown(source=each, count=counted[each]) for each in Source]
        return Page[SourceShown](items=items, total=len(items))

    async def begin(self, asked: Asked) -> ChatShown:
        """An empty one."""
        given = asked.body(ChatGiven)
        chat = await self._service.begin(source=Source.PROGRAM)
        return _shown((await self._change(chat.id, given)).chat)

    async def one(self, asked: Asked) -> OpenShown:
        """The way that is shown."""
        return _open(await self._service.open(asked.path["id"]))

    async def change(self, asked: Asked) -> OpenShown:
        """Another title, another model."""
        return _open(await self._change(asked.path["id"], asked.body(ChatGiven)))

    async def delete(self, asked: Asked) -> None:
        """With everything in it."""
        await self._service.delete(asked.path["id"])

    async def delete_many(self, asked: Asked) -> None:
        """All of them, or none where one is not there."""
        ids = tuple(dict.fromkeys(asked.body(ManyGone).ids))
        for each in ids:
            await self._service.open(each)
        for each in ids:
            await self._service.delete(each)

    async def export(self, asked: Asked) -> Answer:
        """As a file."""
        form = asked.query(ExportWanted).form
        text = await self._service.export(asked.path["id"], form)
        return web.Response(text=text, content_type=MEDIAS[form], charset="utf-8")

    async def ask(self, asked: Asked) -> Answer:
        """The question as it is stored, the sentences as they come, the answer as it is stored."""
        given = asked.body(QuestionGiven)
        pieces = self._service.ask(asked.path["id"], given.text, instead_of=given.instead_of)
        return await _streamed(asked, pieces)

    async def again(self, asked: Asked) -> Answer:
        """Another answer beside the first."""
        return await _streamed(asked, self._service.again(asked.path["id"]))

    async def choose(self, asked: Asked) -> OpenShown:
        """This message is shown, with the way to it."""
        return _open(await self._service.choose(asked.path["id"]))

    async def _change(self, chat_id: str, given: ChatGiven) -> OpenChat:
        if given.title is not None:
            await self._service.rename(chat_id, given.title)
        if given.model is not None:
            await self._service.think_with(chat_id, given.model)
        return await self._service.open(chat_id)


def routes(admin: ChatAdmin) -> tuple[Route, ...]:
    """Of one's own chats."""
    route = Resource(at="/admin/chat/sessions", tag="chat").route
    messages = Resource(at="/admin/chat/messages", tag="chat").route
    return (
        route("GET", admin.every, "One's chats", query=ChatsWanted, answer=Page[ChatShown]),
        route("GET /sources", admin.sources, "Where they were begun", answer=Page[SourceShown]),
        route("POST", admin.begin, "Begin a chat", body=ChatGiven, answer=ChatShown, status=201),
        route("POST /delete", admin.delete_many, "Delete several chats", body=ManyGone),
        route("GET /{id}", admin.one, "A chat as it is shown", answer=OpenShown),
        route("PATCH /{id}", admin.change, "Title and model", body=ChatGiven, answer=OpenShown),
        route("DELETE /{id}", admin.delete, "Delete a chat"),
        route(
            "GET /{id}/export", admin.export, "A chat as a file", query=ExportWanted,
            gives="text/markdown",
        ),
        route(
            "POST /{id}/messages", admin.ask, "Ask, or ask in other words; the answer is streamed",
            body=QuestionGiven, gives=MEDIA, rate=Rate.CHAT,
        ),
        messages(
            "POST /{id}/again", admin.again, "Another answer to the same question", gives=MEDIA,
            rate=Rate.CHAT,
        ),
        messages("POST /{id}/choose", admin.choose, "Show this branch", answer=OpenShown),
    )  # fmt: skip


async def _streamed(asked: Asked, pieces: AsyncGenerator[Sentence | ChatMessage, None]) -> Answer:
    async with aclosing(pieces):
        # What is refused is refused before anything is sent.
        first = await anext(pieces, None)
        async with EventStream(asked.request) as stream:
            if first is not None:
                await _tell(stream, first)
            async for piece in pieces:
                await _tell(stream, piece)
    return stream.response


async def _tell(stream: EventStream, piece: Sentence | ChatMessage) -> None:
    if isinstance(piece, Sentence):
        await stream.send(Piece.model_validate(piece), event="sentence")
    else:
        await stream.send(Stored.model_validate(piece), event="message")


def _shown(chat: Chat) -> ChatShown:
    return ChatShown.model_validate(chat)


def _open(found: OpenChat) -> OpenShown:
    return OpenShown(
        **_shown(found.chat).model_dump(),
        messages=[
            MessageShown(
                **Stored.model_validate(each.message).model_dump(),
                made_at=each.message.made_at,
                siblings=list(each.siblings),
            )
            for each in found.way
        ],
    )
