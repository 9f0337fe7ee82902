"""The owner's choices about the server hold while the program runs."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiohttp
import pytest

from secretary_app.bootstrap.doorkeeper import keep_doors
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner

pytestmark = pytest.mark.wire

LIMIT_S = 30.0

EventT = TypeVar("EventT")
Next = Callable[[type[EventT]], Awaitable[EventT]]


@asynccontextmanager
async def kept(tmp_path: Path) -> AsyncIterator[tuple[Workspace, asyncio.Queue[object]]]:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with (
        open_workspace(folder, clock=Clock()) as workspace,
        TaskOwner(name="test") as tasks,
    ):
        told: asyncio.Queue[object] = asyncio.Queue()
        for kind in (ServerOpened, ServerClosed, ServerRefused):
            workspace.events.subscribe(kind, told.put_nowait)
        tasks.start(keep_doors(workspace, language=Language.RU), name="doors")
        yield workspace, told


async def told_next(told: asyncio.Queue[object], kind: type[EventT]) -> EventT:
    async with asyncio.timeout(LIMIT_S):
        event = await told.get()
    assert isinstance(event, kind)
    return event


async def choose(workspace: Workspace, **values: object) -> None:
    for name, value in values.items():
        await workspace.settings.set(workspace.settings.find(f"web.{name}"), str(value))


def address(workspace: Workspace) -> str | None:
    return workspace.server.address


def why_not(workspace: Workspace) -> UserFacing | None:
    return workspace.server.error


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.expects_log("the server is not open")
async def test_the_server_opens_and_closes_as_the_owner_chooses(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with kept(tmp_path) as (workspace, told), aiohttp.ClientSession() as client:
            assert address(workspace) is None
            await choose(workspace, port=taken.getsockname()[1], on="yes")
            refused = await told_next(told, ServerRefused)
            assert refused.error.code == "web-port-taken"
            assert why_not(workspace) is refused.error

            await choose(workspace, on="no")
            await told_next(told, ServerClosed)
            assert why_not(workspace) is None
            await choose(workspace, port=free_port(), on="yes")
            opened = await told_next(told, ServerOpened)
            assert address(workspace) == opened.address
            async with client.get(f"{opened.address}/health") as answer:
                assert answer.status == 200
                # There is nobody at a line or an engine, and a stranger is told no more than that.
                assert (await answer.json()) == {
                    "state": "degraded",
                    "version": None,
                    "parts": None,
                }

            await choose(workspace, tls="yes")
            await told_next(told, ServerClosed)
            secure = await told_next(told, ServerOpened)
            assert secure.address.startswith("https://127.0.0.1:")
            trusted = ssl.create_default_context(
                cafile=str(workspace.folder.tls / "certificate.pem")
            )
            async with client.get(f"{secure.address}/health", ssl=trusted) as answer:
                assert answer.status == 200
            assert (workspace.folder.tls / "key.pem").stat().st_mode & 0o077 == 0

            await choose(workspace, certificate=tmp_path / "nowhere.pem")
            await told_next(told, ServerClosed)
            unproven = await told_next(told, ServerRefused)
            assert unproven.error.code == "web-certificate-unusable"
            await choose(workspace, certificate="")
            await told_next(told, ServerOpened)

            await choose(workspace, on="no")
            await told_next(told, ServerClosed)
            assert address(workspace) is None
            with pytest.raises(aiohttp.ClientConnectionError):
                await client.get(f"{secure.address}/health", ssl=trusted)
