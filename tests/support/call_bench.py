"""A secretary at work on a simulated line, with her events and the far end in our hands.

Everything is real: line process, engine workers, database, dialogue. Only the caller's words come
from a script, which the far end writes while it speaks; silences are short and voices fast.
"""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from engines.clients import TtsClient
from engines.supervisor import Supervisor
from hardware.simulator.client import Said, SimulatorClient
from hardware.simulator.config import Clip, SimulatorConfig
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import Secretary, start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallRecord
from secretary_app.features.lines.events import LineConnected, LineStateChanged
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.recognisers import script_recogniser
from secretary_app.features.providers.voices import voice
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder

NUMBER = "+79161112233"
CALLER_VOICE = "ru+m3"

BYTES_PER_S = 16_000

WAIT_LIMIT_S = 20.0
"""For something that takes a second on an idle machine."""

RECORDED = {"recordings.enabled": "true"}
"""Then the greeting says so, which takes its time, and nobody may cut it off."""

HASTE = {
    "assistants.languages": "ru",
    "assistants.speech_speed": "2.0",
    "recordings.enabled": "false",
    "recordings.hold_seconds": "0",
    "calls.missed_sms": "false",
    "calls.endpoint_complete_ms": "200",
    "calls.endpoint_incomplete_ms": "700",
    "calls.endpoint_none_ms": "400",
}

Fact = TypeVar("Fact")


class CallBench:
    """Made by `call_bench`."""

    def __init__(self, *, simulator: SimulatorClient, workspace: Workspace, script: Path) -> None:
        self.simulator = simulator
        self.workspace = workspace
        self.secretary: Secretary
        self.told: list[object] = []
        """Every event so far."""
        self._script = script
        self._news = asyncio.Event()
        self._voices: dict[str, bytes] = {}
        workspace.events.subscribe(object, self._take)

    def _take(self, event: object) -> None:
        self.told.append(event)
        self._news.set()

    def now(self) -> int:
        """A place in `told`, for `since`."""
        return len(self.told)

    def all_of(self, kind: type[Fact], *, since: int = 0) -> list[Fact]:
        return [event for event in self.told[since:] if isinstance(event, kind)]

    async def told_of(
        self,
        kind: type[Fact],
        *,
        since: int = 0,
        where: Callable[[Fact], bool] = lambda _: True,
        limit_s: float = WAIT_LIMIT_S,
    ) -> Fact:
        """The first event of this kind from `since` on."""
        try:
            async with asyncio.timeout(limit_s):
                while True:
                    for event in self.all_of(kind, since=since):
                        if where(event):
                            return event
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"no {kind.__name__} in {limit_s} s:\n{self.story()}") from None

    def story(self, *, since: int = 0) -> str:
        """What happened, for the message of a failed test."""
        dull = (events.PartialHeard, events.LevelsMeasured)
        lines = [repr(event)[:300] for event in self.told[since:] if not isinstance(event, dull)]
        return "\n".join(lines)

    # ---- the caller

    async def ring(self, number: str | None = NUMBER, *, clip: Clip | None = None) -> int:
        """Somebody calls. Returns the place in `told` at which the call begins."""
        since = self.now()
        await self.simulator.ring(number, clip=clip)
        return since

    async def call(self, number: str | None = NUMBER) -> int:
        """Somebody calls and listens to the greeting to its end."""
        since = await self.ring(number)
        await self.told_of(events.CallAnswered, since=since)
        await self.said(since=since)
        return since

    async def voice(self, text: str) -> bytes:
        """The caller's voice with these words."""
        if text not in self._voices:
            # Never another of the chain: what is no voice to the line cannot be a caller's.
            client = TtsClient(service=self.supervisor("tts-espeak"))
            speech = await client.render(text, voice=CALLER_VOICE, language="ru", speed=1.8)
            self._voices[text] = speech.pcm
        return self._voices[text]

    async def says(self, *parts: str | int) -> Said:
        """The caller says it; a number is a pause in ms. Returns when the last part has begun."""
        pause = b""
        said: Said | None = None
        for part in parts:
            if isinstance(part, int):
                pause = bytes(part * BYTES_PER_S // 1000)
                continue
            if pause:
                await self.simulator.caller_says(pause)
                pause = b""
            said = await self.simulator.caller_says(await self.voice(part))
            self.writes(part, starts_at=said.started_at, duration_s=said.duration_s)
        assert said is not None
        return said

    def writes(self, text: str, *, starts_at: float, duration_s: float) -> None:
        """What the recognisers understand of something that is said then."""
        entry = {"text": text, "starts_at": starts_at, "duration_s": duration_s}
        with self._script.open("a", encoding="utf-8") as script:
            script.write(json.dumps(entry, ensure_ascii=False) + "\n")

    async def makes_noise(self, *, ms: int, after_ms: int = 0) -> Said:
        """The caller makes a sound without words: a voice that no recogniser understands."""
        sound = (await self.voice("ааааааа"))[: ms * BYTES_PER_S // 1000]
        return await self.simulator.caller_says(bytes(after_ms * BYTES_PER_S // 1000) + sound)

    async def asks(self, text: str) -> int:
        """The caller says it and listens to the whole answer. Returns where in `told` it begins."""
        since = self.now()
        await self.says(text)
        await self.told_of(events.TurnAnswered, since=since)
        await self.said(since=since)
        return since

    # ---- the secretary

    async def said(self, *, since: int) -> list[str]:
        """Waits until she has spoken after `since` and is listening; the words that were heard."""
        await self.told_of(events.SentenceStarted, since=since)
        place = next(
            index
            for index, event in enumerate(self.told)
            if index >= since and isinstance(event, events.SentenceStarted)
        )
        await self.told_of(
            events.CallStateChanged, since=place, where=lambda event: event.state == "listening"
        )
        return [event.heard_text for event in self.all_of(events.SentenceHeard, since=since)]

    async def starts(self, text: str, *, since: int) -> events.SentenceStarted:
        """Waits until she begins a sentence that holds `text`."""
        return await self.told_of(
            events.SentenceStarted, since=since, where=lambda event: text in event.text
        )

    async def heard(self, text: str, *, since: int) -> events.SentenceHeard:
        """Waits until nothing more of a sentence that holds `text` will sound."""
        return await self.told_of(
            events.SentenceHeard, since=since, where=lambda event: text in event.text
        )

    async def turn(self, *, since: int) -> events.TurnHeard:
        """Waits for the caller's next turn."""
        return await self.told_of(events.TurnHeard, since=since)

    async def ended(self, *, since: int) -> CallRecord:
        """Waits until the call is over; its closed record."""
        end = await self.told_of(events.CallEnded, since=since)
        return await self.workspace.calls.find(end.call_id)

    async def line_ready(self, *, since: int) -> None:
        """Waits until the line takes calls (again)."""
        await self.told_of(LineConnected, since=since)
        await self.told_of(
            LineStateChanged, since=since, where=lambda event: event.state == "ready"
        )

    # ---- processes

    def supervisor(self, name: str) -> Supervisor:
        """Of the engine worker whose name begins so."""
        workers = self.secretary.engines.workers
        return next(each for each in workers if each.name.startswith(name))

    async def kill_worker(self, name: str) -> None:
        """Kills an engine worker; returns when that was noticed."""
        supervisor, noticed = self.supervisor(name), asyncio.Event()
        stop = supervisor.listen(lambda _move: noticed.set())
        assert supervisor.pid is not None
        os.kill(supervisor.pid, signal.SIGKILL)
        async with asyncio.timeout(WAIT_LIMIT_S):
            await noticed.wait()
        stop()

    async def worker_ready(self, name: str) -> None:
        """Waits until an engine worker is ready (again)."""
        await self.supervisor(name).ready(timeout_s=WAIT_LIMIT_S)

    def line_pid(self) -> int:
        """The process id of the line."""
        noted: int = json.loads((self.workspace.folder.sockets / "line-line1.pid").read_text())[
            "pid"
        ]
        return noted

    def kill_line(self) -> None:
        """Kills the line process."""
        os.kill(self.line_pid(), signal.SIGKILL)


def scripted(folder: DataFolder) -> EnginePlan:
    """The engines of a bench."""
    recogniser = script_recogniser(folder.root / "script.jsonl", ("ru",))
    return EnginePlan(recognisers={"ru": (recogniser,)}, voices=(voice(),))


def write_settings(folder: DataFolder, settings: dict[str, str]) -> None:
    lines = [f"{key} = {json.dumps(text)}" for key, text in settings.items()]
    folder.settings_file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@asynccontextmanager
async def call_bench(
    root: Path,
    *,
    simulator: SimulatorConfig | None = None,
    settings: dict[str, str] | None = None,
    plan: EnginePlan | None = None,
) -> AsyncIterator[CallBench]:
    """A secretary on the data folder `root`, whose line takes calls."""
    folder = DataFolder(root)
    folder.prepare()
    async with SimulatorClient.started(simulator) as sim:
        ports = {"line.at_port": sim.at_path, "line.sound_port": sim.pcm_path}
        write_settings(folder, HASTE | ports | (settings or {}))
        async with open_workspace(folder, clock=Clock()) as workspace:
            bench = CallBench(
                simulator=sim, workspace=workspace, script=folder.root / "script.jsonl"
            )
            async with start_secretary(workspace, plan=plan or scripted(folder)) as secretary:
                bench.secretary = secretary
                await secretary.engines.recognisers_ready()
                await bench.line_ready(since=0)
                yield bench
