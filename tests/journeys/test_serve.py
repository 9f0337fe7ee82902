"""`serve`: calls are answered until it is stopped, and nothing is lost however it ends."""

import asyncio
import fcntl
import json
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import write_settings
from tests.support.port_user import AtUser
from tests.support.program import program

pytestmark = pytest.mark.journey

STOP_LIMIT_S = 5.0
NUMBER = "+79161112233"
READY = "ready to take calls"


@pytest.fixture
async def simulator() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started() as sim:
        yield sim


@pytest.fixture
def data(tmp_path: Path, simulator: SimulatorClient) -> Path:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    write_settings(
        folder,
        {
            "line.at_port": simulator.at_path,
            "line.sound_port": simulator.pcm_path,
            "providers.stt_english": "false",
            "assistants.languages": "en",
        },
    )
    return folder.root


async def asked(data: Path, *argv: str) -> Any:
    """What a command says, as JSON."""
    async with program(data, *argv, "--json") as command:
        assert await command.ended() == 0, command.err
    return json.loads("\n".join(command.out))


async def test_a_call_commands_and_a_stop_in_the_middle_of_the_call(
    data: Path, simulator: SimulatorClient
) -> None:
    async with program(data, "serve") as serve:
        await serve.says(READY)
        await simulator.ring(NUMBER)
        opened = await simulator.pcm_opened()
        await simulator.wait(Mark.VOICE_HEARD, after=opened.at)
        engines = {row["engine"]: row["state"] for row in await asked(data, "engines", "list")}
        assert (engines["espeak"], engines["piper"]) == ("ready", "missing")
        (call,) = await asked(data, "calls", "list")
        assert (call["number"], call["outcome"]) == (NUMBER, "in_progress")
        async with program(data, "serve") as second:
            assert await second.ended() == 2
        assert "serve" in " ".join(second.err)
        assert len(second.err) == 1

        loop = asyncio.get_running_loop()
        told_at = loop.time()
        serve.signal(signal.SIGTERM)
        assert await serve.ended() == 0
        assert loop.time() - told_at < STOP_LIMIT_S
        assert (await simulator.hung_up()).data["by"] == "us"
    assert serve.err == []
    assert "line health: {" in (data / "logs" / "secretary.log").read_text("utf-8")
    (call,) = await asked(data, "calls", "list")
    assert (call["outcome"], call["end_cause"]) == ("broken", "app-stopped")
    shown = await asked(data, "calls", "show", call["id"])
    assert shown["messages"][0]["evidence"][0]["ref"] == "greeting-plain"


async def crash_in_a_call(data: Path, simulator: SimulatorClient) -> float:
    """Somebody is being greeted when the program is killed; when that was."""
    async with program(data, "serve") as first:
        await first.says(READY)
        await simulator.ring(NUMBER)
        opened = await simulator.pcm_opened()
        await simulator.wait(Mark.VOICE_HEARD, after=opened.at)
        killed_at = time.monotonic()
        first.signal(signal.SIGKILL)
        await first.ended()
    return killed_at


async def test_after_a_crash_the_call_goes_on_where_the_caller_still_waits(
    data: Path, simulator: SimulatorClient
) -> None:
    await crash_in_a_call(data, simulator)
    async with program(data, "serve") as again:
        await again.says("Goes on with the call")
        (call,) = await asked(data, "calls", "list")
        assert (call["number"], call["outcome"]) == (NUMBER, "in_progress")
        await simulator.caller_hangs_up()
        await again.says("The call is over")
        (call,) = await asked(data, "calls", "list")
        assert call["outcome"] == "answered"
        shown = await asked(data, "calls", "show", call["id"])
        assert "system" in {message["role"] for message in shown["messages"]}
        await simulator.ring(NUMBER)
        await simulator.answered()
        again.signal(signal.SIGTERM)
        assert await again.ended() == 0


async def test_after_a_crash_a_caller_who_waited_in_vain_is_owed_a_call_back(
    data: Path, simulator: SimulatorClient
) -> None:
    killed_at = await crash_in_a_call(data, simulator)
    ended = await simulator.hung_up(timeout_s=60)
    assert ended.data["by"] == "us"
    assert ended.at - killed_at > 10
    async with program(data, "serve") as again:
        await again.says(READY)
        (call,) = await asked(data, "calls", "list")
        assert (call["outcome"], call["end_cause"]) == ("broken", "app-lost")
        (sound,) = (data / "recordings").rglob("*.wav")
        assert sound.stat().st_size > 44
        again.signal(signal.SIGTERM)
        assert await again.ended() == 0


async def test_it_stops_at_once_while_it_starts(data: Path) -> None:
    async with program(data, "serve") as serve:
        await serve.says("Starting")
        serve.signal(signal.SIGTERM)
        assert await serve.ended(limit_s=STOP_LIMIT_S) == 0
    assert serve.err == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"line.assistant": "olga"}, "olga"),
        ({"line.at_port": "/etc/hostname", "line.sound_port": "/etc/hostname"}, "/etc/hostname"),
        ({"line.colour": "red"}, "line.colour"),
    ],
)
async def test_what_cannot_work_is_one_sentence(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    write_settings(folder, {"providers.stt_english": "false"} | settings)
    async with program(folder.root, "serve") as serve:
        assert await serve.ended() == 2
    assert len(serve.err) == 1
    assert words in serve.err[0]


async def test_a_port_in_use_is_one_sentence(data: Path, simulator: SimulatorClient) -> None:
    async with AtUser.opened(simulator.at_path) as other, program(data, "serve") as serve:
        fcntl.flock(other.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert await serve.ended() == 2
    assert len(serve.err) == 1
    assert simulator.at_path in serve.err[0]
