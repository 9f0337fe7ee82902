"""Opens and closes the server as the owner chooses; light, it loads the doors only when wanted."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from contextlib import AbstractAsyncContextManager
from typing import Protocol, cast

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.cli.loading import load
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import NOBODY
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.settings import SettingChanged
from secretary_app.foundation.web.errors import ServerPackageMissing
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from secretary_app.kernel.errors import UserFacing
from secretary_app.web import settings as choices

_LOG = logging.getLogger(__name__)

DOORS = "secretary_app.bootstrap.doors:open_doors"
"""By name: it brings every slice's routes, and with them pydantic and aiohttp."""

TRY_AGAIN_S = 60.0
"""The program that has our port may end."""

REOPENED_BY = frozenset(each.key for each in choices.OF_THE_PORT)


class Opened(Protocol):
    """A server at work."""

    @property
    def address(self) -> str:
        """Where it is reached."""

    @property
    def certificate(self) -> bytes:
        """By which it proves itself; empty where it does not."""


class OpenDoors(Protocol):
    """``open_doors``."""

    def __call__(
        self, workspace: Workspace, *, language: Language
    ) -> AbstractAsyncContextManager[Opened]:
        """Serves until it is left."""


async def keep_doors(workspace: Workspace, *, language: Language) -> None:
    """Until it is cancelled; what cannot be opened is told, and tried again."""
    changed = asyncio.Event()

    def look(event: SettingChanged) -> None:
        if event.key in REOPENED_BY:
            changed.set()

    unsubscribe = workspace.events.subscribe(SettingChanged, look)
    try:
        # Whoever comes through a door says who they are; until then nobody acts.
        with acting_as(NOBODY):
            while True:
                changed.clear()
                await _until(changed, workspace, language)
    finally:
        unsubscribe()


async def _until(changed: asyncio.Event, workspace: Workspace, language: Language) -> None:
    """One choice of the owner, until the next."""
    present, events, clock = workspace.server, workspace.events, workspace.clock
    if not workspace.settings.get(choices.ON):
        if present.error is not None:
            # Whoever switches it off wants to hear no more of it.
            present.closed()
            events.emit(ServerClosed(at=clock.now()))
        await changed.wait()
        return
    try:
        async with (await _open_doors())(workspace, language=language) as server:
            present.opened(server.address, certificate=server.certificate)
            events.emit(ServerOpened(at=clock.now(), address=server.address))
            try:
                await changed.wait()
            finally:
                present.closed()
        events.emit(ServerClosed(at=clock.now()))
    except UserFacing as error:
        _LOG.warning("the server is not open: %s", error)
        present.closed(error)
        events.emit(ServerRefused(at=clock.now(), error=error))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TRY_AGAIN_S):
                await changed.wait()


async def _open_doors() -> OpenDoors:
    try:
        # Half a second; a call that is on must not wait for it.
        return cast("OpenDoors", await asyncio.to_thread(load, DOORS))
    except ModuleNotFoundError as error:
        raise ServerPackageMissing(package=error.name or "") from error
