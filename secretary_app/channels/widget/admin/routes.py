"""``/admin/widget/…``: widgets, and the files that visitors sent."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from aiohttp import web
from pydantic import Field

from secretary_app.channels.widget.book import ENABLED, NAME, WidgetBook
from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.replies import WidgetReplies
from secretary_app.channels.widget.settings import ADDRESS, FIELDS
from secretary_app.channels.widget.snippet import snippet
from secretary_app.channels.widget.uploads import Uploads
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing, Page, Paging, Text

TAG = "widgets"

Fields = Annotated[dict[Line, Text], Field(max_length=len(tuple(FIELDS)))]
"""By the name of the field, as ``widgets show`` lists them; values are texts."""


class NewWidget(Incoming):
    """A widget that is to be."""

    name: Annotated[str, Field(max_length=64)] = ""
    fields: Fields = Field(default_factory=dict)


class ChangedWidget(Incoming):
    """What is to be other; all of it, or nothing."""

    name: Annotated[str, Field(max_length=64)] | None = None
    enabled: bool | None = None
    fields: Fields = Field(default_factory=dict)


class WidgetShown(Outgoing):
    """A widget as it is."""

    id: str
    name: str
    enabled: bool
    fields: dict[str, str]
    snippet: str
    """What stands in the pages of the website."""


class NewReply(Incoming):
    """Words of one of us."""

    text: Text


class ReplyShown(Outgoing):
    """A reply as it is stored."""

    id: str
    thread_id: str
    text: str


class WidgetAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self, *, book: WidgetBook, uploads: Uploads, replies: WidgetReplies, settings: Settings
    ) -> None:
        self._book = book
        self._uploads = uploads
        self._replies = replies
        self._settings = settings

    async def every(self, asked: Asked) -> Page[WidgetShown]:
        """In the order in which they were added."""
        paging, found = asked.query(Paging), self._book.all()
        items = found[paging.offset :][: paging.limit]
        return Page[WidgetShown](items=[self._shown(each) for each in items], total=len(found))

    async def add(self, asked: Asked) -> WidgetShown:
        """Another one."""
        body = asked.body(NewWidget)
        return self._shown(await self._book.add(body.fields, name=body.name))

    async def one(self, asked: Asked) -> WidgetShown:
        """By its id, or its name."""
        return self._shown(self._book.get(asked.path["id"]))

    async def change(self, asked: Asked) -> WidgetShown:
        """Other values."""
        body = asked.body(ChangedWidget)
        texts = dict(body.fields)
        if body.name is not None:
            texts[NAME] = body.name
        if body.enabled is not None:
            texts[ENABLED] = str(body.enabled)
        return self._shown(await self._book.change(asked.path["id"], texts))

    async def remove(self, asked: Asked) -> None:
        """It answers nobody any more."""
        await self._book.remove(asked.path["id"])

    async def restore(self, asked: Asked) -> WidgetShown:
        """It is as it was."""
        return self._shown(await self._book.restore(asked.path["id"]))

    async def upload(self, asked: Asked) -> Answer:
        """The bytes, to be kept and not to be opened by a browser."""
        found, data = await self._uploads.read(asked.path["id"])
        return web.Response(
            body=data,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"},
        )

    async def reply(self, asked: Asked) -> ReplyShown:
        """Whoever asks answers in the thread from now on."""
        stored = await self._replies.reply(asked.path["id"], asked.body(NewReply).text)
        return ReplyShown(id=stored.id, thread_id=stored.thread_id, text=stored.text)

    def _shown(self, widget: Widget) -> WidgetShown:
        return WidgetShown(
            id=widget.id,
            name=widget.name,
            enabled=widget.enabled,
            fields=FIELDS.all_texts(widget.get),
            snippet=snippet(widget, self._settings.get(ADDRESS)),
        )


def routes(admin: WidgetAdmin) -> tuple[Route, ...]:
    """For who is signed in."""
    at = "/admin/widget/instances"
    return (
        Route(
            method="GET", path=at, handler=admin.every, summary="All widgets", tag=TAG,
            query=Paging, answer=Page[WidgetShown],
        ),
        Route(
            method="POST", path=at, handler=admin.add, summary="Add a widget", tag=TAG,
            body=NewWidget, answer=WidgetShown, status=201,
        ),
        Route(
            method="GET", path=f"{at}/{{id}}", handler=admin.one, summary="One widget", tag=TAG,
            answer=WidgetShown,
        ),
        Route(
            method="PATCH", path=f"{at}/{{id}}", handler=admin.change, summary="Change a widget",
            tag=TAG, body=ChangedWidget, answer=WidgetShown,
        ),
        Route(
            method="DELETE", path=f"{at}/{{id}}", handler=admin.remove, summary="Remove a widget",
            tag=TAG, status=204,
        ),
        Route(
            method="POST", path=f"{at}/{{id}}/restore", handler=admin.restore,
            summary="Take the removal of a widget back", tag=TAG, answer=WidgetShown,
        ),
        Route(
            method="GET", path="/admin/widget/uploads/{id}", handler=admin.upload,
            summary="A file that a visitor sent", tag=TAG, gives="application/octet-stream",
        ),
        Route(
            method="POST", path="/admin/widget/threads/{id}/reply", handler=admin.reply,
            summary="Answer a visitor in person", tag=TAG, body=NewReply, answer=ReplyShown,
            status=201,
        ),
    )  # fmt: skip
