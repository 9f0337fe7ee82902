"""Line processes that outlived the program that started them.

A line goes on when its app is killed, so that a crash costs nobody the call. The next app has no
place in that call: it lets the old line hang up, close its recording and give the ports back.
"""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import psutil

_LOG = logging.getLogger(__name__)

END_LIMIT_S = 8.0
"""To hang up and to close a recording; then it is killed."""

SAME_START_S = 1.0
"""Two readings of a process's start differ by rounding; another process of this number differs by
more."""


def note(sockets: Path, *, line_id: str, pid: int) -> Path:
    """Write down which process serves a line; the file goes when the process has ended."""
    file = _file(sockets, line_id)
    file.write_text(json.dumps({"pid": pid, "started": psutil.Process(pid).create_time()}))
    return file


async def end_leftover(sockets: Path, *, line_id: str) -> None:
    """End the process of an earlier program that still serves the line, if there is one."""
    file = _file(sockets, line_id)
    process = _leftover(file)
    if process is not None:
        _LOG.warning("line %s is still served for a program that died; it is ended", line_id)
        await asyncio.to_thread(_end, process)
    file.unlink(missing_ok=True)


def _leftover(file: Path) -> psutil.Process | None:
    try:
        noted = json.loads(file.read_text())
        process = psutil.Process(noted["pid"])
        same = abs(process.create_time() - noted["started"]) < SAME_START_S
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return process if same else None


def _end(process: psutil.Process) -> None:
    try:
        process.terminate()
        process.wait(timeout=END_LIMIT_S)
    except psutil.TimeoutExpired:
        process.kill()
    except psutil.NoSuchProcess:
        return


def _file(sockets: Path, line_id: str) -> Path:
    return sockets / f"line-{line_id}.pid"
