"""The program under test: its commands, and `serve` as a child process whose lines are timed."""

import asyncio
import json
import re
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

from hardware.simulator.client import SimulatorClient
from secretary_app.foundation.i18n import Language, Translator

MAIN = Path(__file__).resolve().parents[2] / "main.py"

LINE = "line1"
"""The line that a new data folder has."""
COMMAND_LIMIT_S = 60.0
START_LIMIT_S = 60.0
"""Far above the figure that is measured: a start that takes so long has failed."""
STOP_LIMIT_S = 20.0


class ProgramFailed(RuntimeError):
    """The program under test did not do what it should; its own words are the text."""


def rough(message: str) -> re.Pattern[str]:
    """A pattern for a translated line, in which every argument may be anything."""
    return re.compile(re.escape(message).replace("ARGUMENT", "(.*)"))


class Program:
    """A running `serve`. Made by `Scratch.serving`."""

    def __init__(self, process: asyncio.subprocess.Process, *, spawned_at: float) -> None:
        self.pid = process.pid
        self.spawned_at = spawned_at
        self._process = process
        self._lines: list[tuple[float, str]] = []
        self._news = asyncio.Condition()
        self._texts = Translator(Language.EN)

    async def ready(self) -> float:
        """When it said that the line takes calls (CLOCK_MONOTONIC seconds)."""
        line = self._texts.text("serve-line-state", state="ready", detail="none")
        return (await self.said(rough(line)))[0]

    async def all_ready(self, lines: int) -> None:
        """Waits until so many lines have said that they take calls."""
        ready = rough(self._texts.text("serve-line-state", state="ready", detail="none")).fullmatch
        async with asyncio.timeout(START_LIMIT_S), self._news:
            await self._news.wait_for(
                lambda: sum(bool(ready(line)) for _, line in self._lines) >= lines
            )

    async def understands(self, language: str) -> float:
        """When it said that a language is understood; raises ProgramFailed where it is not."""
        good = rough(self._texts.text("serve-language-ready", language=language))
        bad = rough(self._texts.text("serve-language-failed", language=language, reason="ARGUMENT"))
        missing = rough(self._texts.text("serve-language-missing", language=language))
        at, line = await self.said(re.compile(f"{good.pattern}|{bad.pattern}|{missing.pattern}"))
        if not good.fullmatch(line):
            raise ProgramFailed(line)
        return at

    async def realtime(self) -> str:
        """How the line's clock is scheduled, in its own words."""
        pattern = rough(self._texts.text("serve-line-clock", realtime="ARGUMENT"))
        found = pattern.fullmatch((await self.said(pattern))[1])
        return found[1] if found else ""

    async def server_open(self) -> None:
        """Waits until its server takes requests."""
        await self.said(rough(self._texts.text("serve-server-open", address="ARGUMENT")))

    async def calls_over(self, count: int) -> None:
        """Waits until `count` calls of this run have their record closed."""
        over = rough(self._texts.text("serve-ended", outcome="answered")).fullmatch
        async with asyncio.timeout(STOP_LIMIT_S), self._news:
            await self._news.wait_for(
                lambda: sum(bool(over(line)) for _, line in self._lines) >= count
            )

    async def said(self, pattern: re.Pattern[str]) -> tuple[float, str]:
        """The first line that fits, now or later, and when it came. Raises ProgramFailed."""

        def found() -> tuple[float, str] | None:
            return next((each for each in self._lines if pattern.fullmatch(each[1])), None)

        try:
            async with asyncio.timeout(START_LIMIT_S), self._news:
                await self._news.wait_for(lambda: found() or self._process.returncode is not None)
        except TimeoutError:
            raise ProgramFailed(f"it never said {pattern.pattern}: {self.words}") from None
        line = found()
        if line is None:
            raise ProgramFailed(f"exit {self._process.returncode}: {self.words}")
        return line

    async def takes_calls(self, *, limit_s: float = START_LIMIT_S) -> float:
        """Waits until the latest that it said of its line is that it takes calls; since when."""
        of_line = rough(self._texts.text("serve-line-state", state="ARGUMENT", detail="none"))
        ready = rough(self._texts.text("serve-line-state", state="ready", detail="none"))

        def since() -> float | None:
            told = next((each for each in reversed(self._lines) if of_line.match(each[1])), None)
            return told[0] if told is not None and ready.fullmatch(told[1]) else None

        async with asyncio.timeout(limit_s), self._news:
            await self._news.wait_for(lambda: since() or self._process.returncode is not None)
        found = since()
        if found is None or self._process.returncode is not None:
            raise ProgramFailed(f"exit {self._process.returncode}: {self.words}")
        return found

    async def ended(self) -> int:
        """Waits for its end; its exit code."""
        return await self._process.wait()

    @property
    def words(self) -> str:
        """Everything it has said so far."""
        return " | ".join(line for _, line in self._lines)

    def family(self) -> Mapping[str, list[psutil.Process]]:
        """Its processes by role: app, line, worker."""
        app = psutil.Process(self.pid)
        roles: dict[str, list[psutil.Process]] = {"app": [app], "line": [], "worker": []}
        for child in app.children(recursive=True):
            command = child.cmdline()
            for role in ("line", "worker"):
                if f"_{role}" in command:
                    roles[role].append(child)
        return roles

    async def listen(self) -> None:
        """Takes its lines until it ends."""
        assert self._process.stdout is not None
        while raw := await self._process.stdout.readline():
            async with self._news:
                self._lines.append((time.monotonic(), raw.decode("utf-8", "replace").rstrip()))
                self._news.notify_all()
        await self._process.wait()
        async with self._news:
            self._news.notify_all()

    async def stop(self) -> None:
        """As Ctrl-C does; killed when that is not enough."""
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_LIMIT_S):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            raise ProgramFailed(f"it did not stop: {self.words}") from None


class Scratch:
    """A data folder of its own, on the line that a simulator offers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def command(self, *words: str) -> str:
        """Runs one command of the program and returns what it printed. Raises ProgramFailed."""
        process = await asyncio.create_subprocess_exec(
            *_program(self.folder),
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(COMMAND_LIMIT_S):
            out, errors = await process.communicate()
        if process.returncode:
            raise ProgramFailed(f"{' '.join(words)}: {errors.decode('utf-8', 'replace').strip()}")
        return out.decode("utf-8")

    async def set(self, **settings: str) -> None:
        """Settings by key, with `__` for the dot; those of a line are the first line's."""
        for key, value in settings.items():
            part, _, field = key.partition("__")
            words = (
                ("line", "set", LINE, field)
                if part == "line"
                else ("settings", "set", key.replace("__", "."))
            )
            await self.command(*words, value)

    async def on_line(self, simulator: SimulatorClient) -> None:
        """The line is the modem that `simulator` plays."""
        await self.set(
            line__kind="modem",
            line__at_port=simulator.at_path,
            line__sound_port=simulator.pcm_path,
        )

    async def knows(self, entries: Sequence[Mapping[str, str]]) -> None:
        """These FAQ entries, imported from a file."""
        file = self.folder / "bench-faq.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(list(entries), ensure_ascii=False), "utf-8")
        await self.command("faq", "import", str(file))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Program]:
        """`serve`, stopped at the end."""
        spawned_at = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *_program(self.folder),
            "serve",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            # A Ctrl-C in the terminal is for who measures, who stops the program in order.
            start_new_session=True,
        )
        program = Program(process, spawned_at=spawned_at)
        listening = asyncio.create_task(program.listen(), name="program's lines")
        try:
            yield program
        finally:
            await program.stop()
            await listening


def _program(folder: Path) -> list[str]:
    return [sys.executable, str(MAIN), "--data", str(folder), "--lang", "en"]
