"""The client's end of the control wire: starts the process, asks, collects its stamps."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from hardware.simulator import control
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.stamp_log import StampLog
from hardware.simulator.stamps import Stamp

START_LIMIT_S = 10.0
"""It starts in a tenth of a second; a loaded machine may need longer."""

REQUEST_LIMIT_S = 30.0
"""A request is carried out at once, save on a machine that has no time for it; only a long track
takes time to arrive."""

STOP_LIMIT_S = 5.0
"""From the end of its input to its exit."""

Answer = tuple[dict[str, Any], bytes]


class SimulatorLost(RuntimeError):
    """The simulator's process ended or did not start."""


class SimulatorRefused(RuntimeError):
    """The request makes no sense in the simulator's present state; the text says why."""


def default_command() -> list[str]:
    """How the process is started from a checkout, and from a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "_simulator"]
    return [sys.executable, str(Path(__file__).parents[2] / "main.py"), "_simulator"]


class Link:
    """One running simulator process. Made by `opened`."""

    def __init__(self, *, process: Process, ready: dict[str, Any]) -> None:
        assert process.stdin is not None
        self._requests_out = process.stdin
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._asked = 0
        self.ready = ready
        """`at_paths`, `pcm_path`, `realtime`, `version`."""
        self.log = StampLog()

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, config: SimulatorConfig, command: Sequence[str] | None
    ) -> "AsyncIterator[Link]":
        """Starts a process and stops it at the end."""
        process = await asyncio.create_subprocess_exec(
            *(command or default_command()), stdin=PIPE, stdout=PIPE, limit=control.LONGEST_HEADER
        )
        reading = None
        try:
            link = cls(process=process, ready=await _shake_hands(process, config))
            reading = asyncio.create_task(link._read(process), name="simulator link")
            yield link
        finally:
            await _stop(process, reading)

    async def ask(self, method: str, params: dict[str, Any], payload: bytes = b"") -> Answer:
        """One request and its answer; raises SimulatorRefused, SimulatorLost."""
        self._asked += 1
        number = self._asked
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        header = {"id": number, "method": method, "params": params}
        try:
            self._requests_out.write(control.encode(header, payload))
            async with asyncio.timeout(REQUEST_LIMIT_S):
                await self._requests_out.drain()
                return await answer
        except ConnectionError as error:
            raise SimulatorLost("the simulator's process has ended") from error
        finally:
            del self._waiting[number]

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        while (message := await control.read(process.stdout)) is not None:
            header, payload = message
            if "stamp" in header:
                self.log.add(Stamp.from_json(header["stamp"]))
                continue
            answer = self._waiting.get(header["id"])
            if answer is None or answer.done():
                continue
            if "error" in header:
                answer.set_exception(SimulatorRefused(header["error"]))
            else:
                answer.set_result((header["result"], payload))
        lost = SimulatorLost("the simulator's process has ended")
        self.log.close(lost)
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(lost)


async def _shake_hands(process: Process, config: SimulatorConfig) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(control.encode({"config": config.to_json()}))
    async with asyncio.timeout(START_LIMIT_S):
        message = await control.read(process.stdout)
    if message is None:
        raise SimulatorLost("the simulator's process did not start; its stderr says why")
    ready: dict[str, Any] = message[0]["ready"]
    if ready["version"] != control.VERSION:
        raise SimulatorLost(f"the simulator speaks version {ready['version']}")
    return ready


async def _stop(process: Process, reading: "asyncio.Task[None] | None") -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(STOP_LIMIT_S):
            if reading is not None:
                await reading
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
