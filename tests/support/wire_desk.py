"""A desk on a line's wire: a person's voice in our hands, fed at the pace of a microphone."""

import asyncio
import json
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from engines.wire import Connection, Endpoint, connect
from hardware.audio.measures import FRAME_BYTES, FRAME_MS, RATE
from hardware.audio.pcm import samples
from hardware.line.desk_messages import (
    AttachDesk,
    DeskListen,
    DeskRewind,
    DeskSound,
    DeskVoice,
    DeskWelcome,
)

PITCH = 1150
"""Of a desk's tone: neither speech nor the hold sound is so pure there."""

LIMIT_S = 20.0


def tone(ms: int, *, pitch: int = PITCH) -> bytes:
    """A person's sound that is found again in anything."""
    time_s = np.arange(ms * RATE // 1000) / RATE
    return (8000 * np.sin(2 * math.pi * pitch * time_s)).astype("<i2").tobytes()


def share_of_tone(pcm: bytes, *, pitch: int = PITCH) -> float:
    """Of the power of `pcm`, what lies within 20 Hz of the pitch: 1 is nothing else."""
    values = samples(pcm).astype(float)
    if not values.any():
        return 0.0
    power = np.abs(np.fft.rfft(values * np.hanning(len(values)))) ** 2
    pitches = np.fft.rfftfreq(len(values), 1 / RATE)
    return float(power[np.abs(pitches - pitch) < 20].sum() / power.sum())


def line_endpoint(sockets: Path, line_id: str = "line1") -> Endpoint:
    """Where the line of a running program listens."""
    noted = json.loads((sockets / f"line-{line_id}.pid").read_text())
    return Endpoint.parse(noted["endpoint"])


class WireDesk:
    """One connection. What it says is silence until `say`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._to_say = bytearray()
        self._said = asyncio.Event()
        self._more = asyncio.Condition()
        self.heard: list[DeskSound] = []

    async def say(self, pcm: bytes) -> None:
        """Returns when the last of it is on the wire."""
        self._said.clear()
        self._to_say += pcm
        await self._said.wait()

    async def listen(self, *, caller: bool, ours: bool) -> None:
        await self._connection.write(DeskListen(caller=caller, ours=ours).event())

    async def rewind(self, seconds: float) -> None:
        await self._connection.write(DeskRewind(seconds=seconds).event())

    async def hears(self, count: int, *, again: bool = False) -> bytes:
        """The next `count` ms, or those of a rewind."""
        since = len(self.heard)

        def found() -> bytes:
            return b"".join(each.pcm for each in self.heard[since:] if each.again is again)

        wanted = count * RATE // 1000 * 2
        async with asyncio.timeout(LIMIT_S), self._more:
            await self._more.wait_for(lambda: len(found()) >= wanted)
        return found()[:wanted]

    async def _speak(self) -> None:
        due = time.monotonic()
        while True:
            frame = bytes(self._to_say[:FRAME_BYTES])
            del self._to_say[:FRAME_BYTES]
            await self._connection.write(DeskVoice(pcm=frame.ljust(FRAME_BYTES, b"\0")).event())
            if not self._to_say:
                self._said.set()
            due += FRAME_MS / 1000
            await asyncio.sleep(max(0.0, due - time.monotonic()))  # the pace of sound

    async def _listen(self) -> None:
        while (event := await self._connection.read()) is not None:
            async with self._more:
                self.heard.append(DeskSound.from_event(event))
                self._more.notify_all()


@asynccontextmanager
async def wire_desk(endpoint: Endpoint) -> AsyncIterator[WireDesk]:
    """Attached, and its microphone on."""
    connection = await connect(endpoint, timeout_s=LIMIT_S)
    await connection.write(AttachDesk().event())
    welcome = await connection.read(timeout_s=LIMIT_S)
    assert welcome is not None
    assert welcome.type == DeskWelcome.TYPE
    desk = WireDesk(connection)
    work = [
        asyncio.create_task(desk._speak(), name="desk speaks"),
        asyncio.create_task(desk._listen(), name="desk hears"),
    ]
    try:
        yield desk
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await connection.close()
