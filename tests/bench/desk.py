"""The window: how soon it can be used, how fast it paints, and what it costs during a call."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from secretary_app.foundation.control import ProgramUnreachable, RunCommand, run_there
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import Role, read_owner
from secretary_app.kernel.paths import DataFolder
from tests.bench.figures import Engines, Figure, judged, median, p95
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.bench.names import voice
from tests.bench.program import MAIN, ProgramFailed, Scratch

STARTS = 7
"""The first makes the database, and is no everyday start."""
LIMIT_S = 60.0
WINDOW_LIMIT_S = 400.0
"""Two calls of the demo, and everything else."""
LIMITS = (
    "desk_start",
    "desk_paint_p95",
    "desk_page",
    "desk_live_cost",
    "desk_block",
    "desk_memory",
)
NOBODY = Engines()
TALK = Engines(recogniser="the words of the script", voice=voice("ru"))
SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


async def measure(kit: Kit) -> list[Figure]:
    """Starts of the program, then one window in a process of its own."""
    scratch = kit.scratch("desk")
    starts = [await _start(scratch) for _ in range(STARTS)]
    return [_start_row(starts), *_window_rows(await _window(kit))]


@dataclass(frozen=True, slots=True)
class _Start:
    """From the spawn until the window does what a second start asks of it."""

    clock_s: float
    worked_s: float
    """Processor time; the rest was waited for, or taken by others."""


async def _start(scratch: Scratch) -> _Start:
    scratch.folder.mkdir(parents=True, exist_ok=True)
    spawned_at = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(MAIN), "--data", str(scratch.folder), "--lang", "en", "app"),
        env={**os.environ, **SCREEN},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(LIMIT_S):
            while not await _raised(scratch.folder, process.pid):
                if process.returncode is not None:
                    raise ProgramFailed(f"exit {process.returncode}")
                # Nobody is told when a desk is there; a person looks, too.
                await asyncio.sleep(0.005)
        clock_s, worked = time.monotonic() - spawned_at, psutil.Process(process.pid).cpu_times()
        return _Start(clock_s, worked.user + worked.system)
    finally:
        process.terminate()
        await process.wait()


async def _raised(folder: Path, pid: int) -> bool:
    owner = read_owner(DataFolder(folder))
    if owner is None or owner.endpoint is None or (owner.role, owner.pid) != (Role.DESK, pid):
        return False
    request = RunCommand(
        argv=("app",),
        cwd=str(folder),
        language=Language.EN,
        language_given=False,
        width=None,
        colour=False,
    )
    try:
        return not await run_there(
            endpoint=owner.endpoint, token=owner.token, request=request, write=lambda *_said: None
        )
    except ProgramUnreachable:
        return False


def _start_row(starts: list[_Start]) -> Figure:
    again = [each.clock_s for each in starts[1:]]
    worked = median([each.worked_s for each in starts[1:]])
    return judged(
        "desk_start",
        median(again),
        n=len(again),
        engines=NOBODY,
        note=f"from spawn to a window that answers; max {max(again):.2f} s; processor time "
        f"{worked:.2f} s; the first start, with a new database, {starts[0].clock_s:.2f} s; "
        f"{others()}",
    )


async def _window(kit: Kit) -> Mapping[str, list[float]]:
    folder = kit.folder / "desk-window"
    folder.mkdir(parents=True, exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.desk_window", str(folder)),
        cwd=MAIN.parent,
        env={**os.environ, **SCREEN},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(WINDOW_LIMIT_S):
            out, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise ProgramFailed(f"the window ended with {process.returncode}")
    found: Mapping[str, list[float]] = json.loads(out.splitlines()[-1])
    kit.keep("desk", [(name, *values) for name, values in found.items()])
    return found


def _window_rows(found: Mapping[str, list[float]]) -> list[Figure]:
    paint, late = found["paint_ms"], found["late_ms"]
    pages = {key[5:]: values for key, values in found.items() if key.startswith("page_")}
    slowest = max(pages, key=lambda key: median(pages[key]))
    shown, hidden = found["cpu_shown"][0], found["cpu_hidden"][0]
    call_s = found["call_s"][0]
    busy = f"{others()}; {call_s:.0f} s of call"
    return [
        judged(
            "desk_paint_p95",
            p95(paint),
            n=len(paint),
            engines=NOBODY,
            note=f"processor time; median {median(paint):.1f}; beside other work p95 "
            f"{p95(found['paint_wall_ms']):.1f} ms; {others()}",
        ),
        judged(
            "desk_page",
            max(median(values) for values in pages.values()),
            n=sum(map(len, pages.values())),
            engines=NOBODY,
            note=f"{len(pages)} pages, the slowest {slowest}; each its median of "
            f"{len(pages[slowest])}; {others()}",
        ),
        judged(
            "desk_live_cost",
            max(0.0, shown - hidden),
            n=1,
            engines=TALK,
            note=f"the process with its serving {shown:.1f} %, with the window hidden "
            f"{hidden:.1f} %; {busy}",
        ),
        judged(
            "desk_block",
            found["block_ms"][0],
            n=int(found["ticks"][0]),
            engines=TALK,
            note=f"by our own processor time; {len(late)} ticks were over 50 ms late by "
            f"the clock, at most {max(late, default=0.0):.0f} ms; {busy}",
        ),
        judged(
            "desk_memory",
            found["memory_mb"][0],
            n=1,
            engines=TALK,
            note="PSS of the process, serving in it, every page opened, after two calls",
        ),
    ]
