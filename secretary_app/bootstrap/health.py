"""How every part of the program is, for ``/health``."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator

from sqlalchemy import text

from engines.supervisor import WorkerState
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.model_library.space import KEPT_FREE_BYTES
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.errors import SecretaryError
from secretary_app.web.routes import PartHealth, State

DATABASE_LIMIT_S = 2.0
"""It answers within a millisecond; whoever has to wait so long cannot work."""

AT_WORK = frozenset({"ready", "ringing", "dialing", "in_call", "ending", "paused"})
"""What a line says of itself while all is as a person wanted it."""

MB = 1_000_000


async def parts_of(workspace: Workspace) -> list[PartHealth]:
    """Nothing of it says who calls, or what about."""
    with acting_as(SYSTEM):
        return [
            await _database(workspace),
            await asyncio.to_thread(_disk, workspace),
            *_lines(workspace),
            *_engines(workspace),
        ]


async def _database(workspace: Workspace) -> PartHealth:
    try:
        async with asyncio.timeout(DATABASE_LIMIT_S), workspace.database.read() as session:
            await session.execute(text("SELECT 1"))
    except TimeoutError:
        return PartHealth(name="database", state=State.DEGRADED, detail="slow")
    except SecretaryError as error:
        return PartHealth(name="database", state=State.DEGRADED, detail=error.code)
    return PartHealth(name="database", state=State.OK)


def _disk(workspace: Workspace) -> PartHealth:
    try:
        free = shutil.disk_usage(workspace.folder.root).free
    except OSError as error:
        return PartHealth(name="disk", state=State.DEGRADED, detail=error.strerror or "unreadable")
    state = State.OK if free > KEPT_FREE_BYTES else State.DEGRADED
    return PartHealth(name="disk", state=state, detail=f"{free // MB} MB free")


def _lines(workspace: Workspace) -> Iterator[PartHealth]:
    for each in workspace.line.standings():
        well = each.state in AT_WORK
        detail = each.state if each.reason is None else f"{each.state}: {each.reason.code}"
        yield PartHealth(
            name=f"line {each.line.id}", state=State.OK if well else State.DEGRADED, detail=detail
        )


def _engines(workspace: Workspace) -> Iterator[PartHealth]:
    for each in workspace.engines.workers():
        well = each.state is WorkerState.READY
        yield PartHealth(
            name=f"engine {each.name}",
            state=State.OK if well else State.DEGRADED,
            detail=each.state.value,
        )
