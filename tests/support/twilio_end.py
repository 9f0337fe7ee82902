"""Plays Twilio's part of Media Streams in real time, written from Twilio's documentation.

https://www.twilio.com/docs/voice/media-streams/websocket-messages. It knows nothing of our parser:
numbers are strings, a message of sound has 20 ms and leaves by the clock whatever comes; what comes
is kept and played in its order, a mark is sent back when it has been reached, `clear` drops what
was not played and sends its marks back at once. What carries the messages is a `Pipe`.
"""

import asyncio
import base64
import bisect
import contextlib
import functools
import json
import struct
from pathlib import Path
from typing import Any, Protocol

FRAME = 160
SILENCE = b"\xff" * FRAME
LIMIT_S = 20.0
CALLER = "+79161112233"


class Pipe(Protocol):
    """Text messages both ways."""

    async def send(self, text: str) -> None: ...

    async def receive(self) -> str | None:
        """None once the other side has closed."""

    async def close(self) -> None: ...


class LocalPipe:
    """Straight to a line, as the app hands the messages over: with their length before them."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, path: Path | str) -> "LocalPipe":
        return cls(*await asyncio.open_unix_connection(path))

    async def send(self, text: str) -> None:
        data = text.encode()
        self._writer.write(struct.pack(">I", len(data)) + data)

    async def receive(self) -> str | None:
        try:
            (size,) = struct.unpack(">I", await self._reader.readexactly(4))
            return (await self._reader.readexactly(size)).decode()
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    async def close(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


class TwilioEnd:
    """One stream of one call."""

    def __init__(self, pipe: Pipe, *, deaf: bool = False) -> None:
        self.pipe = pipe
        self.stream = "MZ18ad3ab5a668481ce02b83e7395059f0"
        self.call = "CA" + "0" * 31 + "1"
        self._sequence = 0
        self._chunk = 0
        self._say = bytearray()
        self._said = asyncio.Event()
        self.sent = bytearray()
        """The caller's sound as PCM, from the first frame."""
        self.got = bytearray()
        """Our side's sound as PCM, as it came."""
        self.played = bytearray()
        """Our side's sound as PCM, as the caller heard it."""
        self.clears: list[int] = []
        """At which byte of `got`."""
        self.deaf = deaf
        """It plays nothing, and so reaches no mark."""
        self._waiting: list[bytes | str] = []
        self._more = asyncio.Condition()
        self.over = asyncio.Event()
        self.strange: list[dict[str, Any]] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self, *, parameters: dict[str, str] | None = None) -> None:
        await self.pipe.send('{"event":"connected","protocol":"Call","version":"1.0.0"}')
        await self.tell(
            "start",
            start={
                "streamSid": self.stream,
                "accountSid": "AC" + "0" * 32,
                "callSid": self.call,
                "tracks": ["inbound"],
                "customParameters": {"caller": CALLER} if parameters is None else parameters,
                "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
            },
        )
        self._tasks = [
            asyncio.create_task(self._clock(), name="twilio's clock"),
            asyncio.create_task(self._hear(), name="twilio hears"),
        ]

    async def tell(self, event: str, **more: Any) -> None:
        self._sequence += 1
        message = {"event": event, "sequenceNumber": str(self._sequence), **more}
        await self.pipe.send(json.dumps(message | {"streamSid": self.stream}))

    async def caller_says(self, pcm: bytes) -> None:
        """Returns when the last of it has left."""
        self._said.clear()
        self.begins_to_say(pcm)
        async with asyncio.timeout(LIMIT_S):
            await self._said.wait()

    def begins_to_say(self, pcm: bytes) -> None:
        """Returns at once."""
        mulaw = to_mulaw(pcm)
        self._say += mulaw + SILENCE[: -len(mulaw) % FRAME]

    async def press(self, digit: str) -> None:
        await self.tell("dtmf", dtmf={"track": "inbound_track", "digit": digit})

    async def has_got(self, size: int) -> None:
        """Returns when so many bytes of our side's sound have come."""
        async with asyncio.timeout(LIMIT_S), self._more:
            await self._more.wait_for(lambda: len(self.got) >= size)

    async def ended(self) -> None:
        """Returns when our side has ended the stream."""
        async with asyncio.timeout(LIMIT_S):
            await self.over.wait()

    async def hang_up(self, *, told: bool = True) -> None:
        """The caller hangs up, or (not told) the websocket is cut."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if told and not self.over.is_set():
            await self.tell("stop", stop={"accountSid": "AC" + "0" * 32, "callSid": self.call})
        await self.pipe.close()
        self.over.set()

    async def _clock(self) -> None:
        """Every 20 ms a frame leaves, and one of ours is played."""
        loop = asyncio.get_running_loop()
        due = began = loop.time()
        while not self.over.is_set():
            frame = bytes(self._say[:FRAME]) or SILENCE
            del self._say[:FRAME]
            self.sent += from_mulaw(frame)
            self._chunk += 1
            media = {
                "track": "inbound",
                "chunk": str(self._chunk),
                "timestamp": str(round((loop.time() - began) * 1000)),
                "payload": base64.b64encode(frame).decode(),
            }
            await self.tell("media", media=media)
            if not self._say:
                self._said.set()
            if not self.deaf:
                await self._play()
            due += 0.020
            await asyncio.sleep(due - loop.time())  # the pace of sound

    async def _play(self) -> None:
        frames = 0
        while self._waiting and (frames == 0 or isinstance(self._waiting[0], str)):
            head = self._waiting.pop(0)
            if isinstance(head, str):
                await self._reached(head)
            else:
                frames += 1
                self.played += from_mulaw(head)

    async def _reached(self, name: str) -> None:
        await self.tell("mark", mark={"name": name})

    async def _hear(self) -> None:
        while (text := await self.pipe.receive()) is not None:
            message = json.loads(text)
            assert message["streamSid"] == self.stream
            match message["event"]:
                case "media":
                    mulaw = base64.b64decode(message["media"]["payload"], validate=True)
                    self._waiting.append(mulaw)
                    async with self._more:
                        self.got += from_mulaw(mulaw)
                        self._more.notify_all()
                case "mark":
                    self._waiting.append(message["mark"]["name"])
                case "clear":
                    self.clears.append(len(self.got))
                    dropped, self._waiting = self._waiting, []
                    for each in dropped:
                        if isinstance(each, str):
                            await self._reached(each)
                case _:
                    self.strange.append(message)
        self.over.set()


def from_mulaw(data: bytes) -> bytes:
    """By the formula of G.711, one sample after another."""
    return b"".join(_EXPANDED[code] for code in data)


def to_mulaw(pcm: bytes) -> bytes:
    """Each sample as the code whose value is nearest."""
    return bytes(_nearest(value) for (value,) in struct.iter_unpack("<h", pcm))


def _expand(code: int) -> int:
    code = ~code & 0xFF
    value = (((code & 15) << 3) + 132 << (code >> 4 & 7)) - 132
    return -value if code & 0x80 else value


_EXPANDED = [struct.pack("<h", _expand(code)) for code in range(256)]
_STEPS = sorted((_expand(code), code) for code in range(256))


@functools.cache
def _nearest(value: int) -> int:
    place = bisect.bisect(_STEPS, (value, -1))
    around = _STEPS[max(0, place - 1) : place + 1]
    return min(around, key=lambda step: abs(step[0] - value))[1]
