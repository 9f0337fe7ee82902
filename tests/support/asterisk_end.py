"""Plays Asterisk's part of AudioSocket in real time, written from the protocol's definition.

It knows nothing of our parser: the definition is at
https://docs.asterisk.org/Configuration/Channel-Drivers/AudioSocket/, and how Asterisk uses it in
its res/res_audiosocket.c and apps/app_audiosocket.c. As there, a frame of sound leaves every 20 ms
whatever comes, and what comes is played in its order, as it comes.
"""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineConfig, LineKind
from hardware.line.reports import LineState, Ringing
from tests.support.line_bench import LineBench, start_line

FRAME = 320
SILENCE = bytes(FRAME)
LIMIT_S = 20.0

KNOWN = UUID("ca11e400-1234-5678-ffff-e79161112233")
"""A caller's UUID as docs/telephony.md has the dialplan make it: +79161112233."""


class AsteriskEnd:
    """One call of an exchange, already answered there."""

    def __init__(self, *, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._say = bytearray()
        self._said = asyncio.Event()
        self.sent = bytearray()
        """The caller's sound, from the first frame."""
        self.got = bytearray()
        """Our side's sound, from the first frame."""
        self._more = asyncio.Condition()
        self.most_ahead_ms = 0.0
        """By how much our side's sound ran ahead of the clock, at most."""
        self.strange: list[int] = []
        """Kinds that came and would have ended the call in Asterisk."""
        self.terminated = False
        """By a message, not only by a closed connection."""
        self.over = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def call(cls, address: str, uuid: UUID = KNOWN) -> "AsteriskEnd":
        host, _, port = address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        made = cls(reader=reader, writer=writer)
        made.send(0x01, uuid.bytes)
        made._tasks = [
            asyncio.create_task(made._speak(), name="asterisk speaks"),
            asyncio.create_task(made._hear(), name="asterisk hears"),
        ]
        return made

    def send(self, kind: int, payload: bytes = b"") -> None:
        self._writer.write(bytes([kind]) + struct.pack(">H", len(payload)) + payload)

    async def caller_says(self, pcm: bytes) -> None:
        """Returns when the last of it has left."""
        self._said.clear()
        self._say += pcm + bytes(-len(pcm) % FRAME)
        async with asyncio.timeout(LIMIT_S):
            await self._said.wait()

    async def has_got(self, size: int) -> None:
        """Returns when so many bytes of our side's sound have come."""
        async with asyncio.timeout(LIMIT_S), self._more:
            await self._more.wait_for(lambda: len(self.got) >= size)

    async def ended(self) -> None:
        """Returns when our side has ended the call."""
        async with asyncio.timeout(LIMIT_S):
            await self.over.wait()

    async def hang_up(self) -> None:
        """As Asterisk does when its channel is gone: the connection is closed, unread or not."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _speak(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while not self.over.is_set():
            frame = bytes(self._say[:FRAME]) or SILENCE
            del self._say[:FRAME]
            self.sent += frame
            self.send(0x10, frame)
            if not self._say:
                self._said.set()
            due += 0.020
            await asyncio.sleep(due - loop.time())  # the pace of sound

    async def _hear(self) -> None:
        loop, began = asyncio.get_running_loop(), 0.0
        try:
            while not self.terminated:
                kind, size = struct.unpack(">BH", await self._reader.readexactly(3))
                payload = await self._reader.readexactly(size)
                if kind == 0x10:
                    began = began or loop.time()
                    async with self._more:
                        self.got += payload
                        self._more.notify_all()
                    ahead = len(self.got) / 16 - (loop.time() - began) * 1000
                    self.most_ahead_ms = max(self.most_ahead_ms, ahead)
                elif kind == 0x00:
                    self.terminated = True
                else:
                    self.strange.append(kind)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        self.over.set()


def free_address() -> str:
    """Where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@asynccontextmanager
async def exchange_bench(folder: Path) -> AsyncIterator[tuple[LineBench, str]]:
    """A line of kind `audiosocket`, its app attached, and where Asterisk is to call it."""
    folder.chmod(0o700)
    config = LineConfig(line_id="exchange", kind=LineKind.AUDIOSOCKET, listen="127.0.0.1:0")
    process, endpoint = await start_line(config, uri=f"unix://{folder / 'line.sock'}")
    bench = LineBench(sim=None, process=process, endpoint=endpoint)
    try:
        await bench.attach()
        await bench.told_of(LineState, where=lambda r: r.state == "ready")
        await bench.app.request_check()
        yield bench, (await bench.told_of(LineCheck)).port
    finally:
        await bench.stop()
        await bench.app.close()


async def taken(bench: LineBench, address: str, uuid: UUID = KNOWN) -> AsteriskEnd:
    """From a call to open sound."""
    since = len(bench.told)
    end = await AsteriskEnd.call(address, uuid)
    await bench.told_of(Ringing, since=since)
    await bench.app.answer()
    return end
