"""Line processes that outlived the program that started them.

A line goes on when its app is killed, so that a crash costs nobody the call. The next app has no
place in that call: it lets the old line hang up, close its recording and give the ports back.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
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


def note(sockets: Path, *, line_id: str, pid: int) -> None:
    """Write down which process serves a line."""
    try:
        started = psutil.Process(pid).create_time()
        _file(sockets, line_id).write_text(json.dumps({"pid": pid, "started": started}))
    except (OSError, psutil.Error):
        # The line works without; should this program be killed, the line ends a little later.
        _LOG.warning("the process of line %s could not be noted", line_id, exc_info=True)


def forget(sockets: Path, *, line_id: str) -> None:
    """The process has ended: nothing of it stays behind."""
    for left in (_file(sockets, line_id), *sockets.glob(f"line-{line_id}-*")):
        left.unlink(missing_ok=True)


async def end_leftovers(sockets: Path) -> None:
    """End every line process of an earlier program, whichever lines it had."""
    for line_id in _noted(sockets):
        await end_leftover(sockets, line_id=line_id)


async def end_leftover(sockets: Path, *, line_id: str) -> None:
    """End the process of an earlier program that still serves the line, if there is one."""
    process = _leftover(_file(sockets, line_id))
    if process is not None:
        _LOG.warning("line %s is still served for a program that died; it is ended", line_id)
        await _end(process)
    forget(sockets, line_id=line_id)


def _noted(sockets: Path) -> list[str]:
    return [file.stem.removeprefix("line-") for file in sockets.glob("line-*.pid")]


def _leftover(file: Path) -> psutil.Process | None:
    try:
        noted = json.loads(file.read_text())
        process = psutil.Process(noted["pid"])
        same = abs(process.create_time() - noted["started"]) < SAME_START_S
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return process if same else None


async def _end(process: psutil.Process) -> None:
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
