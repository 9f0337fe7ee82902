"""The real desk with a real call: a person takes it over, gives it back, hints and hangs up.

What counts is what sounds at the far end of the line.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import write_settings
from tests.support.program import takes_commands
from tests.support.wire_desk import line_endpoint, share_of_tone, tone, wire_desk

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]

LIMIT_S = 60.0
OWNER, PASSWORD = "vera", "three green kettles sing"
NUMBER = "+79161112233"


class Desk:
    """The program, and hands at its keyboard."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def does(self, deed: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{deed}\n".encode())
        await self._process.stdin.drain()

    async def sees(self, words: str) -> None:
        """Waits until the words can be read in the window."""
        await self.does(f"look for {words}")
        try:
            async with asyncio.timeout(LIMIT_S):
                assert await self._said() == [words]
        except TimeoutError:
            await self.does("read")
            raise AssertionError(f"{words!r} is not in the window: {await self._said()}") from None

    async def _said(self) -> list[str]:
        assert self._process.stdout is not None
        said: list[str] = json.loads(await self._process.stdout.readline())
        return said


@asynccontextmanager
async def desk_of(repository: Path, folder: Path) -> AsyncIterator[Desk]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.desk_program", "--lang", "en"),
        *("--data", str(folder), "app"),
        cwd=repository,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        await takes_commands(folder)
        yield Desk(process)
        process.terminate()
        async with asyncio.timeout(LIMIT_S):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def far_end(simulator: SimulatorClient) -> bytes:
    return bytes((await simulator.measurements()).track.downlink)


async def test_a_call_passes_from_the_secretary_to_a_person_and_back(
    repository: Path, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with SimulatorClient.started() as simulator:
        write_settings(
            folder,
            {
                "line.at_port": simulator.at_path,
                "line.sound_port": simulator.pcm_path,
                "assistants.languages": "en",
                "providers.stt_english": "false",
                "calls.desk_sound": "false",
                "recordings.enabled": "false",
            },
        )
        async with open_workspace(folder, clock=Clock()) as workspace:
            await workspace.users.make_owner(OWNER, PASSWORD)
        async with desk_of(repository, folder.root) as desk:
            await desk.sees("Sign in")
            await desk.does(f"type {OWNER}")
            await desk.does("key Tab")
            await desk.does(f"type {PASSWORD}")
            await desk.does("key Return")
            await desk.sees("Nobody is calling")
            await simulator.ring(NUMBER)
            opened = await simulator.pcm_opened()
            heard = await simulator.wait(Mark.VOICE_HEARD, after=opened.at, timeout_s=LIMIT_S)
            await desk.sees("Take over")
            await simulator.wait(Mark.VOICE_ENDED, after=heard.at, timeout_s=LIMIT_S)

            await desk.does("key F3")
            await desk.sees("You are speaking")
            await desk.sees("Back to Anna")
            before = len(await far_end(simulator))
            async with wire_desk(line_endpoint(folder.sockets)) as person:
                await person.say(tone(2000))
                spoken = (await far_end(simulator))[before:]
                assert share_of_tone(spoken) > 0.7
                await desk.does("key F3")
                await desk.sees("Anna has the call again")

            await desk.does("key F9")
            await desk.sees("Only Anna hears this")
            hinted = time.monotonic()
            await desk.does("type tell him we are open tomorrow until six")
            await desk.does("key Return")
            await desk.sees("We are open tomorrow until six.")
            await simulator.wait(Mark.VOICE_HEARD, after=hinted, timeout_s=LIMIT_S)

            await desk.does("key Ctrl+Shift+H")
            assert (await simulator.hung_up(timeout_s=LIMIT_S)).data["by"] == "us"
            await desk.sees("The call is over")
            await desk.sees("Did Anna do well?")
