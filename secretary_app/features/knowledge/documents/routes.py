"""``/admin/documents``: files that answers are found in."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field

from secretary_app.features.knowledge.documents.errors import DocumentMissing
from secretary_app.features.knowledge.documents.models import Outcome
from secretary_app.features.knowledge.documents.reading.child import BIGGEST_FILE
from secretary_app.features.knowledge.documents.service import DocumentsService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.raw_body import raw_body
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Incoming, Outgoing, Page, Paging, paged


class DocumentShown(Outgoing):
    """A document that is kept."""

    id: str
    name: str
    title: str
    format: str
    digest: str
    size_bytes: int
    pages: int | None
    sections: int
    version: int
    added_at: datetime
    changed_at: datetime


class FileNamed(Incoming):
    """A file of the same name is the next version."""

    name: Annotated[str, Field(pattern=r"^[^/\\\x00-\x1f]{1,120}\.[A-Za-z]{2,8}$")]


class AddedShown(Outgoing):
    """What adding a file came to."""

    document: DocumentShown
    outcome: Outcome
    unread_pages: list[int]
    """They are pictures."""


class Wanted(Incoming):
    """What is looked for."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    language: Annotated[str, Field(pattern="^(ru|en)$")] = "ru"
    limit: Annotated[int, Field(ge=1, le=20)] = 3


class PassageShown(Outgoing):
    """A section that may answer."""

    ref: str
    document: str
    section: str
    page: int | None
    text: str
    quote: str
    score: float
    sure: bool


class DocumentAdmin:
    """The handlers; the service asks for rights."""

    def __init__(self, *, service: DocumentsService) -> None:
        self._service = service

    async def every(self, asked: Asked) -> Page[DocumentShown]:
        """By name."""
        return paged(await self._service.documents(), asked.query(Paging), DocumentShown)

    async def add(self, asked: Asked) -> AddedShown:
        """Read in a child of its own, as at the desk."""
        name = asked.query(FileNamed).name
        content = await raw_body(asked.request)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / name
            await asyncio.to_thread(file.write_bytes, content)
            added = await self._service.add(file, actor=asked.actor.id)
        return AddedShown.model_validate(added)

    async def one(self, asked: Asked) -> DocumentShown:
        """By its id."""
        return await self._document(asked)

    async def remove(self, asked: Asked) -> None:
        """Nothing is found in it any more."""
        await self._service.remove((await self._document(asked)).id, actor=asked.actor.id)

    async def search(self, asked: Asked) -> Page[PassageShown]:
        """Best first; only the first may be sure."""
        wanted = asked.query(Wanted)
        found = await self._service.search(wanted.text, wanted.language, limit=wanted.limit)
        return Page[PassageShown](items=[PassageShown.model_validate(each) for each in found])

    async def _document(self, asked: Asked) -> DocumentShown:
        for each in await self._service.documents():
            if each.id == asked.path["id"]:
                return DocumentShown.model_validate(each)
        raise DocumentMissing(ref=asked.path["id"])


def routes(admin: DocumentAdmin) -> tuple[Route, ...]:
    """Of documents."""
    route = Resource(at="/admin/documents", tag="knowledge").route
    return (
        route("GET", admin.every, "Documents", query=Paging, answer=Page[DocumentShown]),
        route(
            "POST", admin.add, "Add a file, or its next version", query=FileNamed,
            takes="application/octet-stream", answer=AddedShown, status=201,
            largest_body=BIGGEST_FILE,
        ),
        route(
            "GET /search", admin.search, "Passages that may answer", query=Wanted,
            answer=Page[PassageShown],
        ),
        route("GET /{id}", admin.one, "One document", answer=DocumentShown),
        route("DELETE /{id}", admin.remove, "Remove a document"),
    )  # fmt: skip
