"""Real programs of other people, run as they are against something of ours."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

OUTPUT_LIMIT_S = 30.0
"""gammu alone sleeps 3 s in every start; a loaded machine takes a multiple of that."""

STOP_LIMIT_S = 10.0


def need(*programs: str) -> None:
    """Skips the test, with the reason, where a program is not installed."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    for program in programs:
        if shutil.which(program, path=places) is None:
            pytest.skip(f"{program} is not installed")


class Peer:
    """One running program and all it has printed so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.output = ""
        self._news = asyncio.Event()
        self._reader = asyncio.create_task(self._read(), name="peer output")

    @classmethod
    @asynccontextmanager
    async def started(
        cls, *command: str, home: Path, environment: dict[str, str] | None = None
    ) -> "AsyncIterator[Peer]":
        """Runs `command` with a home of its own; stops it at the end of the block."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            cwd=home,
            env={
                "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin",
                "HOME": str(home),
                "LC_ALL": "C.UTF-8",
                **(environment or {}),
            },
        )
        peer = cls(process)
        try:
            yield peer
        finally:
            await peer.stop()

    async def until(self, text: str) -> None:
        """Waits until `text` was printed; says what was printed instead."""
        try:
            async with asyncio.timeout(OUTPUT_LIMIT_S):
                while text not in self.output:
                    assert not self._reader.done(), f"no {text!r} in:\n{self.output}"
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pytest.fail(f"no {text!r} within {OUTPUT_LIMIT_S} s in:\n{self.output}")

    async def ended(self) -> int:
        """Waits for the end and returns the exit code."""
        async with asyncio.timeout(OUTPUT_LIMIT_S):
            await self._reader
            return await self._process.wait()

    def interrupt(self) -> None:
        """Ctrl-C."""
        self._process.send_signal(signal.SIGINT)

    async def stop(self) -> None:
        """Ends the program, if it has not ended, politely and then not."""
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_LIMIT_S):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        self._reader.cancel()
        await asyncio.gather(self._reader, return_exceptions=True)

    async def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        while data := await stdout.read(4096):
            self.output += data.decode(errors="replace")
            self._news.set()
        self._news.set()


async def output_of(
    *command: str, home: Path, environment: dict[str, str] | None = None
) -> tuple[int, str]:
    """Runs a program to its end: (exit code, output)."""
    async with Peer.started(*command, home=home, environment=environment) as peer:
        code = await peer.ended()
        return code, peer.output
