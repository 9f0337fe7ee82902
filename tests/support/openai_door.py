"""The whole API over a data folder and living engines, with OpenAI's own client before it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from openai import AsyncOpenAI

from engines.supervisor import WorkerSpec
from secretary_app.bootstrap.doors import application_of
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.foundation.auth.actor import MACHINE_OWNER, Actor
from secretary_app.foundation.i18n.language import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.web.server import Server
from tests.support.opened import newest_database

KEY = "sk-right"
LIMIT_S = 60.0


class OneKey:
    """Who has it is the owner."""

    async def actor_of(self, request: web.Request) -> Actor | None:
        return MACHINE_OWNER if request.headers.get("Authorization") == f"Bearer {KEY}" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAiDoor:
    workspace: Workspace
    room: EngineRoom
    address: str
    client: AsyncOpenAI
    """With the right key; it tries nothing twice."""

    async def ready(self, spec: WorkerSpec) -> None:
        worker = self.workspace.engines.worker(spec)
        assert worker is not None
        await worker.ready(timeout_s=LIMIT_S)


@asynccontextmanager
async def openai_door(root: Path, plan: EnginePlan) -> AsyncIterator[OpenAiDoor]:
    """The server on a loopback port, and the plan's workers behind it."""
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with (
        open_workspace(folder, clock=Clock()) as workspace,
        EngineRoom(plan=plan, sockets=folder.sockets) as room,
    ):
        workspace.engines.use(room)
        workspace.model.use(room.thinkers())
        made = application_of(workspace, authenticator=OneKey(), language=Language.EN)
        async with (
            Server(made, host="127.0.0.1", port=0) as server,
            AsyncOpenAI(
                base_url=f"{server.address}/v1", api_key=KEY, max_retries=0, timeout=LIMIT_S
            ) as client,
        ):
            yield OpenAiDoor(workspace=workspace, room=room, address=server.address, client=client)
