"""The 20 ms clock while every core is busy: how late its ticks are, and what the far end misses."""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hardware.simulator.client import SimulatorClient
from tests.bench import clips, corpus
from tests.bench.caller import PhoneCall, simulator_config
from tests.bench.clips import Clip
from tests.bench.figures import Engines, Figure, judged, missing, told, unclaimed
from tests.bench.kit import FULL_MINUTES, Kit
from tests.bench.load import busy_cores, cores
from tests.bench.names import recogniser, voice
from tests.bench.program import MAIN, Program
from tests.evals.line_clock import ClockFigures, measure_ticks

ALONE_S = 60.0
"""A percentile of 3000 ticks."""
CALL_S = 120.0
FIFO = "SCHED_FIFO"
HEALTH = re.compile(r"line health: (\{.*\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRun:
    """Many calls of the whole program with every core busy."""

    minutes: float
    calls: int
    underruns: int
    most_waiting: int
    """Bytes of ours that waited in the port at most."""
    simulator_worst_ms: float
    realtime: str
    tick_p99_ms: tuple[float, ...]
    """Of each call, as the program logged it."""


async def measure(kit: Kit) -> list[Figure]:
    """A minute of the line's process alone each way, then the whole program for so many minutes."""
    seconds = min(ALONE_S, kit.minutes * 60)
    command = [sys.executable, str(MAIN), "_line"]
    fifo, ordinary = [
        await measure_ticks(command=command, seconds=seconds, realtime=realtime, busy=cores())
        for realtime in (True, False)
    ]
    run = await _long_run(kit)
    return [*_ticks(fifo, ordinary, run), *_underruns(run, fifo, ordinary)]


def _ticks(fifo: ClockFigures, ordinary: ClockFigures, run: LongRun) -> list[Figure]:
    if FIFO in fifo.realtime:
        worst = max(fifo.tick_p99_ms, *run.tick_p99_ms)
        note = f"the line alone {fifo.tick_p99_ms:.2f}, worst {fifo.tick_max_ms:.1f} ms"
        if run.tick_p99_ms:
            note += f"; the whole program {max(run.tick_p99_ms):.2f} at worst of {run.calls} calls"
        first = judged("tick_p99", worst, n=_count(fifo), engines=Engines(), note=note)
    else:
        first = missing("tick_p99", f"this machine gives {fifo.realtime}")
    return [
        first,
        told(
            "tick_p99_ordinary",
            f"20 ms clock, {ordinary.busy} cores busy, without SCHED_FIFO: tick p99",
            ordinary.tick_p99_ms,
            "ms",
            n=_count(ordinary),
            engines=Engines(),
            note=f"worst {ordinary.tick_max_ms:.1f} ms; {ordinary.underruns} underruns heard",
        ),
    ]


def _count(figures: ClockFigures) -> int:
    return round(figures.seconds * 50)


def _underruns(run: LongRun, fifo: ClockFigures, ordinary: ClockFigures) -> list[Figure]:
    engines = Engines(recogniser=f"{recogniser('en')} (starved)", voice=f"{voice('en')} (starved)")
    note = (
        f"{run.minutes:.1f} min of sound in {run.calls} calls of the whole program, "
        f"{cores()} cores busy, {run.realtime}; at most {run.most_waiting // 320} frames waited; "
        f"the simulator's own clock {run.simulator_worst_ms:.1f} ms late at worst; "
        f"the line alone: {fifo.underruns} in {fifo.seconds:.0f} s"
    )
    if run.minutes < FULL_MINUTES:
        return [
            unclaimed(
                "underruns",
                run.underruns,
                n=run.calls,
                engines=engines,
                note=f"SHORTENED, not the {FULL_MINUTES:.0f} minutes: {note}",
            )
        ]
    return [judged("underruns", run.underruns, n=run.calls, engines=engines, note=note)]


async def _long_run(kit: Kit) -> LongRun:
    scratch = kit.scratch("clock")
    lines = [(variant, text) for text in corpus.ESPEAK_TEXTS for variant in corpus.ESPEAK_VOICES]
    async with kit.voices() as voices:
        said = await clips.spoken(voices, lines, language="en")
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        await scratch.set(assistants__languages="en")
        await scratch.knows(corpus.faq([clip.text for clip in said], language="en"))
        async with scratch.serving() as program:
            await program.ready()
            realtime = await program.realtime()
            calls = await _calls(simulator, program, said, seconds=kit.minutes * 60)
    tracks = [call.figures.track for call in calls if call.figures is not None]
    return LongRun(
        minutes=sum(len(track.ticks) for track in tracks) / 50 / 60,
        calls=len(calls),
        underruns=sum(track.underruns for track in tracks),
        most_waiting=max(max(track.waiting, default=0) for track in tracks),
        simulator_worst_ms=max(track.worst_tick_ms for track in tracks),
        realtime=realtime,
        tick_p99_ms=tuple(logged(scratch.folder)),
    )


async def _calls(
    simulator: SimulatorClient, program: Program, said: Sequence[Clip], *, seconds: float
) -> list[PhoneCall]:
    """Calls until there were so many seconds of sound, all of them with every core busy."""
    calls: list[PhoneCall] = []
    heard_s, index = 0.0, 0
    while heard_s < seconds:
        call = PhoneCall(simulator=simulator, number=f"+7916{len(calls):07d}")
        async with busy_cores(cores()), call:
            while not call.over and call.seconds < min(CALL_S, seconds - heard_s):
                await call.asks(said[index % len(said)])
                index += 1
        calls.append(call)
        heard_s += call.seconds
        await program.calls_over(len(calls))
    return calls


def logged(data: Path) -> list[float]:
    """The tick p99 of each call, from the program's log."""
    log = data / "logs" / "secretary.log"
    text = log.read_text("utf-8") if log.exists() else ""
    return [float(json.loads(found[1])["tick_p99_ms"]) for found in HEALTH.finditer(text)]
