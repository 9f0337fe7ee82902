"""An app that can be killed in a call and started again, and the caller's side of that call."""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import psutil

from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts import espeak
from hardware.simulator.client import Said, SimulatorClient
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import CALLER_VOICE, HASTE, write_settings

SAID_LIMIT_S = 40.0
"""For a program that starts on a busy machine."""

Fact = dict[str, Any]


class KilledApp:
    """Made by `killed_app`."""

    def __init__(
        self, *, folder: DataFolder, simulator: SimulatorClient, settings: dict[str, str]
    ) -> None:
        self.folder = folder
        self.simulator = simulator
        self._settings = settings
        self.told: list[Fact] = []
        """What the app of the moment has said."""
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()

    async def start(self, **settings: str) -> None:
        """A new app, with other settings where that is wished; returns at once."""
        write_settings(self.folder, self._settings | settings)
        self.told = []
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.support.call_program",
            str(self.folder.root),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            cwd=Path(__file__).resolve().parents[2],
        )
        self._reading = asyncio.create_task(self._read(self._process), name="app")

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            async with self._news:
                self.told.append(json.loads(line))
                self._news.notify_all()

    async def says(self, event: str, where: Callable[[Fact], bool] = lambda _: True) -> Fact:
        """Waits for this event of the app of the moment."""

        def find() -> Fact | None:
            return next((f for f in self.told if f["event"] == event and where(f)), None)

        try:
            async with asyncio.timeout(SAID_LIMIT_S), self._news:
                await self._news.wait_for(lambda: find() is not None)
        except TimeoutError:
            raise AssertionError(f"no {event}: {self.told}") from None
        found = find()
        assert found is not None
        return found

    async def ready(self) -> None:
        """Until calls are taken."""
        await self.says("serving")
        await self.says("LineStateChanged", lambda fact: fact["state"] == "ready")

    async def kill(self, number: int = signal.SIGKILL) -> None:
        """Nothing is closed, nothing is said."""
        assert self._process is not None
        assert self._reading is not None
        os.kill(self._process.pid, number)
        await self._process.wait()
        await self._reading
        self._process = None

    def line_process(self) -> psutil.Process:
        """The line of the moment."""
        noted = json.loads((self.folder.sockets / "line-line1.pid").read_text())
        return psutil.Process(noted["pid"])

    async def caller_says(self, text: str) -> Said:
        """The caller begins to say it; the recogniser's script knows."""
        worker = espeak.create([])
        request = Synthesize(text=text, language="ru", voice=CALLER_VOICE, speed=1.6)
        pieces = await asyncio.to_thread(lambda: list(worker.synthesise(request)))
        sound = b"".join(piece for piece in pieces if not isinstance(piece, SpeechMarks))
        said = await self.simulator.caller_says(sound)
        entry = {"text": text, "starts_at": said.started_at, "duration_s": said.duration_s}
        with (self.folder.root / "script.jsonl").open("a", encoding="utf-8") as script:
            script.write(json.dumps(entry, ensure_ascii=False) + "\n")
        return said

    def has_records(self) -> bool:
        """Whether the app, which may be running, has written any call down."""
        with closing(sqlite3.connect(f"file:{self.folder.database}?mode=ro", uri=True)) as database:
            return bool(database.execute("select 1 from calls").fetchall())

    @asynccontextmanager
    async def stored(self) -> AsyncIterator[Workspace]:
        """What is on the disk; while no app runs."""
        async with open_workspace(self.folder, clock=Clock()) as workspace:
            yield workspace

    async def end(self) -> None:
        """Of everything that still runs."""
        if self._process is not None:
            await self.kill(signal.SIGTERM)


@asynccontextmanager
async def killed_app(root: Path, *, asks: bool = False, rings: int = 1) -> AsyncIterator[KilledApp]:
    """An app on the data folder `root`, which takes calls, and may ask whether to record them."""
    folder = DataFolder(root)
    folder.prepare()
    async with SimulatorClient.started() as simulator:
        ports = {"line.at_port": simulator.at_path, "line.sound_port": simulator.pcm_path}
        recording = {"recordings.enabled": "true", "line.consent": "ask" if asks else "announce"}
        answering = {"line.rings_before_answer": str(rings)}
        app = KilledApp(
            folder=folder, simulator=simulator, settings=HASTE | ports | recording | answering
        )
        await app.start()
        try:
            await app.ready()
            yield app
        finally:
            await app.end()
