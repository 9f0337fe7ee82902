"""``/admin/engines``: the engines that run now, and what a person may do with one."""

from __future__ import annotations

import asyncio

from aiohttp import web

from secretary_app.features.providers.hands import EngineHands, RunningEngine
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.providers.trouble import Trouble
from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Outgoing, Page

TEXT = "text/plain"


class EngineShown(Outgoing):
    """A worker."""

    name: str
    kind: str
    backend: str
    state: str
    trouble: str
    """What is wrong and what to do; empty where there is nothing to say."""
    memory_mb: int | None
    """Null while there is no process."""
    memory_limit_mb: int
    starts: int
    """More than once: it died, or was begun anew."""


class EngineAdmin:
    """The handlers; ``EngineHands`` asks for rights."""

    def __init__(self, *, engines: RunningEngines, hands: EngineHands) -> None:
        self._engines = engines
        self._hands = hands
        self._translators = {each: Translator(each) for each in Language}

    async def every(self, asked: Asked) -> Page[EngineShown]:
        """In the order in which they were started."""
        items = [self._shown(each, asked) for each in self._hands.running()]
        return Page[EngineShown](items=items, total=len(items))

    async def one(self, asked: Asked) -> EngineShown:
        """By its name."""
        return self._shown(self._hands.find(asked.path["name"]), asked)

    async def log(self, asked: Asked) -> Answer:
        """The newest at the end."""
        name = self._hands.find(asked.path["name"]).name
        text = await asyncio.to_thread(self._hands.log, name)
        return web.Response(text=text, content_type=TEXT, charset="utf-8")

    async def start(self, asked: Asked) -> EngineShown:
        """It is at work in a while."""
        await self._hands.start(asked.path["name"])
        return await self.one(asked)

    async def stop(self, asked: Asked) -> EngineShown:
        """It stays so until somebody starts it."""
        await self._hands.stop(asked.path["name"])
        return await self.one(asked)

    async def restart(self, asked: Asked) -> EngineShown:
        """What it was doing is done by others of its chain."""
        await self._hands.restart(asked.path["name"])
        return await self.one(asked)

    def _shown(self, engine: RunningEngine, asked: Asked) -> EngineShown:
        worker = next(each for each in self._engines.workers() if each.name == engine.name)
        trouble = Trouble.of(worker)
        return EngineShown(
            name=engine.name,
            kind=worker.spec.kind,
            backend=worker.spec.backend,
            state=engine.state,
            trouble=trouble.told(self._translators[asked.language]) if trouble.reason else "",
            memory_mb=engine.memory_mb,
            memory_limit_mb=engine.memory_limit_mb,
            starts=engine.starts,
        )


def routes(admin: EngineAdmin) -> tuple[Route, ...]:
    """They start, and start again, by themselves; which run, settings say."""
    route = Resource(
        at="/admin/engines",
        tag="engines",
        statuses={"engine-gone": 404, "engine-last-voice": 409},
    ).route
    shown = EngineShown
    return (
        route("GET", admin.every, "Engines and their state", answer=Page[EngineShown]),
        route("GET /{name}", admin.one, "One engine", answer=shown),
        route("GET /{name}/log", admin.log, "What it said last", gives=TEXT),
        route("POST /{name}/start", admin.start, "Start an engine", answer=shown),
        route("POST /{name}/stop", admin.stop, "Stop an engine", answer=shown),
        route("POST /{name}/restart", admin.restart, "Begin it anew", answer=shown),
    )
