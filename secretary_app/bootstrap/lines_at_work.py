"""The lines that are served: each started, ended and mended by itself, whatever the others do.

Follows the book of lines: one that is added or resumed is served from then on; one that is paused,
removed, or set up otherwise, is left when the call that is on it is over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engines.wire import WireError
from secretary_app.bootstrap.dialogue import build_wording
from secretary_app.bootstrap.reaching import reaches_people
from secretary_app.bootstrap.texting import start_texting
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.calling import DiallingLine
from secretary_app.features.calls.left_open import LeftOpen
from secretary_app.features.calls.our_opening import CallOpening
from secretary_app.features.calls.service import CallService
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.lines.events import (
    LineAdded,
    LineBroken,
    LineChanged,
    LineLeft,
    LineRemoved,
)
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.service import LineService, line_config
from secretary_app.features.lines.settings import CALLS_AT_ONCE
from secretary_app.features.lines.sharing import SharedLine
from secretary_app.features.lines.switchboard import open_switchboard
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.errors import NoVoice
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

LINE_RETRY_FIRST_S = 0.5
LINE_RETRY_LIMIT_S = 30.0
"""A modem that resets is away for half a minute; asking more often wears nothing out."""

BROKEN_RETRY_S = 60.0
"""Somebody may have closed the program that had the port, and told nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Station:
    """One line at work."""

    calls: Sequence[CallService]
    serving: asyncio.Task[None]
    """Ends only with an error that a person must mend."""

    async def until_free(self) -> None:
        for each in self.calls:
            await each.until_free()


class _Place:
    """Where one line is served, while its owner wants it."""

    def __init__(self, line: PhoneLine) -> None:
        self.line = line
        """As it was when it was started."""
        self.task: asyncio.Task[None] | None = None
        self.station: _Station | None = None
        self.looked = asyncio.Event()
        """Set once it is known whether it can be served."""
        self.broken: UserFacing | None = None
        self.leaving: asyncio.Task[None] | None = None
        """Waits for the end of its call."""

    def is_other(self, line: PhoneLine) -> bool:
        """Whether the line is set up otherwise by now, so that it has to begin anew."""
        if self.broken is not None:
            return line != self.line
        return _process_of(line) != _process_of(self.line)


class LinesAtWork:
    """Serves every line that is enabled."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        engines: EngineRoom,
        left: LeftOpen,
        tasks: TaskOwner,
    ) -> None:
        """``tasks`` live as long as lines are served."""
        self._workspace = workspace
        self._engines = engines
        self._left = left
        self._tasks = tasks
        self._places: dict[str, _Place] = {}
        self._news = asyncio.Event()
        self._one_prepares = asyncio.Lock()
        """The voices say the greetings of one line after those of another."""
        self._unsubscribe: list[Callable[[], None]] = []

    async def start(self) -> None:
        """Serve them; returns when it is known of each whether it can be.

        Raises UserFacing: what is wrong with the first, where none of them can be.
        """
        self._workspace.line.working(working=True)
        bus = self._workspace.events
        self._unsubscribe = [
            bus.subscribe(LineAdded, lambda event: self._look(event.line_id)),
            bus.subscribe(LineChanged, lambda event: self._look(event.line_id)),
            bus.subscribe(LineRemoved, lambda event: self._look(event.line_id)),
        ]
        for line in self._workspace.lines.all():
            self._look(line.id)
        for place in list(self._places.values()):
            await place.looked.wait()
        self._raise_where_all_are_broken()

    async def run(self) -> None:
        """Until none of the lines can be served any more; raises what is wrong with the first."""
        while True:
            await self._news.wait()
            self._news.clear()
            self._raise_where_all_are_broken()

    async def stop(self) -> None:
        """Calls are hung up and their records closed, then the lines end."""
        for stop in self._unsubscribe:
            stop()
        self._workspace.line.working(working=False)
        tasks = [place.task for place in self._places.values() if place.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _raise_where_all_are_broken(self) -> None:
        broken = [place.broken for place in self._places.values()]
        if broken and all(broken):
            assert broken[0] is not None
            raise broken[0]

    def _look(self, line_id: str) -> None:
        """The line is to be served, or not, or otherwise."""
        line = next((each for each in self._workspace.lines.all() if each.id == line_id), None)
        place = self._places.get(line_id)
        if place is None:
            if line is not None and line.enabled:
                self._begin(line)
        elif line is None or not line.enabled or place.is_other(line):
            self._leave(line_id, place)

    def _begin(self, line: PhoneLine) -> None:
        place = self._places[line.id] = _Place(line)
        # A line is the program's own work, whoever wanted it.
        with acting_as(SYSTEM):
            place.task = self._tasks.start(self._keep(place), name=line.id)

    def _leave(self, line_id: str, place: _Place) -> None:
        if place.leaving is None:
            with acting_as(SYSTEM):
                place.leaving = self._tasks.start(
                    self._left_by(line_id, place), name=f"leave-{line_id}"
                )

    async def _left_by(self, line_id: str, place: _Place) -> None:
        """Nobody is cut off because of it; what the owner wants by then is done after it."""
        if place.station is not None:
            await place.station.until_free()
        assert place.task is not None
        place.task.cancel()
        await asyncio.wait({place.task})
        del self._places[line_id]
        now = self._workspace.clock.now()
        self._workspace.events.emit(LineLeft(at=now, line_id=line_id))
        self._look(line_id)
        self._news.set()

    async def _keep(self, place: _Place) -> None:
        """Serve one line until cancelled, and try again where it cannot be served."""
        workspace, line = self._workspace, place.line
        while True:
            try:
                async with self._at_work(line) as station:
                    place.station, place.broken = station, None
                    place.looked.set()
                    self._news.set()
                    # Not awaited itself: being cancelled here must not take the line from a call.
                    await asyncio.wait({station.serving})
                    station.serving.result()
            except UserFacing as error:
                place.broken = error
                workspace.line.leave(line.id, broken=error)
                _LOG.info("line %s cannot be served: %s", line.id, error)
                workspace.events.emit(
                    LineBroken(at=workspace.clock.now(), line_id=line.id, error=error)
                )
            except Exception:  # noqa: BLE001 - rejected: a fault of ours may come only once
                _LOG.exception("line %s is begun anew", line.id)
            finally:
                place.station = None
                place.looked.set()
                self._news.set()
            await asyncio.sleep(BROKEN_RETRY_S)

    @asynccontextmanager
    async def _at_work(self, line: PhoneLine) -> AsyncIterator[_Station]:
        """Raises UserFacing: no voice, an unknown assistant, a port that cannot be listened at."""
        workspace = self._workspace
        async with (
            open_switchboard(line, sockets=workspace.folder.sockets) as board,
            TaskOwner(name=line.id, on_crash=_log_fault) as tasks,
        ):
            setup = self._setup(line)
            calls = [
                CallService(setup=setup, line_id=config.line_id, tasks=tasks)
                for config in board.configs
            ]
            doors = await start_texting(
                line, workspace=workspace, as_it_is_now=setup.line, tasks=tasks
            )
            lines = [
                LineService(
                    config=config,
                    sockets=workspace.folder.sockets,
                    user=SharedLine(calls[number], board.seat(number), *doors),
                    backoff=Backoff(first_s=LINE_RETRY_FIRST_S, limit_s=LINE_RETRY_LIMIT_S),
                    bus=workspace.events,
                    clock=workspace.clock,
                )
                for number, config in enumerate(board.configs)
            ]
            serving = tasks.start(_serve(lines), name="seats")
            await self._engines.voice_ready()
            try:
                async with self._one_prepares:
                    for each in calls:
                        await each.prepare()
            except WireError as error:
                raise NoVoice(reason=error.text) from error
            workspace.line.serve(line.id, lines[0], begin=calls[0].talk, has_room=board.has_room)
            workspace.dialling.serve(
                line.id,
                DiallingLine(calls, dials=lambda: reaches_people(setup.line(), workspace.settings)),
            )
            workspace.desk.serve(calls)
            try:
                yield _Station(calls=calls, serving=serving)
            finally:
                workspace.line.leave(line.id)
                workspace.dialling.leave(line.id)
                workspace.desk.unserve(calls)
                await asyncio.gather(*(each.close() for each in calls))

    def _setup(self, line: PhoneLine) -> CallSetup:
        workspace = self._workspace

        def as_it_is_now() -> PhoneLine:
            return next((each for each in workspace.lines.all() if each.id == line.id), line)

        return CallSetup(
            line=as_it_is_now,
            settings=workspace.settings,
            database=workspace.database,
            bus=workspace.events,
            clock=workspace.clock,
            engines=self._engines,
            dialogue=workspace.dialogue,
            assistants=workspace.assistants,
            people=workspace.people,
            conversations=workspace.conversations,
            promises=workspace.promises,
            recordings=workspace.recordings,
            records=workspace.calls,
            left=self._left,
            screening=workspace.screening,
            missed=workspace.missed,
            roster=workspace.roster,
            opening=CallOpening(wording=build_wording()),
            forget=workspace.forgetting.after_call,
            # Neither a desk nor an exchange has anything to send them by.
            send_text=(
                workspace.sms.sender(line.id) if reaches_people(line, workspace.settings) else None
            ),
        )


def _process_of(line: PhoneLine) -> object:
    """What a line's processes are started with."""
    return line_config(line, sockets=Path()), line.get(CALLS_AT_ONCE)


async def _serve(lines: Sequence[LineService]) -> None:
    """All seats of one line, until one of them needs a person."""
    try:
        async with asyncio.TaskGroup() as group:
            for line in lines:
                group.create_task(line.run())
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None


def _log_fault(name: str, error: BaseException) -> None:
    """What a person must mend is told of the line itself."""
    if not isinstance(error, UserFacing):
        _LOG.error("task %s crashed", name, exc_info=error)
