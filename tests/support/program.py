"""The whole program as a child process whose words can be waited for."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from secretary_app.foundation.lock import Owner, read_owner
from secretary_app.kernel.paths import DataFolder
from tests.support.file_news import until_files

MAIN = Path(__file__).resolve().parents[2] / "main.py"

SAID_LIMIT_S = 30.0
END_LIMIT_S = 30.0


class Program:
    """A running program. Made by `program`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.out: list[str] = []
        self.err: list[str] = []
        self._news = asyncio.Condition()

    async def read(self, stream: asyncio.StreamReader, lines: list[str]) -> None:
        async for line in stream:
            async with self._news:
                lines.append(line.decode().rstrip())
                self._news.notify_all()

    async def says(self, words: str, *, times: int = 1) -> None:
        """Waits for a line with these words."""
        try:
            async with asyncio.timeout(SAID_LIMIT_S), self._news:
                await self._news.wait_for(lambda: sum(words in line for line in self.out) >= times)
        except TimeoutError:
            raise AssertionError(f"never said {words!r}: {self.out} {self.err}") from None

    def signal(self, number: int) -> None:
        os.kill(self.process.pid, number)

    async def ended(self, *, limit_s: float = END_LIMIT_S) -> int:
        """Its exit code."""
        async with asyncio.timeout(limit_s):
            return await self.process.wait()


async def takes_commands(folder: Path) -> Owner:
    """Waits until whoever has this data folder open takes commands; who that is."""
    data, found = DataFolder(folder), list[Owner]()

    def there() -> bool:
        owner = read_owner(data)
        if owner is not None and owner.endpoint is not None:
            found.append(owner)
        return bool(found)

    await until_files(data.owner_note.parent, there)
    return found[0]


@asynccontextmanager
async def program(data: Path, *argv: str) -> AsyncIterator[Program]:
    """`main.py ARGV` in English on a data folder; killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(MAIN),
        "--lang",
        "en",
        "--data",
        str(data),
        *argv,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    running = Program(process)
    assert process.stdout is not None
    assert process.stderr is not None
    reading = [
        asyncio.create_task(running.read(process.stdout, running.out), name="stdout"),
        asyncio.create_task(running.read(process.stderr, running.err), name="stderr"),
    ]
    try:
        yield running
    finally:
        if process.returncode is None:
            running.signal(signal.SIGKILL)
            await process.wait()
        await asyncio.gather(*reading)
