"""The running secretary: engines, line and calls over an open workspace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from engines.wire import WireError
from hardware.line.config import LineKind
from secretary_app.bootstrap.dialogue import build_wording
from secretary_app.bootstrap.forgetting import forget_who_writes_so
from secretary_app.bootstrap.retention import keep_no_longer_than_allowed
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.door import SmsDoor
from secretary_app.features.calls.calling import CallOpening
from secretary_app.features.calls.left_open import LeftOpen
from secretary_app.features.calls.service import CallService
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.lines.leftovers import end_leftovers, find
from secretary_app.features.lines.service import LineService, line_config
from secretary_app.features.lines.settings import KIND
from secretary_app.features.lines.sharing import SharedLine
from secretary_app.features.lines.switchboard import open_switchboard
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.errors import NoVoice
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.foundation.auth.acting import acting_as, whoever_acts_now
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LINE_RETRY_FIRST_S = 0.5
LINE_RETRY_LIMIT_S = 30.0
"""A modem that resets is away for half a minute; asking more often wears nothing out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secretary:
    """A secretary at work."""

    workspace: Workspace
    engines: EngineRoom
    line: asyncio.Task[None]
    """Serves the lines; ends only with an error that a person must mend."""


@asynccontextmanager
async def start_secretary(workspace: Workspace, *, plan: EnginePlan) -> AsyncIterator[Secretary]:
    """Start engines and line, prepare the greetings, take calls; all of it stops on leaving.

    Raises:
        UserFacing: no voice, an unknown assistant, a port that cannot be listened at.
    """
    whoever_starts_it = whoever_acts_now()
    # Calls, timers and retention are the program's own work, whoever sits at the desk.
    with acting_as(SYSTEM):
        left = _left_open(workspace)
        await left.close_all(but_lines=await _lines_in_calls(workspace))
        # The lines stop before the engines do: their last calls may still be talking.
        async with (
            open_switchboard(workspace.settings) as board,
            EngineRoom(plan=plan, sockets=workspace.folder.sockets) as engines,
            TaskOwner(name="secretary", on_crash=_log_fault) as tasks,
        ):
            setup = _setup(workspace, engines, left)
            services = [
                CallService(setup=setup, line_id=config.line_id, tasks=tasks)
                for config in board.configs
            ]
            sms = SmsDoor(
                service=workspace.sms,
                settings=workspace.settings,
                events=workspace.events,
                clock=workspace.clock,
            )
            await sms.start(tasks)
            lines = [
                LineService(
                    config=config,
                    sockets=workspace.folder.sockets,
                    # Messages come and go by the one SIM card there is.
                    user=SharedLine(services[number], board.seat(number), *([sms] * (number == 0))),
                    backoff=Backoff(first_s=LINE_RETRY_FIRST_S, limit_s=LINE_RETRY_LIMIT_S),
                    bus=workspace.events,
                    clock=workspace.clock,
                )
                for number, config in enumerate(board.configs)
            ]
            serving = tasks.start(_serve(lines), name="line")
            await engines.voice_ready()
            try:
                for calls in services:
                    await calls.prepare()
            except WireError as error:
                raise NoVoice(reason=error.text) from error
            tasks.start(keep_no_longer_than_allowed(workspace), name="retention")
            forget_who_writes_so(workspace.forgetting, workspace.events, tasks)
            tasks.start(workspace.callbacks.run(), name="callbacks")
            workspace.line.use(lines[0], begin=services[0].talk)
            workspace.dialling.use(services[0])
            workspace.desk.use(services, tasks=tasks)
            workspace.model.use(engines.thinkers())
            workspace.engines.use(engines)
            try:
                with whoever_starts_it():
                    yield Secretary(workspace=workspace, engines=engines, line=serving)
            finally:
                workspace.line.use(None)
                workspace.dialling.use(None)
                await workspace.desk.leave()
                workspace.model.use(None)
                workspace.engines.use(None)
                await asyncio.gather(*(calls.close() for calls in services))


async def _serve(lines: Sequence[LineService]) -> None:
    """All of them, until one of them needs a person."""
    try:
        async with asyncio.TaskGroup() as group:
            for line in lines:
                group.create_task(line.run())
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None


def _log_fault(name: str, error: BaseException) -> None:
    """What a person must mend is told by whoever awaits ``Secretary.line``."""
    if not isinstance(error, UserFacing):
        _LOG.error("task %s crashed", name, exc_info=error)


async def _lines_in_calls(workspace: Workspace) -> frozenset[str]:
    """Lines that outlived a program and may be in a call: what becomes of it, they will tell.

    Those of an exchange share a port, which the next program needs for itself.
    """
    config, sockets = line_config(workspace.settings), workspace.folder.sockets
    shared = config.kind is LineKind.AUDIOSOCKET
    await end_leftovers(sockets, but=frozenset() if shared else frozenset({config.line_id}))
    alive = find(sockets, line_id=config.line_id) is not None
    return frozenset({config.line_id}) if alive else frozenset()


def _left_open(workspace: Workspace) -> LeftOpen:
    return LeftOpen(
        folder=workspace.folder.calls_left,
        records=workspace.calls,
        recordings=workspace.recordings,
        conversations=workspace.conversations,
        promises=workspace.promises,
        dialogue=workspace.dialogue,
        clock=workspace.clock,
    )


def _setup(workspace: Workspace, engines: EngineRoom, left: LeftOpen) -> CallSetup:
    without_sim = workspace.settings.get(KIND) in {LineKind.SOUNDCARD, LineKind.AUDIOSOCKET}
    return CallSetup(
        settings=workspace.settings,
        database=workspace.database,
        bus=workspace.events,
        clock=workspace.clock,
        engines=engines,
        dialogue=workspace.dialogue,
        assistants=workspace.assistants,
        people=workspace.people,
        conversations=workspace.conversations,
        promises=workspace.promises,
        recordings=workspace.recordings,
        records=workspace.calls,
        left=left,
        roster=workspace.roster,
        opening=CallOpening(wording=build_wording()),
        forget=workspace.forgetting.after_call,
        # Neither a desk nor an exchange has a card to send them by.
        send_text=None if without_sim else workspace.sms.send,
    )
