"""Plain programs on a simulated modem's ports: one that types AT commands, one that plays sound.

They share no code with `hardware.at` and `hardware.line`, so that a test of the simulator does not
lean on what the simulator is there to test.
"""

import asyncio
import contextlib
import os
import select
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

ANSWER_LIMIT_S = 5.0
FRAME_BYTES = 320
FRAME_S = 0.020
PLAYER_PRIORITY = 10
FINALS = ("OK", "ERROR", "NO CARRIER", "+CME ERROR", "+CMS ERROR")


class Port:
    """Collects what arrives on a tty; `read` is a task of its own."""

    def __init__(self, path: str) -> None:
        self.fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        self.received = bytearray()
        self._news = asyncio.Event()
        self._copy: Callable[[bytes], None] | None = None
        asyncio.get_running_loop().add_reader(self.fd, self._readable)

    def _readable(self) -> None:
        data = os.read(self.fd, 65536)
        self.received += data
        self._news.set()
        if self._copy is not None:
            self._copy(data)

    def copy_to(self, copy: Callable[[bytes], None]) -> None:
        """Hands all that comes from now on to someone else, too."""
        self._copy = copy

    async def until(self, wanted: bytes, *, start: int = 0) -> int:
        """Waits for bytes and returns the position behind them."""
        async with asyncio.timeout(ANSWER_LIMIT_S):
            while (found := self.received.find(wanted, start)) < 0:
                self._news.clear()
                await self._news.wait()
        return found + len(wanted)

    async def news(self) -> None:
        """Waits for any bytes."""
        async with asyncio.timeout(ANSWER_LIMIT_S):
            self._news.clear()
            await self._news.wait()

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self.fd)
        os.close(self.fd)


class AtUser(Port):
    """Types a command, waits for its final result."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, path: str) -> "AsyncIterator[AtUser]":
        user = cls(path)
        try:
            yield user
        finally:
            user.close()

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode("latin-1"))

    async def run(self, command: str) -> list[str]:
        """The lines of the answer, the final one last, without empty lines."""
        start = len(self.received)
        self.type(command + "\r")
        while True:
            text = self.received[start:].decode("latin-1")
            lines = [line.strip() for line in text.split("\r\n")[:-1]]
            lines = [line for line in lines if line and not line.startswith("AT")]
            for place, line in enumerate(lines, 1):
                if line.startswith(FINALS):
                    return lines[:place]
            await self.news()

    async def lines(self, wanted: str) -> list[str]:
        """All lines so far, once `wanted` is among what was received."""
        await self.until(wanted.encode("latin-1"))
        text = self.received.decode("latin-1")
        return [line for line in text.replace("\r", "").split("\n") if line]


class PcmUser(Port):
    """Plays frames with a clock of its own."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, path: str) -> "AsyncIterator[PcmUser]":
        user = cls(path)
        try:
            yield user
        finally:
            user.close()

    def write(self, data: bytes) -> int:
        """Bytes taken by the port; 0 when it is full."""
        try:
            return os.write(self.fd, data)
        except BlockingIOError:
            return 0

    async def write_all(self, data: bytes) -> None:
        """Writes with patience: the port stops a writer who is more than three frames ahead."""
        while data:
            async with asyncio.timeout(ANSWER_LIMIT_S):
                await asyncio.to_thread(select.select, [], [self.fd], [], ANSWER_LIMIT_S)
            data = data[self.write(data) :]

    async def play(self, pcm: bytes, *, ahead: int = 2) -> None:
        """Plays whole frames, `ahead` of them at once and then one every 20 ms.

        From a thread of its own, at the highest priority that is to be had: a test that runs
        beside others on two cores would play late.
        """
        await asyncio.to_thread(self._play, pcm, ahead)

    def _play(self, pcm: bytes, ahead: int) -> None:
        with contextlib.suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(PLAYER_PRIORITY))
        begun = time.monotonic()
        for number in range(len(pcm) // FRAME_BYTES):
            due = begun + max(0, number + 1 - ahead) * FRAME_S
            time.sleep(max(0.0, due - time.monotonic()))  # the pace of sound
            self.write(pcm[number * FRAME_BYTES : (number + 1) * FRAME_BYTES])


def tone(seconds: float, *, amplitude: int = 8000) -> bytes:
    """A square wave of 500 Hz, s16le, 8 kHz."""
    half = (amplitude).to_bytes(2, "little", signed=True) * 8
    other = (-amplitude).to_bytes(2, "little", signed=True) * 8
    return (half + other) * round(seconds * 500)


def lines_of(path: Path) -> list[str]:
    """A text file's lines; none where there is no file."""
    return path.read_text(errors="replace").splitlines() if path.exists() else []
