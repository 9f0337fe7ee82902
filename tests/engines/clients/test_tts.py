"""Voice clients with real workers behind them: marks, fallback, cancel, another rate."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from engines.clients import RemoteService, TtsChain, TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire import AudioChunk, AudioStart, AudioStop, Connection, Endpoint, WireError, serve

pytestmark = pytest.mark.wire

LIMIT_S = 20.0


@asynccontextmanager
async def voices(tmp_path: Path, *args: tuple[str, ...]) -> AsyncIterator[list[TtsClient]]:
    async with AsyncExitStack() as stack:
        clients = []
        for number, options in enumerate(args):
            spec = WorkerSpec(kind="tts", backend="script", args=options, name=f"v{number}")
            supervisor = Supervisor(spec=spec, sockets=tmp_path / "s")
            await stack.enter_async_context(supervisor)
            await supervisor.ready(timeout_s=LIMIT_S)
            clients.append(TtsClient(service=supervisor))
        yield clients


def loud_at(pcm: bytes, at_ms: int, rate: int) -> bool:
    samples = np.frombuffer(pcm, "<i2")
    around = samples[at_ms * rate // 1000 :][: rate // 50]
    return bool(np.abs(around.astype(float)).max() > 1000)


async def test_every_word_sounds_at_its_mark(tmp_path: Path) -> None:
    async with voices(tmp_path, ()) as (client,):
        speech = await client.render("Раз, два. Три четыре!", language="ru", rate=16000, speed=0.5)
        assert [mark.text for mark in speech.marks] == ["Раз,", "два.", "Три", "четыре!"]
        for mark in speech.marks:
            assert loud_at(speech.pcm, mark.start_ms, 16000)
            assert loud_at(speech.pcm, (mark.start_ms + mark.end_ms) // 2, 16000)
            assert not loud_at(speech.pcm, mark.end_ms + 1, 16000)
        assert len(speech.pcm) == 4 * 0.4 * 16000 * 2


async def test_sound_comes_while_the_rest_is_made(tmp_path: Path) -> None:
    async with voices(tmp_path, ("--timetable", "0,400")) as (client,):
        async with client.speak("One two. Three.") as speaking:
            assert [mark.text for mark in speaking.marks] == ["One", "two."]
            pieces = [piece async for piece in speaking.audio()]
            assert [mark.text for mark in speaking.marks] == ["One", "two.", "Three."]
        assert len(pieces) == 2


@pytest.mark.expects_log("failed to speak")
async def test_the_next_voice_speaks_when_one_fails_before_its_first_sound(tmp_path: Path) -> None:
    async with voices(tmp_path, ("--fail-at", "0"), ()) as (bad, good):
        chain = TtsChain(clients=(bad, good))
        async with chain.speak("One.") as speaking:
            assert speaking.engine == "v1"
            assert len(b"".join([piece async for piece in speaking.audio()])) == 3200
        with pytest.raises(WireError, match="told to fail at sentence 0"):
            await bad.render("One.")


async def test_a_failure_in_the_middle_is_told_or_rendered_anew(tmp_path: Path) -> None:
    async with voices(tmp_path, ("--fail-at", "1"), ()) as (bad, good):
        chain = TtsChain(clients=(bad, good))
        async with chain.speak("One. Two.") as speaking:
            with pytest.raises(WireError, match="told to fail at sentence 1"):
                [piece async for piece in speaking.audio()]
        assert len((await chain.render("One. Two.")).pcm) == 6400


@pytest.mark.expects_log("failed to speak: timeout")
async def test_a_voice_that_takes_too_long_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engines.clients.tts.FIRST_SOUND_TIMEOUT_S", 2.0)
    async with (
        voices(tmp_path, ("--timetable", "600000"), ()) as (slow, good),
        TtsChain(clients=(slow, good)).speak("One.") as speaking,
    ):
        assert speaking.engine == "v1"


@pytest.mark.expects_log("unknown_language")
async def test_a_language_nobody_speaks_and_nothing_to_say(tmp_path: Path) -> None:
    async with voices(tmp_path, ()) as (client,):
        with pytest.raises(WireError, match="unknown_language"):
            await client.render("Bonjour", language="fr")
        assert (await client.render("")).pcm == b""
        assert (await client.render("One", voice="of another backend")).pcm


async def test_leaving_early_cancels_and_a_stock_rate_is_converted(tmp_path: Path) -> None:
    ended = asyncio.Event()

    async def stock(connection: Connection) -> None:
        await connection.read()
        await connection.write(AudioStart(rate=22050).event())
        tone = np.sin(np.arange(22050) * 2 * np.pi * 440 / 22050) * 8000
        await connection.write(AudioChunk(pcm=tone.astype("<i2").tobytes(), rate=22050).event())
        try:
            if connections == 1:
                await asyncio.Event().wait()
            await connection.write(AudioStop().event())
        finally:
            ended.set()

    connections = 0
    endpoint = Endpoint.unix(tmp_path / "x" / "s")
    async with serve(endpoint, stock), asyncio.timeout(LIMIT_S):
        client = TtsClient(service=RemoteService(endpoint=endpoint))
        connections = 1
        async with client.speak("a"):
            assert not ended.is_set()
        await ended.wait()
        connections = 2
        speech = await client.render("a")
        assert len(speech.pcm) == pytest.approx(16000, abs=4)
        assert speech.marks == ()
