"""A line on a modem that misbehaves, and calls on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hardware.audio.pcm import samples
from hardware.line.reports import (
    AudioOpen,
    CallEnded,
    CallGraded,
    LineState,
    Report,
    Ringing,
)
from hardware.simulator.config import Family, Faults, SimulatorConfig
from hardware.simulator.measurements import Measurements
from tests.support.desk_bench import missing_parts
from tests.support.line_bench import LineBench, line_bench
from tests.support.modem_card import quectel_bench

CALLER = "+79161112233"
LIMIT_S = 30.0

DECAYING_FIRMWARE = "LE20B05SIM7600M21-A_250919"
FAST = 50.0
"""The reset's 25 s pass in half a second."""

LOUD = 400 * 16
"""Half a second of sound, less what the opening of the port may cost."""


@asynccontextmanager
async def bad_modem(
    folder: Path, faults: Faults | None = None, *, config: SimulatorConfig | None = None
) -> AsyncIterator[LineBench]:
    """A line on a module that is off USB while it resets, with links to its ports.

    Skips where a Quectel is wanted and its sound card cannot be played.
    """
    plain = config or SimulatorConfig()
    made = replace(
        plain,
        faults=faults or plain.faults,
        reset_ms=25_000,
        clock_factor=FAST,
        links=str(folder / "by-id"),
    )
    if made.family is Family.QUECTEL and (missing := missing_parts()):
        pytest.skip(f"nothing plays a modem's sound card here: {missing}")
    bench_for = quectel_bench if made.family is Family.QUECTEL else line_bench
    async with bench_for(folder, simulator=made) as bench:
        yield bench


async def ready(bench: LineBench, *, since: int = 0) -> None:
    await bench.told_of(LineState, since=since, where=lambda r: r.state == "ready", limit_s=LIMIT_S)


async def begin(bench: LineBench) -> int:
    """A call with open sound; returns where in `told` it began."""
    since = len(bench.told)
    bench.caller.clear()
    await bench.sim.ring(CALLER)
    await bench.told_of(Ringing, since=since, limit_s=LIMIT_S)
    await bench.app.answer()
    await bench.told_of(AudioOpen, since=since, limit_s=LIMIT_S)
    return since


async def talk(bench: LineBench, *, ms: int = 1800, name: str = "u") -> Measurements:
    """Both sides make sound for so long, at the same time; then the caller hangs up."""
    await bench.say(name, ms)
    said = await bench.sim.caller_says(voice_of(ms))
    await bench.sim.speech_ended(said)
    await bench.sim.caller_hangs_up()
    return await bench.sim.measurements()


def voice_of(ms: int) -> bytes:
    """A caller's noise that no tone of ours resembles: coloured, and never digitally silent."""
    noise = np.random.default_rng(7).normal(0, 3000, ms * 8)
    return np.clip(noise, -12_000, 12_000).astype("<i2").tobytes()


async def graded(bench: LineBench, *, since: int) -> CallGraded:
    told = await bench.told_of(CallGraded, since=since, limit_s=LIMIT_S)
    ended = await bench.told_of(CallEnded, since=since, limit_s=LIMIT_S)
    assert place(bench, told) < place(bench, ended), "the grade comes before the end"
    return told


def place(bench: LineBench, report: Report) -> int:
    """Where in `told` this very report stands."""
    return next(index for index, each in enumerate(bench.told) if each is report)


def loud_bytes(pcm: bytes) -> int:
    """How much of it is sound."""
    return 2 * int(np.count_nonzero(np.abs(samples(bytes(pcm)).astype(int)) > 300))


async def grade_of_call(bench: LineBench) -> CallGraded:
    since = await begin(bench)
    await talk(bench)
    return await graded(bench, since=since)
