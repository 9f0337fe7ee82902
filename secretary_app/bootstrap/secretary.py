"""The running secretary: engines, lines and calls over an open workspace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from secretary_app.bootstrap.bots import bot_parts
from secretary_app.bootstrap.forgetting import forget_who_writes_so
from secretary_app.bootstrap.lines_at_work import LinesAtWork
from secretary_app.bootstrap.retention import keep_no_longer_than_allowed
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.left_open import LeftOpen
from secretary_app.features.lines.leftovers import end_leftovers, find
from secretary_app.features.lines.models import BY_CONNECTION
from secretary_app.features.lines.settings import KIND
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.foundation.auth.acting import acting_as, whoever_acts_now
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secretary:
    """A secretary at work."""

    workspace: Workspace
    engines: EngineRoom
    lines: asyncio.Task[None]
    """Serves the lines; ends only when none of them can be served, with what a person must mend."""


@asynccontextmanager
async def start_secretary(workspace: Workspace, *, plan: EnginePlan) -> AsyncIterator[Secretary]:
    """Start engines and lines, prepare the greetings, take calls; all of it stops on leaving.

    Raises:
        UserFacing: no voice, or what is wrong with the first line where none can be served.
    """
    whoever_starts_it = whoever_acts_now()
    # Calls, timers and retention are the program's own work, whoever sits at the desk.
    with acting_as(SYSTEM):
        await workspace.knowledge.prepare()
        left = _left_open(workspace)
        await left.close_all(but_lines=await _lines_in_calls(workspace))
        # The lines stop before the engines do: their last calls may still be talking.
        async with (
            EngineRoom(plan=plan, sockets=workspace.folder.sockets) as engines,
            TaskOwner(name="secretary", on_crash=_log_fault) as tasks,
        ):
            lines = LinesAtWork(workspace=workspace, engines=engines, left=left, tasks=tasks)
            workspace.desk.use(tasks=tasks)
            try:
                await lines.start()
                serving = tasks.start(lines.run(), name="lines")
                tasks.start(keep_no_longer_than_allowed(workspace), name="retention")
                forget_who_writes_so(workspace.forgetting, workspace.events, tasks)
                tasks.start(workspace.callbacks.run(), name="callbacks")
                workspace.model.use(engines.thinkers(), engines.thinkers_by_name())
                workspace.engines.use(engines)
                await workspace.bot_manager.use(bot_parts(workspace), tasks)
                with whoever_starts_it():
                    yield Secretary(workspace=workspace, engines=engines, lines=serving)
            finally:
                await workspace.bot_manager.leave()
                await workspace.desk.leave()
                workspace.model.use(None)
                workspace.engines.use(None)
                await lines.stop()


def _log_fault(name: str, error: BaseException) -> None:
    """What a person must mend is told by whoever awaits ``Secretary.lines``."""
    if not isinstance(error, UserFacing):
        _LOG.error("task %s crashed", name, exc_info=error)


async def _lines_in_calls(workspace: Workspace) -> frozenset[str]:
    """Lines that outlived a program and may be in a call: what becomes of it, they will tell.

    The seats of an exchange share a place, which the next program needs for itself.
    """
    sockets = workspace.folder.sockets
    spared = frozenset(
        line.id
        for line in workspace.lines.all()
        if line.enabled and line.get(KIND) not in BY_CONNECTION
    )
    await end_leftovers(sockets, but=spared)
    return frozenset(line_id for line_id in spared if find(sockets, line_id=line_id) is not None)


def _left_open(workspace: Workspace) -> LeftOpen:
    return LeftOpen(
        folder=workspace.folder.calls_left,
        records=workspace.calls,
        recordings=workspace.recordings,
        conversations=workspace.conversations,
        promises=workspace.promises,
        dialogue=workspace.dialogue,
        missed=workspace.missed,
        clock=workspace.clock,
    )
