"""The desk's process on real devices of a sound server: into a call, out of it, and unplugged."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engines.wire import Endpoint
from hardware.desk.client import DeskClient
from hardware.desk.messages import DeskFailed, DeskOpened, DeskReport
from hardware.line.given_to import By
from hardware.line.operator_reports import OperatorLost
from tests.support.desk_bench import SoundServer, missing_parts, sound_server
from tests.support.line_bench import MAIN, line_bench
from tests.support.wire_desk import share_of_tone, tone

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

LIMIT_S = 20.0


class Told:
    """The process and what it says."""

    def __init__(self, client: DeskClient, process: asyncio.subprocess.Process) -> None:
        self.client = client
        self.process = process
        self._reports: asyncio.Queue[DeskReport] = asyncio.Queue()

    async def read(self) -> None:
        async for report in self.client.reports():
            self._reports.put_nowait(report)

    async def report(self) -> DeskReport:
        async with asyncio.timeout(LIMIT_S):
            return await self._reports.get()


@asynccontextmanager
async def desk_audio(folder: Path, server: SoundServer) -> AsyncIterator[Told]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(MAIN), "_desk_audio", "--uri", f"unix://{folder / 'desk.sock'}"),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | server.environment,
    )
    assert process.stdout is not None
    async with asyncio.timeout(LIMIT_S):
        line = await process.stdout.readline()
    client = await DeskClient.connect(Endpoint.parse(json.loads(line)["endpoint"]))
    told = Told(client, process)
    reading = asyncio.create_task(told.read(), name="desk reports")
    try:
        yield told
    finally:
        await client.close()
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        with contextlib.suppress(ProcessLookupError):
            async with asyncio.timeout(LIMIT_S):
                await process.wait()


async def test_a_microphone_is_heard_in_the_call_and_the_call_in_the_headphones(
    tmp_path: Path,
) -> None:
    async with (
        sound_server() as server,
        line_bench(tmp_path) as bench,
        desk_audio(tmp_path, server) as desk,
    ):
        await bench.ring_and_answer()
        await desk.client.use_line(bench.endpoint, token=None)
        await desk.client.speak(on=True)
        assert isinstance(await desk.report(), DeskOpened)
        await bench.app.our_side(By.OPERATOR)
        async with server.listening(to="loudspeaker") as headphones:
            await bench.sim.caller_says(tone(1500, pitch=700))
            await server.say(tone(2000))
        figures = await bench.sim.measurements()
        assert share_of_tone(bytes(figures.track.downlink)[-48_000:]) > 0.5
        assert share_of_tone(bytes(headphones), pitch=700) > 0.3
        # Nobody hears their own voice, late.
        assert share_of_tone(bytes(headphones)) < 0.05

        server.stop()
        failed = await desk.report()
        assert isinstance(failed, DeskFailed)
        assert failed.code == "sound-device-lost"
        assert (await bench.told_of(OperatorLost)).reason in {"desk-left", "desk-silent"}
        async with asyncio.timeout(LIMIT_S):
            assert await desk.process.wait() == 1


async def test_without_devices_it_says_so_and_ends(tmp_path: Path) -> None:
    async with sound_server() as server:
        server.stop()
        tmp_path.chmod(0o700)
        async with desk_audio(tmp_path, server) as desk:
            await desk.client.speak(on=True)
            assert isinstance(await desk.report(), DeskFailed)
