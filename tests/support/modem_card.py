"""A simulated Quectel whose sound card is real to the line: PulseAudio's null sinks at 8000 Hz.

The simulator's PCM wire is what the module has behind its card. Here it is tied to two sinks: what
the caller says is played into the line's microphone, what the line plays is taken from its
loudspeaker, each by a `pacat` with a clock of its own, as a card has. So the simulator measures at
the caller's side of the card, and the line sees a sound device and nothing else.
"""

import asyncio
import contextlib
import os
import tty
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hardware.audio.measures import FRAME_BYTES
from hardware.line.config import LineConfig
from hardware.modem.families import Family
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import Family as SimulatedFamily
from hardware.simulator.config import Faults, SimulatorConfig, quectel
from hardware.simulator.stamps import Mark
from tests.support.desk_bench import FORM, SoundServer, missing_parts, sound_server
from tests.support.line_bench import LineBench, line_bench, start_line

DEVICE = "pulse"
"""PortAudio's name of the sound server; which of its devices, the environment says."""

CUSHION_BYTES = 1600
"""A tenth of a second in the module's own buffer: no sound of ours is torn by a busy machine."""

HELD_BYTES = 4800
"""What waits longer than 0.3 s for a modem that takes nothing is lost, as on USB."""

MOST_LATE_MS = 700
"""From the line's time to the caller's and back: two sound servers' buffers each way, on a machine
that does other things. A real card has 50 to 100 ms."""

FLOW_LIMIT_S = 30.0

PAUSE_S = 0.2
"""Without a byte from the wire there was no call."""


class CardWire:
    """Both directions between the simulator's wire and the sinks, until cancelled."""

    def __init__(self, *, sim: SimulatorClient, server: SoundServer) -> None:
        self._sim = sim
        self._environment = os.environ | server.environment
        self.flows = asyncio.Event()
        """The loudspeaker's sound comes: a null sink begins with two seconds made in advance, and
        what is played meanwhile waits behind them."""

    async def run(self) -> None:
        """Stays through the module's resets, after which the wire has another name."""
        mouth = await self._pacat("--playback", "--latency-msec=100", "-d", "microphone")
        ears = await self._pacat("--record", "--latency-msec=20", "-d", "loudspeaker.monitor")
        try:
            assert ears.stdout is not None
            await ears.stdout.readexactly(FRAME_BYTES)
            self.flows.set()
            while True:
                fd = os.open(self._sim.pcm_path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
                opened_at = asyncio.get_running_loop().time()
                try:
                    tty.setraw(fd)
                    await self._carry(fd, mouth, ears)
                finally:
                    os.close(fd)
                await self._sim.wait(Mark.PLUGGED, after=opened_at)
        finally:
            for process in (mouth, ears):
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()

    async def _carry(
        self, fd: int, mouth: asyncio.subprocess.Process, ears: asyncio.subprocess.Process
    ) -> None:
        """Returns when the module has left USB."""
        assert mouth.stdin is not None
        assert ears.stdout is not None
        loop = asyncio.get_running_loop()
        gone = asyncio.Event()
        caller, held, last = mouth.stdin, bytearray(), 0.0

        def spoken() -> None:
            nonlocal last
            try:
                data = os.read(fd, 4096)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if data:
                if loop.time() - last > PAUSE_S:
                    held[:] = bytes(CUSHION_BYTES)
                last = loop.time()
                caller.write(data)
            else:
                loop.remove_reader(fd)
                gone.set()

        loop.add_reader(fd, spoken)
        hearing = asyncio.create_task(_hear(fd, ears.stdout, held), name="card wire")
        try:
            await gone.wait()
        finally:
            loop.remove_reader(fd)
            hearing.cancel()
            await asyncio.gather(hearing, return_exceptions=True)

    async def _pacat(self, *words: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            "pacat",
            *FORM,
            *words,
            env=self._environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )


async def _hear(fd: int, sound: asyncio.StreamReader, held: bytearray) -> None:
    while piece := await sound.read(320):
        held += piece
        with contextlib.suppress(BlockingIOError, OSError):
            del held[: os.write(fd, held)]
        del held[:-HELD_BYTES]


@asynccontextmanager
async def bench_of(
    family: SimulatedFamily, folder: Path, *, faults: Faults | None = None
) -> AsyncIterator[LineBench]:
    """A line on a modem of this family; skips where a sound card cannot be played."""
    if family is SimulatedFamily.SIM7600:
        config = SimulatorConfig(faults=faults or Faults())
        async with line_bench(folder, simulator=config) as bench:
            yield bench
        return
    if missing := missing_parts():
        pytest.skip(f"nothing plays a modem's sound card here: {missing}")
    async with quectel_bench(folder, simulator=quectel(faults=faults or Faults())) as bench:
        yield bench


@asynccontextmanager
async def quectel_bench(
    folder: Path,
    *,
    simulator: SimulatorConfig | None = None,
    linger_s: float = 30.0,
    named: bool = True,
) -> AsyncIterator[LineBench]:
    """A line of kind `modem` on a simulated Quectel and its sound card, its app attached.

    Not `named`: the line has to find out that it is no SIM7600.
    """
    folder.chmod(0o700)
    async with (
        sound_server(rate=8000) as server,
        SimulatorClient.started(simulator or quectel()) as sim,
    ):
        at_url = f"{simulator.links}/at0" if simulator and simulator.links else sim.at_path
        config = LineConfig(
            line_id="test",
            modem=Family.QUECTEL if named else Family.AUTO,
            at_url=at_url,
            pcm_url="" if named else sim.pcm_path,
            microphone=DEVICE,
            loudspeaker=DEVICE,
            linger_s=linger_s,
        )
        card = CardWire(sim=sim, server=server)
        wire = asyncio.create_task(card.run(), name="card wire")
        async with asyncio.timeout(FLOW_LIMIT_S):
            await card.flows.wait()
        process, endpoint = await start_line(
            config, uri=f"unix://{folder / 'line.sock'}", environment=server.environment
        )
        bench = LineBench(
            sim=sim, process=process, endpoint=endpoint, card=server, late_ms=MOST_LATE_MS
        )
        try:
            await bench.attach()
            yield bench
        finally:
            await bench.stop()
            await bench.app.close()
            wire.cancel()
            await asyncio.gather(wire, return_exceptions=True)
