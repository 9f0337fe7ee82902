"""Our server beside FastAPI and uvicorn: the same answers, as many requests as each can serve.

They take turns of a few seconds on the same machine with the same load. A processor is shared with
whatever else runs, so beside the requests a second stands what a request costs each of them.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.bench.clips import REPOSITORY
from tests.bench.environment import NoPeer, interpreter
from tests.bench.figures import Engines, Figure, judged, median, missing, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.web.load import CLIENTS, load, port_that_is_free

LIMITS = ("web_ratio",)

LOCK = REPOSITORY / "tests" / "bench" / "web" / "requirements.txt"

TURNS = 5
TURN_S = 4.0
START_LIMIT_S = 60.0
TRY_AGAIN_S = 0.1

MICRO = 1_000_000


@dataclass(slots=True)
class Party:
    """One of the two."""

    name: str
    python: Path
    module: str
    per_second: list[float] = field(default_factory=list)
    cost_us: list[float] = field(default_factory=list)
    """Of a processor, for each request."""
    refused: int = 0


async def measure(kit: Kit) -> list[Figure]:
    """In turns; the first of each warms up and is thrown away."""
    try:
        peer = await interpreter(LOCK, name="fastapi")
    except NoPeer as reason:
        return [missing(limit, str(reason)) for limit in LIMITS]
    ours = Party("our server", Path(sys.executable), "tests.bench.web.ours")
    theirs = Party("FastAPI and uvicorn", peer, "tests.bench.web")
    async with _running(ours) as (our_port, us), _running(theirs) as (their_port, them):
        for turn in range(TURNS + 1):
            for party, port, process in ((ours, our_port, us), (theirs, their_port, them)):
                before = _cpu_s(process)
                done = await load(port, seconds=TURN_S)
                cost = (_cpu_s(process) - before) / max(done.requests, 1) * MICRO
                party.refused += done.refused
                if turn:
                    party.per_second.append(done.per_second)
                    party.cost_us.append(cost)
    kit.keep(
        "web",
        [
            ("who", "requests_per_second", "cpu_us"),
            *(
                (party.name, round(rate), round(cost))
                for party in (ours, theirs)
                for rate, cost in zip(party.per_second, party.cost_us, strict=True)
            ),
        ],
    )
    return figures(ours, theirs)


def figures(ours: Party, theirs: Party) -> list[Figure]:
    """The ratio against its limit, and what it is made of."""
    engines, note = Engines(), f"{CLIENTS} kept connections, {others()}"
    if ours.refused or theirs.refused:
        return [missing("web_ratio", f"refused: {ours.refused} and {theirs.refused} requests")]
    ratio = median(ours.per_second) / median(theirs.per_second)
    rows = [judged("web_ratio", round(ratio, 2), n=TURNS, engines=engines, note=note)]
    for party in (ours, theirs):
        cost = f"{median(party.cost_us):.0f} µs of a processor each; {note}"
        rate, name = median(party.per_second), f"web_rate_{party.module.rpartition('.')[2]}"
        text = f"requests a second, {party.name}"
        rows.append(told(name, text, round(rate), "/s", n=TURNS, engines=engines, note=cost))
    return rows


@asynccontextmanager
async def _running(party: Party) -> AsyncIterator[tuple[int, psutil.Process]]:
    port = port_that_is_free()
    process = await asyncio.create_subprocess_exec(
        *(str(party.python), "-m", party.module, str(port)), cwd=REPOSITORY
    )
    try:
        async with asyncio.timeout(START_LIMIT_S):
            await _answers(port)
        yield port, psutil.Process(process.pid)
    finally:
        process.kill()
        await process.wait()


async def _answers(port: int) -> None:
    while True:
        try:
            await load(port, seconds=TRY_AGAIN_S)
        except OSError:
            await asyncio.sleep(TRY_AGAIN_S)  # a server of others tells nobody that it is there
        else:
            return


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
