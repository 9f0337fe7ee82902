"""A line process on a simulated modem, with the app's side and the network's side in our hands."""

import asyncio
import json
import math
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from engines.wire import AudioChunk, Endpoint, Word
from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts import espeak
from hardware.line.client import LineClient
from hardware.line.config import LineConfig
from hardware.line.reports import LineState, Report, Ringing
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.sound import load_wav

MAIN = Path(__file__).resolve().parents[2] / "main.py"

START_LIMIT_S = 20.0
WAIT_LIMIT_S = 15.0
STOP_LIMIT_S = 10.0

Kind = TypeVar("Kind")


def tone_speech(ms: int, *, word_ms: int = 250, gap_ms: int = 30) -> tuple[bytes, tuple[Word, ...]]:
    """Speech of ours for a test: words of a loud tone, each begun and ended softly, with marks."""
    time = np.arange(ms * 8) / 8000
    in_word = time * 1000 % word_ms
    edge = np.clip(np.minimum(in_word, word_ms - gap_ms - in_word) / 5, 0, 1)
    sound = (9000 * edge * np.sin(2 * math.pi * 300 * time)).astype("<i2").tobytes()
    words = tuple(
        Word(text=f"w{start}", start_ms=start, end_ms=start + word_ms - gap_ms)
        for start in range(0, ms, word_ms)
    )
    return sound, words


def caller_voice(shared: Path | None) -> bytes:
    """A person's sentence of about a second, from its first sample; eSpeak's where none is here."""
    if shared is not None:
        whole = load_wav(shared / "data/speech/en/uberi_english.wav")
        return whole[100 * 16 :]
    worker = espeak.create([])
    request = Synthesize(text="Hello, I have a question about the price.", language="en")
    pieces = list(worker.synthesise(request))
    return b"".join(piece for piece in pieces if not isinstance(piece, SpeechMarks))


class Card(Protocol):
    """A sound card that can be pulled out, and put in again."""

    async def start(self) -> None:
        """Put it in."""

    def stop(self) -> None:
        """Pull it out."""


class LineBench:
    """One line, its app and its network."""

    def __init__(
        self,
        *,
        sim: SimulatorClient | None,
        process: asyncio.subprocess.Process,
        endpoint: Endpoint,
        card: "Card | None" = None,
        late_ms: int = 0,
    ) -> None:
        self._sim = sim
        self.card = card
        """The sound card of the modem, where its sound comes out of one."""
        self.late_ms = late_ms
        """By how much the far end's time may differ from the line's; 0: to the sample."""
        self.process = process
        self.endpoint = endpoint
        self.app: LineClient
        self.told: list[Report] = []
        """Everything reported so far, without the caller's sound."""
        self.caller = bytearray()
        """The caller's sound as the app got it."""
        self.sound_ms: list[int | None] = []
        self.reading: asyncio.Task[None]
        """Ends when the line closes the app's connection."""
        self._news = asyncio.Condition()

    @property
    def sim(self) -> SimulatorClient:
        """The network's side; a desk has none."""
        assert self._sim is not None, "nobody can ring a desk"
        return self._sim

    async def attach(self) -> None:
        """The app connects."""
        self.app = await LineClient.connect(self.endpoint)
        self.reading = asyncio.create_task(self._read(self.app), name="bench reader")

    async def detach(self) -> None:
        """The app goes away."""
        await self.app.close()
        await self.reading

    async def told_of(
        self,
        kind: type[Kind],
        *,
        since: int = 0,
        where: Callable[[Kind], bool] = lambda _: True,
        limit_s: float = WAIT_LIMIT_S,
    ) -> Kind:
        """The first report of this kind after the first `since` reports."""

        def find() -> Kind | None:
            return next((r for r in self.told[since:] if isinstance(r, kind) and where(r)), None)

        async with asyncio.timeout(limit_s), self._news:
            await self._news.wait_for(lambda: find() is not None)
        found = find()
        assert found is not None
        return found

    def all_told(self, kind: type[Kind]) -> list[Kind]:
        return [report for report in self.told if isinstance(report, kind)]

    async def ring_and_answer(self, **how: str | None) -> None:
        """From a ring to open sound."""
        await self.told_of(LineState, where=lambda r: r.state == "ready")
        since = len(self.told)
        await self.sim.ring("+79161112233")
        await self.told_of(Ringing, since=since)
        await self.app.answer(**how)
        await self.sim.pcm_opened()

    async def say(self, name: str, ms: int, *, interruptible: bool = True) -> bytes:
        """Our side speaks a tone."""
        pcm, words = tone_speech(ms)
        await self.app.play(
            utterance_id=name, text=name, marks=words, interruptible=interruptible, pcm=pcm
        )
        return pcm

    async def stop(self) -> int:
        """Asks the process to end; its exit code."""
        if self.process.returncode is None:
            self.process.terminate()
        async with asyncio.timeout(STOP_LIMIT_S):
            code = await self.process.wait()
        await asyncio.gather(self.reading, return_exceptions=True)
        return code

    async def _read(self, app: LineClient) -> None:
        self.told.append(app.hello)
        async for report in app.messages():
            if isinstance(report, AudioChunk):
                self.caller += report.pcm
                self.sound_ms.append(report.timestamp_ms)
                continue
            async with self._news:
                self.told.append(report)
                self._news.notify_all()


async def start_line(
    config: LineConfig,
    *,
    uri: str,
    more: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> tuple[asyncio.subprocess.Process, Endpoint]:
    """A line process that listens."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(MAIN),
        "_line",
        "--uri",
        uri,
        "--config",
        config.to_json(),
        *more,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    assert process.stdout is not None
    async with asyncio.timeout(START_LIMIT_S):
        line = await process.stdout.readline()
    return process, Endpoint.parse(json.loads(line)["endpoint"])


@asynccontextmanager
async def line_bench(
    folder: Path, *, simulator: SimulatorConfig | None = None, linger_s: float = 30.0
) -> AsyncIterator[LineBench]:
    """A line of kind `modem` on a simulator, its app attached."""
    folder.chmod(0o700)
    async with SimulatorClient.started(simulator) as sim:
        at_url, pcm_url = sim.at_path, sim.pcm_path
        if simulator is not None and simulator.links:
            at_url, pcm_url = f"{simulator.links}/at0", f"{simulator.links}/pcm"
        config = LineConfig(line_id="test", at_url=at_url, pcm_url=pcm_url, linger_s=linger_s)
        process, endpoint = await start_line(config, uri=f"unix://{folder / 'line.sock'}")
        bench = LineBench(sim=sim, process=process, endpoint=endpoint)
        try:
            await bench.attach()
            yield bench
        finally:
            await bench.stop()
            await bench.app.close()


def arrived(bench: LineBench, track: bytes | bytearray, ours: bytes, at_ms: int) -> bool:
    """Whether our tone speech is in the far end's track at that line time.

    Over a serial port it is there to the sample. Over a sound card it is there somewhat later, and
    a busy machine may tear it: as much of it is loud, and the tone is the tone.
    """
    if not bench.late_ms:
        return track[at_ms * 16 : at_ms * 16 + len(ours)] == ours
    window = track[at_ms * 16 : at_ms * 16 + len(ours) + bench.late_ms * 16]
    said, heard = loud_ms(ours), loud_ms(window)
    return abs(heard - said) <= max(40, 0.15 * said) and _tone_share(window) > 0.8


def loud_ms(pcm: bytes | bytearray) -> int:
    """How long of it is speech of ours."""
    sound = np.frombuffer(pcm, "<i2")
    frames = sound[: len(sound) // 160 * 160].reshape(-1, 160).astype(float)
    return 20 * int((np.sqrt((frames**2).mean(axis=1)) > 1000).sum())


def _tone_share(pcm: bytes | bytearray) -> float:
    power = np.abs(np.fft.rfft(np.frombuffer(pcm, "<i2").astype(float))) ** 2
    hertz = np.linspace(0, 4000, len(power))
    return float(power[(hertz > 200) & (hertz < 400)].sum() / power.sum())
