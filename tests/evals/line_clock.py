"""Figures of a line's clock, with and without realtime scheduling, on an idle and a busy machine.

    python -m tests.evals.line_clock [SECONDS]

Starts a simulator and a line process, makes one call, and reads both ends; `measure_ticks` is for
benches.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from engines.wire import Endpoint
from hardware.line.client import LineClient
from hardware.line.condition_reports import LineHealth
from hardware.line.config import LineConfig
from hardware.line.reports import AudioOpen, LineState, Report, Ringing
from hardware.simulator.client import SimulatorClient

START_LIMIT_S = 20.0
"""It takes half a second; a machine kept busy on purpose needs longer."""

STOP_LIMIT_S = 10.0
STEP_LIMIT_S = 15.0
"""For each step around the measured time; none takes a second on an idle machine."""


Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFigures:
    """One measured call."""

    realtime: str
    """How the clock was scheduled, in the line's words."""
    busy: int
    """Processes at ordinary priority that did nothing but compute meanwhile."""
    seconds: float
    tick_p50_ms: float
    tick_p99_ms: float
    tick_max_ms: float
    late_ticks: int
    underruns: int
    """Heard at the far end: ticks at which no frame of ours was there."""
    most_waiting: int
    """Frames of ours in the port at most."""
    simulator_worst_ms: float
    """How late the far end's own clock was at worst."""
    memory_mb: float
    """Resident memory of the line process at the end; 0 where the system does not tell."""


async def measure_ticks(
    *, command: Sequence[str], seconds: float, realtime: bool, busy: int
) -> ClockFigures:
    """One call of `seconds`; `command` starts a line process (its arguments are added).

    Raises TimeoutError when a step does not come.
    """
    async with SimulatorClient.started() as simulator:
        config = LineConfig(
            line_id="measured",
            at_url=simulator.at_path,
            pcm_url=simulator.pcm_path,
            realtime=realtime,
        )
        async with _line(command, config) as (process, app):
            reports = app.messages()
            await _until(reports, LineState, lambda report: report.state == "ready")
            await simulator.ring(None)
            await _until(reports, Ringing)
            await app.answer()
            await _until(reports, AudioOpen)
            async with _load(busy):
                await _listen(reports, seconds)
            await app.request_status()
            health = await _until(reports, LineHealth)
            figures = await simulator.measurements()
            memory_mb = _memory_mb(process.pid)
            await app.hang_up()
            return ClockFigures(
                realtime=app.hello.realtime,
                busy=busy,
                seconds=seconds,
                tick_p50_ms=health.tick_p50_ms,
                tick_p99_ms=health.tick_p99_ms,
                tick_max_ms=health.tick_max_ms,
                late_ticks=health.late_ticks,
                underruns=figures.underruns,
                most_waiting=figures.most_waiting // 320,
                simulator_worst_ms=figures.track.worst_tick_ms,
                memory_mb=memory_mb,
            )


@asynccontextmanager
async def _line(
    command: Sequence[str], config: LineConfig
) -> AsyncIterator[tuple[asyncio.subprocess.Process, LineClient]]:
    with tempfile.TemporaryDirectory(prefix="line-") as folder:
        uri = f"unix://{Path(folder) / 'line.sock'}"
        process = await asyncio.create_subprocess_exec(
            *command,
            *("--uri", uri, "--config", config.to_json()),
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            assert process.stdout is not None
            async with asyncio.timeout(START_LIMIT_S):
                started = json.loads(await process.stdout.readline())
            async with await LineClient.connect(Endpoint.parse(started["endpoint"])) as app:
                yield process, app
        finally:
            process.terminate()
            async with asyncio.timeout(STOP_LIMIT_S):
                await process.wait()


@asynccontextmanager
async def _load(processes: int) -> AsyncIterator[None]:
    """Keeps so many cores busy at ordinary priority."""
    running = [
        await asyncio.create_subprocess_exec("sh", "-c", "while :; do :; done")
        for _ in range(processes)
    ]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            await process.wait()


async def _until(
    reports: AsyncIterator[Report],
    kind: type[Kind],
    where: Callable[[Kind], bool] = lambda _: True,
) -> Kind:
    async with asyncio.timeout(STEP_LIMIT_S):
        async for report in reports:
            if isinstance(report, kind) and where(report):
                return report
    raise ConnectionError("the line closed its connection")


async def _listen(reports: AsyncIterator[Report], seconds: float) -> None:
    """Takes the caller's sound, as an app does."""
    end = time.monotonic() + seconds
    async for _ in reports:
        if time.monotonic() >= end:
            return


def _memory_mb(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def _measure_all(seconds: float) -> None:
    command = (sys.executable, str(Path(__file__).parents[2] / "main.py"), "_line")
    for busy in (0, os.cpu_count() or 1):
        for realtime in (True, False):
            print(
                await measure_ticks(command=command, seconds=seconds, realtime=realtime, busy=busy)
            )


if __name__ == "__main__":
    asyncio.run(_measure_all(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
