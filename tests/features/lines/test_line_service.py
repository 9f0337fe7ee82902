"""The line is served on, whatever its user or its process does."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engines.wire import AudioChunk
from hardware.line.client import LineClient
from hardware.line.config import LineConfig
from hardware.line.reports import CallEnded, LineState, Report, Ringing
from hardware.simulator.client import SimulatorClient
from secretary_app.features.lines.errors import LineLost
from secretary_app.features.lines.events import (
    LineConditionChanged,
    LineConnected,
    LineDropped,
    LineReachableAgain,
    LineStateChanged,
)
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.features.lines.leftovers import end_leftover, note
from secretary_app.features.lines.service import LineService
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from tests.support.opened import opened

pytestmark = pytest.mark.wire

LIMIT_S = 20.0


class ClumsyUser:
    """Takes a line, and fails at every message."""

    def __init__(self) -> None:
        self.lives: list[LineClient] = []
        self.got: list[Report] = []
        self.losses: list[str] = []
        self._news = asyncio.Condition()

    async def connected(self, line: LineClient) -> None:
        self.lives.append(line)

    async def receive(self, message: Report) -> None:
        if isinstance(message, AudioChunk):
            return
        async with self._news:
            self.got.append(message)
            self._news.notify_all()
        raise ZeroDivisionError

    async def lost(self, reason: str) -> None:
        async with self._news:
            self.losses.append(reason)
            self.got.clear()
            self._news.notify_all()
        raise ZeroDivisionError

    async def until(self, kind: type[Report]) -> None:
        """In this life of the line."""
        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(lambda: any(isinstance(told, kind) for told in self.got))

    async def until_ready(self) -> None:
        """In this life of the line."""

        def ready() -> bool:
            return any(isinstance(told, LineState) and told.state == "ready" for told in self.got)

        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(ready)

    async def until_lost(self) -> None:
        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(lambda: bool(self.losses))


@asynccontextmanager
async def served(
    sockets: Path, simulator: SimulatorClient, user: ClumsyUser, bus: EventBus
) -> AsyncIterator[LineService]:
    sockets.mkdir(mode=0o700, exist_ok=True)
    service = LineService(
        config=LineConfig(line_id="l", at_url=simulator.at_path, pcm_url=simulator.pcm_path),
        sockets=sockets,
        user=user,
        backoff=Backoff(first_s=0.05, limit_s=0.1),
        bus=bus,
        clock=Clock(),
    )
    running = asyncio.create_task(service.run(), name="the line")
    try:
        yield service
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def pid_of_line(sockets: Path) -> int:
    noted: int = json.loads((sockets / "line-l.pid").read_text())["pid"]
    return noted


@pytest.mark.expects_log("was not dealt with|line l is lost")
async def test_neither_a_faulty_user_nor_a_dead_process_ends_the_line(tmp_path: Path) -> None:
    bus, user, told = EventBus(), ClumsyUser(), list[object]()
    bus.subscribe(object, told.append)
    async with (
        SimulatorClient.started() as simulator,
        served(tmp_path / "s", simulator, user, bus) as service,
    ):
        await user.until_ready()
        await simulator.ring("+79161112233")
        await user.until(Ringing)
        await user.lives[-1].hang_up()
        await user.until(CallEnded)
        assert (await service.check()).problems == ()

        os.kill(pid_of_line(tmp_path / "s"), signal.SIGKILL)
        await user.until_lost()
        with pytest.raises(LineLost):
            await service.check()
        await user.until_ready()
        assert len(user.lives) == 2
        assert (await service.check()).sim == "ready"
    moves = (LineStateChanged, LineConditionChanged, LineReachableAgain)
    kinds = [type(event).__name__ for event in told if not isinstance(event, moves)]
    assert kinds == [LineConnected.__name__, LineDropped.__name__, LineConnected.__name__]
    assert not list((tmp_path / "s").iterdir()), "sockets and notes are cleared away"


@pytest.mark.expects_log("was not dealt with|line l is lost|does not answer")
async def test_a_hanging_process_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("EVERY_S", "ANSWER_LIMIT_S", "LAST_LOOK_S"):
        monkeypatch.setattr(f"secretary_app.features.lines.heartbeat.{limit}", 0.3)
    user = ClumsyUser()
    async with (
        SimulatorClient.started() as simulator,
        served(tmp_path / "s", simulator, user, EventBus()),
    ):
        await user.until_ready()
        os.kill(pid_of_line(tmp_path / "s"), signal.SIGSTOP)
        await user.until_lost()
        await user.until_ready()


@pytest.mark.expects_log("served for a program that died")
async def test_a_line_that_outlived_its_program_is_ended_and_nothing_else(tmp_path: Path) -> None:
    outlived = await asyncio.create_subprocess_exec("sleep", "60")
    other = await asyncio.create_subprocess_exec("sleep", "60")
    for process, line_id in ((outlived, "l"), (other, "m")):
        note(tmp_path, line_id=line_id, pid=process.pid)
    stale = tmp_path / "line-m.pid"
    # Another process got the number of the one that was noted.
    stale.write_text(json.dumps(json.loads(stale.read_text()) | {"started": 1.0}))
    for line_id in ("l", "m", "never"):
        await end_leftover(tmp_path, line_id=line_id)
    async with asyncio.timeout(LIMIT_S):
        assert await outlived.wait() == -signal.SIGTERM
    assert other.returncode is None
    os.kill(other.pid, signal.SIGKILL)
    await other.wait()
    assert not list(tmp_path.iterdir())


async def test_the_line_is_examined_where_nobody_serves_it(tmp_path: Path) -> None:
    async with SimulatorClient.started() as simulator, opened(tmp_path / "d") as parts:
        await parts.lines.set("line1", "at_port", simulator.at_path)
        await parts.lines.set("line1", "sound_port", simulator.pcm_path)
        inspector = LineInspector(book=parts.lines, sockets=parts.folder.sockets)
        found = await inspector.check()
        assert found.port == simulator.at_path
        assert found.model.endswith("SIM7600G-H")
