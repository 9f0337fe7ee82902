"""`python -m tests.soak`: makes the calls, prints the table, writes `build/soak.json`.

Exit code 0 when every limit that could be measured holds, else 1. Ctrl-C ends it early, with the
table of what was measured so far.
"""

import argparse
import asyncio
import contextlib
import csv
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from engines.clients import TtsChain
from tests.bench import corpus
from tests.bench.clips import REPOSITORY, Clip, spoken
from tests.bench.kit import FULL_MINUTES, Kit
from tests.bench.load import cores
from tests.bench.report import table, write_json
from tests.soak.calling import Caller, MadeCall, Words
from tests.soak.decay import decaying
from tests.soak.heard import confirmations
from tests.soak.judge import Book, Verdict
from tests.soak.plan import PlannedCall, dealt
from tests.soak.rows import Findings, rows
from tests.soak.station import Station, stationed, wall_offset
from tests.soak.weight import MARKER, files_left, processes_left, shared_memory_left

RESULT = REPOSITORY / "build" / "soak.json"
SINGLE = REPOSITORY / "build" / "soak-calls.csv"
SCRATCH = REPOSITORY / "build" / "soak"

LINES_PER_CORE = 4
"""A call takes a third of a core while its caller speaks, and little else of the time."""
FEWEST_LINES = 2
"""On the first one app and line process are spared."""
MOST_DECAY = 100
DECAY_SHARE = 10
"""One call in so many is made on the decaying modem, besides: it resets for 25 s after each."""
PROGRESS_EVERY_S = 5.0
SEEDS = 1_000_000

QUESTIONS = (
    "do you have parking",
    "where are you located",
    "how much is a copy of a key",
    "what are your opening hours",
    "can you copy a car key",
    "set kitchen lights to green",
)
KNOWN = QUESTIONS[:-1]
WISHES = ("i want to leave a message", "take a message")
MESSAGES = (
    "please tell the boss that the door is open",
    "my key does not turn any more",
    "i will come on friday",
)
YES = ("yes", "yes please")
GOODBYES = ("goodbye", "thank you goodbye")


def main() -> int:
    """Runs the soak that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument(
        "--seed", type=int, default=None, help="printed; deals the same calls again"
    )
    parser.add_argument("--lines", type=int, default=None, help="at once; else by the cores")
    parser.add_argument("--decay", type=int, default=None, help="calls on the decaying modem")
    parser.add_argument("--keep", action="store_true", help=f"keep what is in {SCRATCH.name}/")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(SEEDS) if options.seed is None else options.seed
    lines = max(FEWEST_LINES, options.lines or LINES_PER_CORE * cores())
    decay = (
        min(MOST_DECAY, options.calls // DECAY_SHARE) if options.decay is None else options.decay
    )
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True, mode=0o700)
    # All processes of the run inherit both, so that what is left of them can be told apart.
    os.environ[MARKER] = str(os.getpid())
    os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="soak-")
    print(
        f"soak: {options.calls} calls, seed {seed}, {lines} lines at once on {cores()} cores, "
        f"{decay} calls on a decaying modem",
        file=sys.stderr,
        flush=True,
    )
    found = Findings(seed=seed, lines=lines, planned_decay=decay)
    plans = dealt(calls=options.calls, lines=lines, seed=seed)
    asyncio.run(_soak(plans, decay, found))
    _look_around(found)
    figures = rows(found)
    write_json(figures, RESULT)
    _write_calls(found)
    print(table(figures))
    missed = [figure.text for figure in figures if figure.holds is False]
    print(f"\n{RESULT.relative_to(REPOSITORY)}: {len(figures)} rows")
    print("\n".join(["limits that do not hold:", *missed]) if missed else "all limits hold")
    if not options.keep:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
    return int(bool(missed))


async def _soak(plans: Sequence[Sequence[PlannedCall]], decay: int, found: Findings) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop.set)
    kit = Kit(folder=SCRATCH, minutes=FULL_MINUTES)
    async with kit.voices() as voices:
        words, sentences = await _words(voices), await confirmations(voices)
    faq = [dict(entry) for entry in corpus.faq(KNOWN, language="en")]
    started = time.monotonic()
    made: list[list[MadeCall]] = [[] for _ in plans]
    async with AsyncExitStack() as stack:
        stations = list(
            await asyncio.gather(
                *(
                    stack.enter_async_context(stationed(SCRATCH, name=f"line{index}", faq=faq))
                    for index in range(len(plans))
                )
            )
        )
        await stack.enter_async_context(_progress(plans, made))
        callers = [Caller(station, words=words, confirmations=sentences) for station in stations]
        working = [
            asyncio.create_task(_line(station, caller, plan, done), name=station.name)
            for station, caller, plan, done in zip(stations, callers, plans, made, strict=True)
        ]
        if decay:
            working.append(
                asyncio.create_task(
                    decaying(
                        SCRATCH, calls=decay, clip=words.questions[0], faq=faq, figures=found.decay
                    ),
                    name="decay",
                )
            )
        found.deaths += await _until(stop, working)
    found.minutes = (time.monotonic() - started) / 60
    wall = wall_offset()
    for station, caller, done in zip(stations, callers, made, strict=True):
        book = Book(station.scratch.folder)
        found.calls += done
        found.verdicts += book.judge(done, wall=wall)
        begun = [*done, *([caller.under_way] if caller.under_way else [])]
        found.phantoms += len(book.phantoms(begun, wall=wall))
        found.deaths += station.deaths
    found.deaths += found.decay.deaths
    found.weights = stations[0].weights


async def _until(stop: asyncio.Event, working: Sequence[asyncio.Task[None]]) -> list[str]:
    """Until all calls are made, or somebody wants no more of them. What made a line give up."""
    stopping = asyncio.create_task(stop.wait(), name="stop")
    together = asyncio.create_task(asyncio.wait(working), name="all lines")
    await asyncio.wait({stopping, together}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    together.cancel()
    for task in working:
        task.cancel()
    ended = await asyncio.gather(*working, return_exceptions=True)
    return [
        f"{task.get_name()} gave up: {end!r}"
        for task, end in zip(working, ended, strict=True)
        if isinstance(end, Exception)
    ]


async def _line(
    station: Station, caller: Caller, plan: Sequence[PlannedCall], done: list[MadeCall]
) -> None:
    for call in plan:
        await station.ready()
        await asyncio.sleep(call.pause_s)  # nobody calls for a while: that is in the plan
        done.append(await caller.make(call))
        station.weigh(call=call.index)


async def _words(voices: TtsChain) -> Words:
    async def said(texts: Sequence[str]) -> list[Clip]:
        lines = [(name, text) for text in texts for name in corpus.ESPEAK_VOICES]
        return await spoken(voices, lines, language="en")

    return Words(
        questions=await said(QUESTIONS),
        wishes=await said(WISHES),
        messages=await said(MESSAGES),
        yes=await said(YES),
        goodbyes=await said(GOODBYES),
    )


@asynccontextmanager
async def _progress(
    plans: Sequence[Sequence[PlannedCall]], made: Sequence[Sequence[MadeCall]]
) -> AsyncIterator[None]:
    """A line every few seconds: calls, faults, kills, time left."""
    total, started = sum(map(len, plans)), time.monotonic()

    async def tell() -> None:
        while True:
            await asyncio.sleep(PROGRESS_EVERY_S)  # so often a person wants to know
            calls = [call for line in made for call in line]
            if not calls:
                continue
            left_s = (time.monotonic() - started) * (total / len(calls) - 1)
            text = (
                f"{len(calls)} of {total} calls, {sum(bool(c.plan.fault) for c in calls)} faults, "
                f"{sum(len(c.kills) for c in calls)} kills, "
                f"{int(left_s // 60)}:{int(left_s % 60):02d} left"
            )
            end = "\r" if sys.stderr.isatty() else "\n"
            print(text, end=end, file=sys.stderr, flush=True)

    telling = asyncio.create_task(tell(), name="progress")
    try:
        yield
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling


def _look_around(found: Findings) -> None:
    """Whatever is left of the run now that everything has stopped."""
    sockets = [each / "sockets" for each in SCRATCH.iterdir() if each.is_dir()]
    found.left = [
        *processes_left(os.environ[MARKER]),
        *files_left(Path(tempfile.gettempdir()), *sockets),
        *shared_memory_left(),
    ]


def _write_calls(found: Findings) -> None:
    """Single calls, for finding out why a figure is bad."""
    with SINGLE.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(
            (
                "call",
                "number",
                "script",
                "fault",
                "kills",
                "ended by",
                "sound s",
                "silences",
                "wrong",
            )
        )
        for call, verdict in zip(found.calls, found.verdicts, strict=True):
            out.writerow(_row(call, verdict))


def _row(call: MadeCall, verdict: Verdict) -> tuple[object, ...]:
    wrong = (verdict.stuck, verdict.untruthful, verdict.lost, verdict.sound)
    return (
        call.plan.index,
        call.plan.number,
        call.plan.script.value,
        call.plan.fault,
        " ".join(
            f"{target}@{at - (call.answered_at or call.rang_at):.1f}" for target, at in call.kills
        ),
        "refused" if call.refused else call.ended_by,
        round(call.sound_s, 1),
        " ".join(f"{turn.silence_s:.2f}" for turn in call.turns),
        " | ".join(each for each in wrong if each),
    )


if __name__ == "__main__":
    sys.exit(main())
