"""A desk for a line of kind `soundcard`: a sound server whose devices are PulseAudio's null sinks.

For PortAudio they are devices like any other. What a person says is played into the one that the
line has for a microphone. In a room with echo that is the loudspeaker itself, heard more softly.
"""

import asyncio
import contextlib
import ctypes.util
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from hardware.line.config import LineConfig, LineKind
from hardware.line.reports import AudioOpen, LineState
from tests.support.line_bench import LineBench, start_line

FORM = ("--raw", "--rate=8000", "--channels=1", "--format=s16le")
SERVER_LIMIT_S = 30.0
IDLE_S = 120
"""A server that a killed test has left ends by itself."""

ECHO_DB = -12
PROGRAMS = {"pulseaudio": "pulseaudio", "pactl": "pulseaudio-utils", "pacat": "pulseaudio-utils"}
"""And the Debian package of each."""
LOUD = 1000
"""Of 32767."""
TAIL_BYTES = 8000


def missing_parts() -> str:
    """How to get what of a desk this machine lacks; empty when nothing."""
    packages = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if ctypes.util.find_library("portaudio") is None:
        packages.append("libportaudio2")
    if not any(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")):
        packages.append("libasound2-plugins")
    return f"apt-get install {' '.join(dict.fromkeys(packages))}" if packages else ""


class SoundServer:
    """A PulseAudio of our own."""

    def __init__(self, folder: Path, *, echo: bool, rate: int) -> None:
        self._folder = folder
        self._echo = echo
        self._rate = rate
        self._mouth = "loudspeaker" if echo else "microphone"
        self.environment = {
            "PULSE_SERVER": f"unix:{folder / 'sock'}",
            "PULSE_SINK": "loudspeaker",
            "PULSE_SOURCE": f"{self._mouth}.monitor",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }

    async def start(self) -> None:
        socket = self._folder / "sock"
        socket.unlink(missing_ok=True)
        modules = [
            f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            f"module-null-sink sink_name=loudspeaker rate={self._rate} channels=1",
            f"module-null-sink sink_name=microphone rate={self._rate} channels=1",
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
            if self._echo:
                level = ("set-source-volume", "loudspeaker.monitor", f"{ECHO_DB}dB")
                setting = await asyncio.create_subprocess_exec(
                    "pactl", *level, env=os.environ | self.environment
                )
                assert await setting.wait() == 0, "the sound server does not obey"

    def stop(self) -> None:
        """As if both devices were unplugged."""
        pid = self._folder / "pulse" / "pid"
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int(pid.read_text()), signal.SIGKILL)
            pid.unlink()

    async def say(self, pcm: bytes) -> None:
        """A person says it into the microphone; returns when it was played."""
        speaking = await asyncio.create_subprocess_exec(
            *("pacat", "--playback", *FORM, "--latency-msec=100", "-d", self._mouth),
            env=os.environ | self.environment,
            stdin=asyncio.subprocess.PIPE,
        )
        await speaking.communicate(pcm)

    @asynccontextmanager
    async def listening(self, *, to: str) -> AsyncIterator["Heard"]:
        """What a device gives while this is open: `loudspeaker` or `microphone`.

        Complete only after leaving.
        """
        device = "loudspeaker.monitor" if to == "loudspeaker" else f"{self._mouth}.monitor"
        ears = await asyncio.create_subprocess_exec(
            *("pacat", "--record", *FORM, "--latency-msec=50", "-d", device),
            env=os.environ | self.environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert ears.stdout is not None
        heard = Heard(await ears.stdout.readexactly(320))
        listening = asyncio.create_task(_collect(ears.stdout, heard), name="ears")
        try:
            yield heard
            # What was given before this moment is on its way for at most the latency asked for.
            enough = len(heard) + TAIL_BYTES
            async with asyncio.timeout(SERVER_LIMIT_S), heard.more:
                await heard.more.wait_for(lambda: len(heard) >= enough)
        finally:
            ears.kill()
            await ears.wait()
            await listening


class Heard(bytearray):
    """What a device gave so far: s16le, one channel."""

    def __init__(self, first: bytes) -> None:
        super().__init__(first)
        self.more = asyncio.Condition()

    @property
    def is_loud(self) -> bool:
        """Whether a voice was in it; a null sink by itself gives zeros."""
        samples = np.frombuffer(bytes(self[: len(self) // 2 * 2]), "<i2")
        return bool(np.abs(samples.astype(np.int32)).max() > LOUD)

    async def loud(self) -> None:
        """Until a voice was heard."""
        async with asyncio.timeout(SERVER_LIMIT_S), self.more:
            await self.more.wait_for(lambda: self.is_loud)


async def _collect(sound: asyncio.StreamReader, heard: Heard) -> None:
    while piece := await sound.read(1600):
        async with heard.more:
            heard += piece
            heard.more.notify_all()


@asynccontextmanager
async def sound_server(*, echo: bool = False, rate: int = 48_000) -> AsyncIterator[SoundServer]:
    """Started; stopped on leaving. Its socket's path must be short."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        server = SoundServer(Path(folder), echo=echo, rate=rate)
        try:
            await server.start()
            yield server
        finally:
            server.stop()


@asynccontextmanager
async def desk_bench(folder: Path, server: SoundServer) -> AsyncIterator[LineBench]:
    """A line of kind `soundcard` at the server's desk, its app attached; nobody can ring it."""
    folder.chmod(0o700)
    config = LineConfig(line_id="desk", kind=LineKind.SOUNDCARD)
    process, endpoint = await start_line(
        config, uri=f"unix://{folder / 'line.sock'}", environment=server.environment
    )
    bench = LineBench(sim=None, process=process, endpoint=endpoint)
    try:
        await bench.attach()
        yield bench
    finally:
        await bench.stop()
        await bench.app.close()


async def sit_down(bench: LineBench) -> None:
    """From a line that is ready to open sound."""
    await bench.told_of(LineState, where=lambda r: r.state == "ready")
    since = len(bench.told)
    await bench.app.answer()
    await bench.told_of(AudioOpen, since=since)
