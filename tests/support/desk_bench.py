"""A desk for a line of kind `soundcard`: a sound server with two devices, and the room between.

PulseAudio's null sinks are devices like any other for PortAudio. What the line plays comes out of
one; the room takes it, gives part of it back later, adds what a person says, and puts it into the
other, which is the line's microphone.
"""

import asyncio
import contextlib
import ctypes.util
import os
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000
STEP = 80
STEP_BYTES = 2 * STEP
SERVER_LIMIT_S = 30.0
IDLE_S = 120
"""A server that a killed test has left ends by itself."""


def missing_parts() -> str:
    """What of a desk this machine lacks; empty when nothing."""
    programs = [name for name in ("pulseaudio", "pactl", "pacat") if shutil.which(name) is None]
    if ctypes.util.find_library("portaudio") is None:
        programs.append("libportaudio2")
    if not any(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")):
        programs.append("libasound2-plugins")
    return ", ".join(programs)


class SoundServer:
    """A PulseAudio of our own, with a loudspeaker and a room."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = {
            "PULSE_SERVER": f"unix:{folder / 'sock'}",
            "PULSE_SINK": "loudspeaker",
            "PULSE_SOURCE": "microphone.monitor",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }

    async def start(self) -> None:
        socket = self._folder / "sock"
        socket.unlink(missing_ok=True)
        modules = [
            f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            "module-null-sink sink_name=loudspeaker rate=48000 channels=1",
            "module-null-sink sink_name=microphone rate=48000 channels=1",
        ]
        starting = await asyncio.create_subprocess_exec(
            *("pulseaudio", "-n", "--daemonize=yes", f"--exit-idle-time={IDLE_S}"),
            *("--use-pid-file=yes", "--disable-shm=yes"),
            *(word for module in modules for word in ("-L", module)),
            env=os.environ | self.environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(SERVER_LIMIT_S):
            # It goes on by itself and this ends as soon as its devices are there.
            assert await starting.wait() == 0, "the sound server did not start"

    def stop(self) -> None:
        """As if both devices were unplugged."""
        pid = self._folder / "pulse" / "pid"
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int(pid.read_text()), signal.SIGKILL)
            pid.unlink()


class Room:
    """Air between loudspeaker and microphone, and a person in it; all at 8000 Hz, 10 ms a step."""

    def __init__(self, *, echo: float, delay_ms: int) -> None:
        """`echo` is how much of the loudspeaker comes back, `delay_ms` later."""
        self._echo = echo
        self._air: deque[NDArray[np.float64]] = deque(np.zeros(STEP) for _ in range(delay_ms // 10))
        self._words: deque[bytes] = deque()
        self._spoken = asyncio.Event()
        self.loudspeaker = bytearray()
        """All that came out of it since the room was opened."""
        self.microphone = bytearray()
        """What was put into the microphone at the same steps."""
        self.spoken_at = 0.0
        self.moved = asyncio.Event()
        """Set once air moves."""

    def say(self, pcm: bytes) -> None:
        """A person begins to speak, at the next step."""
        whole = pcm + bytes(-len(pcm) % STEP_BYTES)
        self._spoken.clear()
        self._words.extend(whole[at : at + STEP_BYTES] for at in range(0, len(whole), STEP_BYTES))
        self.spoken_at = time.monotonic()

    async def said(self) -> None:
        """All of it is in the microphone."""
        await self._spoken.wait()

    def step(self, loud: bytes) -> bytes:
        self.loudspeaker += loud
        self._air.append(np.frombuffer(loud, "<i2").astype(np.float64))
        sound = self._air.popleft() * self._echo
        if self._words:
            sound = sound + np.frombuffer(self._words.popleft(), "<i2")
            if not self._words:
                self._spoken.set()
        mixed = np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes()
        self.microphone += mixed
        self.moved.set()
        return mixed


@asynccontextmanager
async def open_room(
    server: SoundServer, *, echo: float = 0.0, delay_ms: int = 40
) -> AsyncIterator[Room]:
    """The room's air moves until leaving."""
    room = Room(echo=echo, delay_ms=delay_ms)
    form = ("--raw", f"--rate={RATE}", "--channels=1", "--format=s16le")
    environment = os.environ | server.environment
    ears = await asyncio.create_subprocess_exec(
        *("pacat", "--record", *form, "--latency-msec=10", "-d", "loudspeaker.monitor"),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    mouth = await asyncio.create_subprocess_exec(
        *("pacat", "--playback", *form, "--latency-msec=40", "-d", "microphone"),
        env=environment,
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert ears.stdout is not None
    assert mouth.stdin is not None
    moving = asyncio.create_task(_move(room, ears.stdout, mouth.stdin), name="room")
    try:
        async with asyncio.timeout(SERVER_LIMIT_S):
            await room.moved.wait()
        yield room
    finally:
        moving.cancel()
        await asyncio.gather(moving, return_exceptions=True)
        for program in (ears, mouth):
            if program.returncode is None:
                program.kill()
            await program.wait()


async def _move(room: Room, ears: asyncio.StreamReader, mouth: asyncio.StreamWriter) -> None:
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            mouth.write(room.step(await ears.readexactly(STEP_BYTES)))
            await mouth.drain()


@asynccontextmanager
async def sound_server() -> AsyncIterator[SoundServer]:
    """Started; stopped on leaving. Its socket's path must be short."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        server = SoundServer(Path(folder))
        try:
            await server.start()
            yield server
        finally:
            server.stop()
