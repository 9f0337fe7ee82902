"""A phone line under soak: its modem, its data folder, and the program, started again when dead."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.stamps import Mark
from tests.bench.load import cores
from tests.bench.program import Program, ProgramFailed, Scratch
from tests.soak.faults import HEALTHY
from tests.soak.plan import Target
from tests.soak.weight import Weight, weigh

QUIET_MS = 700
RESET_MS = 25_000
"""A SIM7600's (PROTOCOLS 1.5)."""
RESETS_FASTER = 10.0
"""On lines whose subject is not the reset: they would wait for nothing else."""
READY_LIMIT_S = 90.0
LOOK_EVERY_S = 0.05
AGAIN_S = 0.5
"""After which a service manager starts it again."""
AT_ONCE = asyncio.Semaphore(cores())
"""Lines made at once: each takes half a dozen starts of the program."""
WORDS = {Target.RECOGNISER: "stt", Target.VOICE: "tts"}


@dataclass(slots=True, kw_only=True)
class Station:
    """Made by `stationed`."""

    name: str
    scratch: Scratch
    simulator: SimulatorClient
    killed_app: bool = False
    deaths: list[str] = field(default_factory=list)
    """Ends of the program that nobody asked for, and stops that took too long: its last words."""
    starts: int = 0
    weights: list[Weight] = field(default_factory=list)
    _program: Program | None = None
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self) -> None:
        """Keeps the program running until `stop`."""
        while not self._stopping.is_set():
            self.starts += 1
            try:
                async with self.scratch.serving() as program:
                    self._program = program
                    await self._until_end(program)
            except ProgramFailed as failure:
                self.deaths.append(str(failure))
            self._program, self.killed_app = None, False
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), AGAIN_S)

    def stop(self) -> None:
        """Lets `serve` end the program in order, and return."""
        self._stopping.set()

    async def ready(self) -> float:
        """Waits until program and modem take calls; since when. Raises TimeoutError."""
        async with asyncio.timeout(READY_LIMIT_S):
            while True:
                program = self._program
                if program is not None and self._modem_is_up():
                    with contextlib.suppress(ProgramFailed):
                        return await program.takes_calls(limit_s=READY_LIMIT_S)
                await asyncio.sleep(LOOK_EVERY_S)  # the program that is killed tells nobody

    def kill(self, target: Target) -> bool:
        """Kill -9. False where there is no such process at the moment."""
        found = self._process(target)
        if found is None:
            return False
        self.killed_app = self.killed_app or target is Target.APP
        with contextlib.suppress(psutil.NoSuchProcess):
            os.kill(found.pid, signal.SIGKILL)
            return True
        return False

    def weigh(self, *, call: int) -> None:
        """Notes what app and line hold now, when both are there."""
        with contextlib.suppress(psutil.Error):
            app, line = self._process(Target.APP), self._process(Target.LINE)
            if app is not None and line is not None:
                self.weights.append(weigh(app, line, call=call))

    async def _until_end(self, program: Program) -> None:
        ended = asyncio.create_task(program.ended(), name=f"{self.name} ended")
        stopping = asyncio.create_task(self._stopping.wait(), name=f"{self.name} stopping")
        await asyncio.wait((ended, stopping), return_when=asyncio.FIRST_COMPLETED)
        if ended.done() and not self.killed_app and not self._stopping.is_set():
            self.deaths.append(f"it ended with {ended.result()}: {program.words[-500:]}")
        for task in (ended, stopping):
            task.cancel()
        await asyncio.gather(ended, stopping, return_exceptions=True)

    def _modem_is_up(self) -> bool:
        log = self.simulator.log
        downs = [*log.all(Mark.RESET), *log.all(Mark.UNPLUGGED), *log.all(Mark.VANISHED)]
        last_down = max((stamp.at for stamp in downs), default=0.0)
        return not downs or bool(log.all(Mark.BOOTED, after=last_down))

    def _process(self, target: Target) -> psutil.Process | None:
        program = self._program
        if program is None:
            return None
        try:
            family = program.family()
            if target is Target.APP:
                return family["app"][0]
            if target is Target.LINE:
                return next(iter(family["line"]), None)
            of_kind = [p for p in family["worker"] if WORDS[target] in p.cmdline()]
        except psutil.Error:
            return None
        return next(iter(of_kind), None)


@asynccontextmanager
async def stationed(
    folder: Path,
    *,
    name: str,
    faq: Sequence[dict[str, str]],
    config: SimulatorConfig | None = None,
) -> AsyncIterator[Station]:
    """A line with its modem, its program running; both are stopped at the end."""
    links = folder / f"{name}-by-id"
    plain = config or SimulatorConfig(
        quiet_ms=QUIET_MS,
        reset_ms=RESET_MS,
        clock_factor=RESETS_FASTER,
        links=str(links),
        faults=HEALTHY,
    )
    scratch = Scratch(folder / name)
    async with SimulatorClient.started(plain) as simulator:
        station = Station(name=name, scratch=scratch, simulator=simulator)
        async with AT_ONCE:
            await scratch.set(
                line__kind="modem",
                line__at_port=str(links / "at0"),
                line__sound_port=str(links / "pcm"),
                assistants__languages="en",
            )
            await scratch.knows(faq)
            serving = asyncio.create_task(station.serve(), name=name)
            try:
                await station.ready()
            except BaseException:
                station.stop()
                await serving
                raise
        try:
            yield station
        finally:
            station.stop()
            await serving


def wall_offset() -> float:
    """Seconds to add to CLOCK_MONOTONIC, in which the simulator stamps, for the time of day."""
    return time.time() - time.monotonic()
