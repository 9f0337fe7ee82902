"""The peer as a process beside the bench: started, listened to, ended."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from engines.clients import TtsClient
from engines.supervisor import Supervisor, WorkerSpec
from hardware.simulator.client import SimulatorClient
from secretary_app.features.providers.recognisers import english_recogniser, russian_recogniser
from tests.bench import clips
from tests.bench.clips import REPOSITORY
from tests.bench.kit import Kit
from tests.bench.pipecat.environment import python
from tests.bench.pipecat.task import Event, Strategy, Task

START_LIMIT_S = 120.0
"""Imports and models from a cold disk."""
OVER_LIMIT_S = 30.0
VOICES = {"en": "en-us+f3", "ru": "ru+f3"}
GREETINGS = {"en": "Good afternoon, how can I help you?", "ru": "Здравствуйте, чем могу помочь?"}


class PeerFailed(RuntimeError):
    """It did not do what it should."""


class Peer:
    """A running peer, and what it has told."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._news = asyncio.Condition()
        self.told: list[tuple[Event, float, str]] = []
        """What, when (CLOCK_MONOTONIC seconds), and the words."""

    async def calls_over(self, count: int) -> None:
        """Waits until so many calls have ended."""
        await self._until(Event.CALL_OVER, count, OVER_LIMIT_S)

    async def ready(self) -> None:
        """Waits until it takes calls."""
        await self._until(Event.READY, 1, START_LIMIT_S)

    def turns_ended(self, from_s: float, to_s: float) -> list[tuple[float, str]]:
        """The turns that it closed between two times, with the words it heard."""
        return [
            (at, text)
            for event, at, text in self.told
            if event is Event.TURN_ENDED and from_s <= at < to_s
        ]

    async def listen(self) -> None:
        """Takes its lines until it ends."""
        assert self._process.stdout is not None
        while raw := await self._process.stdout.readline():
            line = json.loads(raw)
            async with self._news:
                self.told.append((Event(line["event"]), line["at"], line["text"]))
                self._news.notify_all()
        await self._process.wait()
        async with self._news:
            self._news.notify_all()

    async def _until(self, event: Event, count: int, limit_s: float) -> None:
        def enough() -> bool:
            return sum(each is event for each, _, _ in self.told) >= count

        async with asyncio.timeout(limit_s), self._news:
            await self._news.wait_for(lambda: enough() or self._process.returncode is not None)
        if not enough():
            raise PeerFailed(f"pipecat ended with {self._process.returncode}")


@asynccontextmanager
async def pipecat(
    kit: Kit,
    simulator: SimulatorClient,
    *,
    strategy: Strategy,
    language: str,
    answers: dict[str, str],
) -> AsyncIterator[Peer]:
    """It on this modem, with workers of its own of the kinds that the secretary uses."""
    interpreter = await python()
    recogniser = (
        english_recogniser() if language == "en" else russian_recogniser(clips.russian_model())
    )
    async with (
        _worker(kit, recogniser) as hearing,
        _worker(kit, WorkerSpec(kind="tts", backend="espeak", name="peer-voice")) as speaking,
    ):
        task = Task(
            strategy=strategy,
            at_path=simulator.at_path,
            pcm_path=simulator.pcm_path,
            recogniser=str(hearing.endpoint),
            voice_worker=str(speaking.endpoint),
            language=language,
            voice=VOICES[language],
            phrases=list(answers),
            answers=answers,
            greeting=GREETINGS[language],
        )
        await TtsClient(service=speaking).render("1", voice=task.voice, language=language)
        file = kit.folder / f"pipecat-{strategy}-{language}.json"
        task.write(file)
        async with _started(interpreter, file) as peer:
            yield peer


@asynccontextmanager
async def _started(interpreter: Path, task: Path) -> AsyncIterator[Peer]:
    process = await asyncio.create_subprocess_exec(
        *(str(interpreter), "-m", "tests.bench.pipecat", str(task)),
        cwd=REPOSITORY,
        env={**os.environ, "LOGURU_LEVEL": "ERROR"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    peer = Peer(process)
    listening = asyncio.create_task(peer.listen(), name="pipecat's lines")
    try:
        await peer.ready()
        yield peer
    finally:
        if process.returncode is None:
            process.kill()
        await listening


@asynccontextmanager
async def _worker(kit: Kit, spec: WorkerSpec) -> AsyncIterator[Supervisor]:
    sockets = kit.folder / "peers-sockets"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with Supervisor(spec=spec, sockets=sockets) as worker:
        await worker.ready(timeout_s=START_LIMIT_S)
        yield worker
