"""The player's process: what it draws of a file, and what a loudspeaker gets of it."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engines.supervisor import child_command
from hardware.audio.measures import RATE
from hardware.line.wav_file import GrowingWav
from tests.support.desk_bench import SoundServer, missing_parts

pytestmark = pytest.mark.wire

LIMIT_S = 30.0
SECONDS = 2


def recording(folder: Path, *, whole: bool = True) -> Path:
    """The caller speaks in the first half, we in the second."""
    times = np.arange(RATE * SECONDS // 2) / RATE
    tone = (9000 * np.sin(2 * np.pi * 300 * times)).astype("<i2").tobytes()
    file = GrowingWav(path=folder / "call.wav")
    file.append(caller=tone, ours=bytes(len(tone)))
    file.append(caller=bytes(len(tone)), ours=tone)
    if whole:
        file.finish()
        return file.path
    return file.part


@asynccontextmanager
async def player(
    environment: dict[str, str] | None = None,
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *child_command("_playback"),
        stdin=PIPE,
        stdout=PIPE,
        env=os.environ | (environment or {}),
        limit=1 << 20,
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        async with asyncio.timeout(LIMIT_S):
            assert await process.wait() == 0


async def order(process: asyncio.subprocess.Process, **what: object) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(what).encode() + b"\n")
    await process.stdin.drain()


async def report(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout is not None
    async with asyncio.timeout(LIMIT_S):
        told: dict[str, Any] = json.loads(await process.stdout.readline())
        return told


@pytest.mark.parametrize("whole", [True, False])
async def test_both_tracks_are_drawn(tmp_path: Path, whole: bool) -> None:
    async with player() as process:
        await order(process, open=str(recording(tmp_path, whole=whole)))
        opened = (await report(process))["opened"]
        assert opened["length_ms"] == SECONDS * 1000
        half = len(opened["caller"]) // 2
        assert min(opened["caller"][: half - 1]) > 0.5
        assert max(opened["caller"][half + 1 :]) == 0
        assert max(opened["ours"][: half - 1]) == 0
        assert min(opened["ours"][half + 1 :]) > 0.5


async def test_what_is_no_recording_is_said(tmp_path: Path) -> None:
    text = tmp_path / "call.wav"
    text.write_text("RIFF?")
    async with player() as process:
        for file in (text, tmp_path / "gone.wav"):
            await order(process, open=str(file))
            assert (await report(process))["failed"] == "file"


async def test_a_loudspeaker_gets_the_sound_and_we_the_place(tmp_path: Path) -> None:
    if missing := missing_parts():
        pytest.skip(f"no sound server here: {missing}")
    server = SoundServer(tmp_path / "s", echo=False, rate=48_000)
    (tmp_path / "s").mkdir()
    await server.start()
    listening = await asyncio.create_subprocess_exec(
        *("pacat", "--record", "--device=loudspeaker.monitor", "--raw", "--latency-msec=20"),
        *(f"--rate={RATE}", "--channels=1", "--format=s16le"),
        stdout=PIPE,
        env=os.environ | server.environment,
    )
    try:
        async with player(server.environment) as process:
            await order(process, open=str(recording(tmp_path)))
            await report(process)
            await order(process, play=1000, speed=2.0)
            places = []
            while "ended" not in (told := await report(process)):
                assert "failed" not in told, told
                places.append(told["at"])
        assert places == sorted(places)
        assert places[-1] > 1500
        assert listening.stdout is not None
        heard = 0
        async with asyncio.timeout(LIMIT_S):
            while heard < RATE // 4:
                sound = np.frombuffer(await listening.stdout.readexactly(RATE // 5), "<i2")
                heard += int((np.abs(sound.astype(int)) > 1000).sum())
    finally:
        listening.kill()
        await listening.communicate()
        server.stop()
