"""The demo line: a simulated telephone beside the real lines, for trying everything by hand.

It is a line like the others, on the ports of a simulator that this program keeps running; which one
is kept in the setting ``demo.line``. The ports have other names with every start, so ``begin``
tells them to the line before lines are served.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from secretary_app.bootstrap.demo.caller import Caller
from secretary_app.bootstrap.demo.present import DemoState, NoDemoCall
from secretary_app.bootstrap.demo.script import Line, Script, read_script
from secretary_app.bootstrap.demo.settings import DEMO_LINE
from secretary_app.bootstrap.demo.stage import QUIET_MS, SAMPLE
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.tasks import TaskOwner

READY = "ready"


class DemoLine:
    """Switched on and off; rings as a caller."""

    def __init__(self, *, workspace: Workspace, tasks: TaskOwner) -> None:
        """``tasks`` live as long as the program works with its data."""
        self._workspace = workspace
        self._tasks = tasks
        self._stack = AsyncExitStack()
        self._simulator: SimulatorClient | None = None
        self._call: asyncio.Task[None] | None = None

    @property
    def line_id(self) -> str:
        """Of the line; empty while there is none."""
        return self._workspace.settings.get(DEMO_LINE)

    @property
    def state(self) -> DemoState:
        """How it is now."""
        if self._simulator is None or not self._is_there:
            return DemoState.OFF
        if self._call is not None and not self._call.done():
            return DemoState.IN_CALL
        # Whether it can be tried is nobody's secret.
        with acting_as(SYSTEM):
            standings = self._workspace.line.standings()
        told = next((each.state for each in standings if each.line.id == self.line_id), "")
        return DemoState.READY if told == READY else DemoState.STARTING

    @property
    def _is_there(self) -> bool:
        return any(line.id == self.line_id for line in self._workspace.lines.all())

    async def begin(self) -> None:
        """With the program: where it was on, it is on again. Before lines are served."""
        if not self.line_id:
            return
        with acting_as(SYSTEM):
            if not self._is_there:
                await self._workspace.settings.set(DEMO_LINE, "", actor=SYSTEM.id)
                return
            await self._plug_in(self.line_id)

    async def switch_on(self, *, name: str, actor: str) -> None:
        """A line of this name from now on; a modem that is not there is no longer looked for."""
        workspace = self._workspace
        if self.state is not DemoState.OFF:
            return
        # The line may have been removed by hand, as any other, and its simulator still runs.
        simulator = self._simulator or await self._start()
        line = await workspace.lines.add(_ports(simulator), name=name, actor=actor)
        await workspace.settings.set(DEMO_LINE, line.id, actor=actor)
        for other in workspace.lines.all():
            if other.id != line.id and other.enabled and not await workspace.line.plugged_in():
                await workspace.lines.enable(other.id, enabled=False, actor=actor)

    async def switch_off(self, *, actor: str) -> None:
        """The line goes; where none is left to be served, the first one is again."""
        workspace, line_id, is_there = self._workspace, self.line_id, self._is_there
        if self._call is not None:
            self._call.cancel()
        await workspace.settings.set(DEMO_LINE, "", actor=actor)
        if is_there:
            await workspace.lines.remove(line_id, actor=actor)
        left = workspace.lines.all()
        if left and not any(line.enabled for line in left):
            await workspace.lines.enable(left[0].id, enabled=True, actor=actor)
        await self.close()

    def ring(self, language: Language) -> None:
        """Somebody calls and says what a script has for them. Raises NoDemoCall."""
        simulator, engines = self._simulator, self._workspace.engines
        if simulator is None or not engines.serving:
            raise NoDemoCall(reason="off")
        if self.state is not DemoState.READY:
            raise NoDemoCall(reason=self.state.value)
        caller = Caller(
            script=script_of(language),
            simulator=simulator,
            voices=engines.voices(),
            words=None,
        )
        with acting_as(SYSTEM):
            self._call = self._tasks.start(_call(caller, script_of(language)), name="demo-caller")

    async def close(self) -> None:
        """The simulator ends."""
        self._simulator = None
        await self._stack.aclose()

    async def _plug_in(self, line_id: str) -> None:
        simulator = await self._start()
        for field, text in _ports(simulator).items():
            await self._workspace.lines.set(line_id, field, text, actor=SYSTEM.id)

    async def _start(self) -> SimulatorClient:
        config = SimulatorConfig(quiet_ms=QUIET_MS)
        self._simulator = await self._stack.enter_async_context(SimulatorClient.started(config))
        return self._simulator


def script_of(language: Language) -> Script:
    """What the caller says."""
    return read_script(SAMPLE / f"call.{language.value}.toml")


async def _call(caller: Caller, script: Script) -> None:
    # A desk may take its time with the call; who is not answered rings off.
    await caller.call(_lines(script))


async def _lines(script: Script) -> AsyncIterator[Line]:
    for line in script.lines:
        yield replace(line, expect="")


def _ports(simulator: SimulatorClient) -> dict[str, str]:
    return {"at_port": simulator.at_path, "sound_port": simulator.pcm_path}
