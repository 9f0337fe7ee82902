"""Many callers at once, as a telephone exchange hands them over by AudioSocket.

`python -m tests.bench.exchange TASK` is a process of its own with one realtime clock, as an
exchange is: every 20 ms each caller's frame leaves, and one of ours is played out of a jitter
buffer of two. A tick that finds the buffer empty is an underrun. Prints what it measured as JSON.
"""

import asyncio
import itertools
import json
import struct
import sys
import time
from array import array
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hardware.audiosocket.protocol import HEADER, IDENTITY, SOUND, TERMINATE
from hardware.simulator.realtime import become_realtime

FRAME_BYTES, TICK_S = 320, 0.020
SILENCE = bytes(FRAME_BYTES)
BUFFERED = 2
"""Frames before the first is played: the shortest jitter buffer that telephones have."""
LOUD = 327
"""-40 dBFS."""
QUIET_TICKS = 60
"""Our side is done when it has been silent for 1.2 s."""
PATIENCE_TICKS = 500
"""A caller who gets no answer in 10 s says the next."""
APART_S = 0.3
"""Between one call's beginning and the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a caller says."""

    sound: str
    """File of 8 kHz PCM."""
    voice_to_ms: int


@dataclass(slots=True, kw_only=True)
class Heard:
    """What one caller got."""

    underruns: int = 0
    seconds: float = 0.0
    waits_ms: list[float | None] = field(default_factory=list)
    """For each sentence, from its last voiced frame to our first loud one."""


class Call:
    """One caller: hears the greeting out, then says one sentence after another."""

    def __init__(self, sentences: list[tuple[bytes, int]]) -> None:
        self.heard = Heard()
        self.over = False
        self._sentences = sentences
        self._said = -1
        self._place = 0
        self._buffer = bytearray()
        self._playing = False
        self._tick = self._loud_at = self._began_at = self._last_voice_at = 0
        self._answered = False

    def take(self, pcm: bytes) -> None:
        """Sound of ours has come."""
        self._buffer += pcm

    def tick(self) -> bytes:
        """What the caller says in this frame; plays one of ours."""
        self._tick += 1
        self._play()
        waited = self._tick - self._began_at
        quiet = self._answered and self._tick - self._loud_at >= QUIET_TICKS
        speaking = self._said >= 0 and self._place < len(self._sentences[self._said][0])
        if not speaking and (quiet or waited >= PATIENCE_TICKS):
            self._next()
        return self._frame()

    def _next(self) -> None:
        if self._said >= 0 and len(self.heard.waits_ms) <= self._said:
            self.heard.waits_ms.append(None)
        self._said, self._place, self._answered = self._said + 1, 0, False
        if self._said == len(self._sentences):
            self.over = True
            return
        pcm, voice_to_ms = self._sentences[self._said]
        self._last_voice_at = self._tick + voice_to_ms // 20
        self._began_at = self._tick + len(pcm) // FRAME_BYTES

    def _frame(self) -> bytes:
        if self._said < 0 or self.over:
            return SILENCE
        pcm = self._sentences[self._said][0]
        frame = pcm[self._place : self._place + FRAME_BYTES]
        self._place += len(frame)
        return frame.ljust(FRAME_BYTES, b"\0")

    def _play(self) -> None:
        self._playing = self._playing or len(self._buffer) >= BUFFERED * FRAME_BYTES
        if not self._playing:
            return
        self.heard.seconds += TICK_S
        frame = bytes(self._buffer[:FRAME_BYTES])
        del self._buffer[:FRAME_BYTES]
        if len(frame) < FRAME_BYTES:
            self.heard.underruns += 1
            # As a telephone does: its buffer fills again before it plays on.
            self._playing = False
            return
        if max(map(abs, array("h", frame))) >= LOUD:
            self._loud_at = self._tick
            if not self._answered and self._tick > self._last_voice_at:
                self._answered = True
                if self._said >= 0:
                    wait = (self._tick - self._last_voice_at) * TICK_S * 1000
                    self.heard.waits_ms.append(wait)


async def _hear(call: Call, reader: asyncio.StreamReader) -> None:
    try:
        while True:
            kind, size = HEADER.unpack(await reader.readexactly(HEADER.size))
            payload = await reader.readexactly(size)
            if kind == SOUND:
                call.take(payload)
            elif kind == TERMINATE:
                call.over = True
                return
    except (asyncio.IncompleteReadError, ConnectionError):
        call.over = True


async def _clocked(calls: list[tuple[Call, asyncio.StreamWriter]]) -> float:
    """Ticks until every call is over; by how much the clock was late at worst, in ms."""
    due, worst = time.monotonic(), 0.0
    while any(not call.over for call, _ in calls):
        due += TICK_S
        await asyncio.sleep(max(0.0, due - time.monotonic()))  # the pace of sound
        worst = max(worst, time.monotonic() - due)
        for call, writer in calls:
            if call.over:
                writer.close()
            else:
                writer.write(struct.pack(">BH", SOUND, FRAME_BYTES) + call.tick())
    return worst * 1000


async def talk(task: dict[str, Any]) -> dict[str, Any]:
    """All calls of a task, until the last is over."""
    host, _, port = task["address"].rpartition(":")
    calls: list[tuple[Call, asyncio.StreamWriter]] = []
    hearing: list[asyncio.Task[None]] = []
    clock: asyncio.Task[float] | None = None
    for number in range(task["calls"]):
        own = task["sentences"][number :: task["calls"]]
        cycle = itertools.islice(itertools.cycle(own), task["each"])
        call = Call([(Path(s["sound"]).read_bytes(), s["voice_to_ms"]) for s in cycle])
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(struct.pack(">BH", IDENTITY, 16) + task["uuids"][number].to_bytes(16, "big"))
        calls.append((call, writer))
        hearing.append(asyncio.create_task(_hear(call, reader), name=f"call {number}"))
        clock = clock or asyncio.create_task(_clocked(calls), name="clock")
        await asyncio.sleep(APART_S)  # calls do not begin at one moment
    assert clock is not None, "there are calls"
    worst = await clock
    for one in hearing:
        one.cancel()
    await asyncio.gather(*hearing, return_exceptions=True)
    return {"calls": [asdict(call.heard) for call, _ in calls], "worst_tick_ms": worst}


if __name__ == "__main__":
    become_realtime()
    print(json.dumps(asyncio.run(talk(json.loads(Path(sys.argv[1]).read_text("utf-8"))))))
