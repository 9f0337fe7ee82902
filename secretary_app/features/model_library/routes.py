"""``/admin/models``: what is installed, what can be got, and getting it."""

from __future__ import annotations

import asyncio

from secretary_app.features.model_library.models import (
    CatalogueModel,
    InstalledModel,
    ModelKind,
)
from secretary_app.features.model_library.progress import Progress
from secretary_app.features.model_library.service import ModelLibrary
from secretary_app.features.model_library.verifying import Damage
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.event_stream import MEDIA, EventStream
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Incoming, Outgoing, Page
from secretary_app.kernel.errors import UserFacing


class ModelShown(Outgoing):
    """A model that is there, or could be."""

    name: str
    kind: ModelKind
    backend: str
    languages: list[str]
    size_bytes: int | None
    installed: bool


class FindingShown(Outgoing):
    """A file that is not as it was."""

    path: str
    damage: Damage


class Agreed(Incoming):
    """A person has accepted a licence that forbids commerce."""

    accept_licence: bool = False


class ProgressShown(Outgoing):
    """Where the transfer of one file stands."""

    file: str
    done_bytes: int
    total_bytes: int | None


class PulledShown(Outgoing):
    """It is installed."""

    name: str
    new: bool
    vouched: bool


class Trouble(Outgoing):
    """It is not."""

    code: str
    message: str


class ModelAdmin:
    """The handlers; the library asks for rights."""

    def __init__(self, *, library: ModelLibrary) -> None:
        self._library = library
        self._translators = {each: Translator(each) for each in Language}

    async def every(self, _asked: Asked) -> Page[ModelShown]:
        """Installed ones first."""
        there = await self._library.installed()
        names = {each.name for each in there}
        others = [e for e in self._library.catalogue().models if e.name not in names]
        items = [_shown(each, installed=True) for each in there]
        items += [_shown(each, installed=False) for each in others]
        return Page[ModelShown](items=items, total=len(items))

    async def verify(self, asked: Asked) -> Page[FindingShown]:
        """Nothing is found where its files are as they were."""
        found = await self._library.verify(await self._library.find(asked.path["id"]))
        items = [FindingShown.model_validate(each) for each in found]
        return Page[FindingShown](items=items, total=len(items))

    async def remove(self, asked: Asked) -> None:
        """Its files are removed."""
        await self._library.remove(await self._library.find(asked.path["id"]))

    async def pull(self, asked: Asked) -> Answer:
        """Its progress is streamed; who leaves stops it, and what came stays for the next time."""
        model = self._library.catalogue().find(asked.path["id"])
        agreed = asked.body(Agreed).accept_licence
        news = asyncio.Queue[Progress | None]()
        pulling = asyncio.create_task(
            self._library.pull(model, agreed=agreed, tell=news.put_nowait), name="models pull"
        )
        pulling.add_done_callback(lambda _done: news.put_nowait(None))
        try:
            async with EventStream(asked.request) as stream:
                while (progress := await news.get()) is not None:
                    await stream.send(ProgressShown.model_validate(progress), event="progress")
                try:
                    done = await pulling
                    told = PulledShown(name=model.name, new=done.new, vouched=done.vouched)
                    await stream.send(told, event="installed")
                except UserFacing as error:
                    text = self._translators[asked.language].error(error)
                    await stream.send(Trouble(code=error.code, message=text), event="trouble")
        finally:
            pulling.cancel()
            await asyncio.gather(pulling, return_exceptions=True)
        return stream.response


def routes(admin: ModelAdmin) -> tuple[Route, ...]:
    """Of models."""
    models = Resource(
        at="/admin/models",
        tag="models",
        statuses={
            "models-not-installed": 404,
            "models-unknown": 404,
            "models-pull-under-way": 409,
            "models-no-space": 507,
        },
    )
    route = models.route
    return (
        route("GET", admin.every, "Models, installed and to be got", answer=Page[ModelShown]),
        route(
            "GET /{id}/verify", admin.verify, "Compare its files with their sums",
            answer=Page[FindingShown],
        ),
        route("POST /{id}/pull", admin.pull, "Get a model", body=Agreed, gives=MEDIA),
        route("DELETE /{id}", admin.remove, "Remove a model"),
    )  # fmt: skip


def _shown(model: InstalledModel | CatalogueModel, *, installed: bool) -> ModelShown:
    return ModelShown(
        name=model.name,
        kind=model.kind,
        backend=model.backend,
        languages=list(model.languages),
        size_bytes=model.size_bytes,
        installed=installed,
    )
