"""Visitors of a website, 500 at once, while somebody is on the telephone.

The whole program serves both, with all limits on; the visitors are a process of their own, each
with an address of its own, so that they share nobody's share. What they wait for is the first byte
of the first sentence, with everything in between: limits, their visit, their card, their thread,
the question on the disk, the answer path.
"""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psutil

from hardware.simulator.client import SimulatorClient
from tests.bench import clips, corpus
from tests.bench.caller import PhoneCall, simulator_config
from tests.bench.clips import REPOSITORY, Clip
from tests.bench.clock import CALL_S, FIFO, logged
from tests.bench.crowd.__main__ import EVERY_S, VISITORS
from tests.bench.crowd.questions import facts, faq
from tests.bench.crowd.visitor import ORIGIN
from tests.bench.figures import Engines, Figure, judged, median, missing, p95, percentile, told
from tests.bench.kit import Kit
from tests.bench.load import cores, others
from tests.bench.names import recogniser, voice
from tests.bench.program import Program
from tests.bench.web.load import port_that_is_free

LIMITS = (
    "visitors_p99",
    "visitors_errors",
    "visitors_memory",
    "visitors_tick",
    "visitors_underruns",
)

LONGEST_S = 120.0
"""6000 questions; 60 of them are behind a p99."""
ALONE_S = 15.0
"""A call before the visitors come: what it costs is not theirs."""
LOOKS_S = 2.0
"""How often the program is weighed."""
CROWD_LIMIT_S = 120.0
"""Beyond the measured time: everybody comes, asks once, and the last answer."""
WIDGET = "site1"
MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The app's process over the measured time."""

    pss_mb: Sequence[float]
    cpu_s: float

    @property
    def growth(self) -> float:
        """Of the median of the last fifth over that of the first."""
        fifth = max(1, len(self.pss_mb) // 5)
        return (median(self.pss_mb[-fifth:]) / median(self.pss_mb[:fifth]) - 1) * 100


async def measure(kit: Kit) -> list[Figure]:
    """One call alone; then the visitors come, and once each has asked, calls beside them."""
    seconds = min(LONGEST_S, kit.minutes * 60)
    scratch = kit.scratch("visitors")
    lines = [(variant, text) for text in corpus.ESPEAK_TEXTS for variant in corpus.ESPEAK_VOICES]
    async with kit.voices() as voices:
        said = await clips.spoken(voices, lines, language="en")
    port = port_that_is_free()
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        await scratch.set(assistants__languages="en", web__on="yes", web__port=str(port))
        await scratch.knows([*faq(), *corpus.faq([each.text for each in said], language="en")])
        for fact in facts():
            await scratch.command("facts", "add", *fact)
        await scratch.command("widgets", "add", f"domains={ORIGIN.partition('://')[2]}")
        async with scratch.serving() as program:
            await program.understands("en")
            await program.ready()
            await program.server_open()
            realtime = await program.realtime()
            alone = await _alone(simulator, program, said)
            async with _crowd(port, seconds) as crowd:
                weighing = asyncio.create_task(_weigh(program, crowd), name="weighing")
                calls = await _calls(simulator, program, said, crowd)
                weighed, came = await weighing, await _came(crowd)
    kit.keep("visitors", [("wait_ms",), *((wait,) for wait in came["waits_ms"])])
    return [
        *visitors_rows(came, weighed, alone=alone),
        *call_rows(calls, logged(scratch.folder), realtime=realtime),
    ]


def visitors_rows(came: Mapping[str, Any], weighed: Weighed, *, alone: float) -> list[Figure]:
    """What the visitors met; `alone`: how much of a processor the app needs for a call."""
    waits, engines, seconds = came["waits_ms"], Engines(), came["seconds"]
    if not waits:
        reason = f"no answer: {came['errors']}"
        return [missing(name, reason) for name in LIMITS[:3]]
    each_ms = (weighed.cpu_s - alone * seconds) / (len(waits) + came["failed"]) * 1000
    note = (
        f"{VISITORS} visitors, each every {EVERY_S:.0f} s from its own address, each with its "
        f"stream of news; worst {max(waits):.0f} ms; of a processor: the app "
        f"{weighed.cpu_s / seconds:.0%}, of it the call {alone:.0%}, "
        f"the visitors {came['cpu_s'] / seconds:.0%}; {others()}"
    )
    errors = "; ".join(came["errors"]) if came["failed"] else ""
    memory = f"app, PSS: {weighed.pss_mb[0]:.0f} MB at the begin, {weighed.pss_mb[-1]:.0f} at last"
    count = len(waits)
    return [
        judged("visitors_p99", percentile(waits, 0.99), n=count, engines=engines, note=note),
        told("visitors_p50", "the same, median", median(waits), "ms", n=count, engines=engines),
        told("visitors_p95", "the same, p95", p95(waits), "ms", n=count, engines=engines),
        told(
            "visitors_cost",
            "the app's work for a question",
            each_ms,
            "ms",
            n=count,
            engines=engines,
        ),
        judged("visitors_errors", came["failed"], n=count, engines=engines, note=errors),
        judged(
            "visitors_memory",
            weighed.growth,
            n=len(weighed.pss_mb),
            engines=engines,
            note=memory,
        ),
    ]


def call_rows(
    calls: Sequence[PhoneCall], tick_p99_ms: Sequence[float], *, realtime: str
) -> list[Figure]:
    """What callers met meanwhile."""
    engines = Engines(recogniser=recogniser("en"), voice=voice("en"))
    tracks = [call.figures.track for call in calls if call.figures is not None]
    ticks = sum(len(track.ticks) for track in tracks)
    note = f"{ticks / 50 / 60:.1f} min of sound in {len(calls)} calls, {cores()} cores, {realtime}"
    underruns = sum(track.underruns for track in tracks)
    if FIFO in realtime and tick_p99_ms:
        tick = judged("visitors_tick", max(tick_p99_ms), n=ticks, engines=engines, note=note)
    else:
        tick = missing("visitors_tick", f"this machine gives {realtime}")
    return [
        tick,
        judged("visitors_underruns", underruns, n=ticks, engines=engines, note=note),
    ]


@asynccontextmanager
async def _crowd(port: int, seconds: float) -> AsyncIterator[asyncio.subprocess.Process]:
    """The visitors, each of whom has asked once."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.crowd", str(port), WIDGET, str(seconds)),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
        # The waits of all come in one line.
        limit=MB,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(CROWD_LIMIT_S):
            begun = await process.stdout.readline()
        if begun != b"begun\n":
            raise RuntimeError("the visitors did not get in")
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _came(crowd: asyncio.subprocess.Process) -> Mapping[str, Any]:
    assert crowd.stdout is not None
    async with asyncio.timeout(CROWD_LIMIT_S):
        found: Mapping[str, Any] = json.loads(await crowd.stdout.readline())
    return found


async def _weigh(program: Program, crowd: asyncio.subprocess.Process) -> Weighed:
    app = psutil.Process(program.pid)
    pss, before = list[float](), _cpu_s(app)
    while crowd.returncode is None:
        pss.append(app.memory_full_info().pss / MB)
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOKS_S):
                await crowd.wait()
    return Weighed(pss_mb=pss, cpu_s=_cpu_s(app) - before)


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


async def _calls(
    simulator: SimulatorClient,
    program: Program,
    said: Sequence[Clip],
    crowd: asyncio.subprocess.Process,
) -> list[PhoneCall]:
    """One call after another while visitors are there."""
    calls: list[PhoneCall] = []
    while crowd.returncode is None:
        call = await _call(
            simulator,
            said,
            number=len(calls),
            lasts_s=CALL_S,
            until=lambda: crowd.returncode is not None,
        )
        calls.append(call)
        await program.calls_over(1 + len(calls))
    return calls


async def _alone(simulator: SimulatorClient, program: Program, said: Sequence[Clip]) -> float:
    """How much of a processor the app needs for a call without visitors."""
    app = psutil.Process(program.pid)
    begun, before = time.monotonic(), _cpu_s(app)
    await _call(simulator, said, number=999, lasts_s=ALONE_S)
    share = (_cpu_s(app) - before) / (time.monotonic() - begun)
    await program.calls_over(1)
    return share


async def _call(
    simulator: SimulatorClient,
    said: Sequence[Clip],
    *,
    number: int,
    lasts_s: float,
    until: Callable[[], bool] = lambda: False,
) -> PhoneCall:
    """A caller who asks one thing after another."""
    call = PhoneCall(simulator=simulator, number=f"+7916{number:07d}")
    async with call:
        for clip in itertools.cycle(said):
            if call.over or call.seconds >= lasts_s or until():
                break
            await call.asks(clip)
    return call
