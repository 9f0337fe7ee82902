"""How long a start takes, and how much memory the program holds while nobody calls."""

import asyncio
from collections.abc import Sequence

import psutil

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from tests.bench.caller import simulator_config
from tests.bench.figures import Engines, Figure, judged, median, missing, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.program import Program, ProgramFailed, Scratch

STARTS = 7
"""The first makes the database."""
IDLE_S = 10.0
"""What is allocated for a start is given back by then."""
MB = 1_000_000
NOBODY = Engines()


async def measure(kit: Kit) -> list[Figure]:
    """Starts it so many times; the last start is left idle and weighed, before and after a call."""
    scratch = kit.scratch("footprint")
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        starts = [await _start(scratch) for _ in range(STARTS)]
        async with scratch.serving() as program:
            await program.ready()
            heard = await _recogniser(program)
            await asyncio.sleep(IDLE_S)  # what is weighed is a program at rest
            before = program.family()
            new = _weight(program)
            await _call(simulator, program)
            await asyncio.sleep(IDLE_S)  # what is weighed is a program at rest
            used = _weight(program)
            if program.family() != before:
                return [missing("idle_memory", "a process was restarted meanwhile")]
    return [*_start_rows(starts), *_memory_rows(new, used, heard)]


def _start_rows(starts: Sequence[float]) -> list[Figure]:
    again = starts[1:]
    return [
        judged(
            "start",
            max(starts),
            n=len(starts),
            engines=NOBODY,
            note=f"from spawn to the line's ready; first start, with a new database, "
            f"{starts[0]:.2f} s; later ones median {median(again):.2f} s; {others()}",
        )
    ]


async def _start(scratch: Scratch) -> float:
    async with scratch.serving() as program:
        return await program.ready() - program.spawned_at


async def _recogniser(program: Program) -> str:
    """The recogniser that is loaded meanwhile; its memory is a worker's and counts apart."""
    try:
        await program.understands("en")
    except ProgramFailed:
        return "none"
    return "PocketSphinx en"


async def _call(simulator: SimulatorClient, program: Program) -> None:
    await simulator.ring("+79161110000")
    opened = await simulator.pcm_opened()
    await simulator.wait(Mark.VOICE_ENDED, after=opened.at)
    await simulator.caller_hangs_up()
    await program.calls_over(1)


def _weight(program: Program) -> dict[str, tuple[float, float]]:
    """(PSS, RSS) in MB by role."""
    return {
        role: (sum(_pss(each) for each in family), sum(_rss(each) for each in family))
        for role, family in program.family().items()
    }


def _pss(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / MB


def _rss(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / MB


def _memory_rows(
    new: dict[str, tuple[float, float]], used: dict[str, tuple[float, float]], heard: str
) -> list[Figure]:
    (app, app_rss), (line, line_rss) = used["app"], used["line"]
    note = (
        f"PSS, 10 s after a call: app {app:.0f}, line {line:.0f} "
        f"(RSS {app_rss:.0f} + {line_rss:.0f}); before the first call "
        f"{new['app'][0] + new['line'][0]:.0f}"
    )
    engines = Engines(recogniser=heard, voice="eSpeak NG")
    return [
        judged("idle_memory", app + line, n=1, engines=engines, note=note),
        told(
            "idle_memory_workers",
            "idle memory of the engine workers (PSS)",
            used["worker"][0],
            "MB",
            n=1,
            engines=engines,
        ),
    ]
