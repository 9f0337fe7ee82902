"""Line processes that outlived the program that started them.

A line goes on when its app is killed, so that a crash costs nobody the call. It is noted which
process serves a line and where it listens, so that the next app finds it (``outlived.py``), or has
it hang up, close its recording and give the ports back.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path

import psutil

_LOG = logging.getLogger(__name__)

END_LIMIT_S = 8.0
"""To hang up and to close a recording; then it is killed."""

LOOK_EVERY_S = 0.05
"""Nobody tells the end of a process that is not one's own."""

SAME_START_S = 1.0
"""Two readings of a process's start differ by rounding; another process of this number differs by
more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A line that still runs."""

    process: psutil.Process
    endpoint: str
    """Where it listens; empty where it was not yet known to."""
    token: str | None
    config: str
    """What it was started with."""


def note(
    sockets: Path,
    *,
    line_id: str,
    pid: int,
    endpoint: str = "",
    token: str | None = None,
    config: str = "",
) -> None:
    """Write down which process serves a line; only we may read that folder."""
    try:
        noted = {
            "pid": pid,
            "started": psutil.Process(pid).create_time(),
            "endpoint": endpoint,
            "token": token,
            "config": config,
        }
        _file(sockets, line_id).write_text(json.dumps(noted))
    except (OSError, psutil.Error):
        # The line works without; should this program be killed, the line ends a little later.
        _LOG.warning("the process of line %s could not be noted", line_id, exc_info=True)


def forget(sockets: Path, *, line_id: str) -> None:
    """The process has ended: nothing of it stays behind."""
    for left in (_file(sockets, line_id), *sockets.glob(f"line-{line_id}-*")):
        left.unlink(missing_ok=True)


async def end_leftovers(sockets: Path, *, but: frozenset[str]) -> None:
    """End the line processes of an earlier program, whichever lines it had, except these."""
    for line_id in _noted(sockets):
        if line_id not in but:
            await end_leftover(sockets, line_id=line_id)


async def end_leftover(sockets: Path, *, line_id: str) -> None:
    """End the process of an earlier program that still serves the line, if there is one."""
    left = find(sockets, line_id=line_id)
    if left is not None:
        _LOG.warning("line %s is still served for a program that died; it is ended", line_id)
        await end(left.process)
    forget(sockets, line_id=line_id)


def _noted(sockets: Path) -> list[str]:
    return [file.stem.removeprefix("line-") for file in sockets.glob("line-*.pid")]


def find(sockets: Path, *, line_id: str) -> Leftover | None:
    """The process of an earlier program that still serves the line."""
    try:
        noted = json.loads(_file(sockets, line_id).read_text())
        process = psutil.Process(noted["pid"])
        if abs(process.create_time() - noted["started"]) >= SAME_START_S:
            return None
        return Leftover(
            process=process,
            endpoint=noted["endpoint"],
            token=noted["token"],
            config=noted["config"],
        )
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None


async def end(process: psutil.Process) -> None:
    """Tell it to end, and see to it; returns when it has."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        try:
            async with asyncio.timeout(END_LIMIT_S):
                while True:
                    if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                        return
                    await asyncio.sleep(LOOK_EVERY_S)
        except TimeoutError:
            process.kill()


def _file(sockets: Path, line_id: str) -> Path:
    return sockets / f"line-{line_id}.pid"
