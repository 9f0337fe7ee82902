"""What processes hold, from /proc: memory, open files, threads; and what is left of a run."""

import os
from dataclasses import dataclass
from pathlib import Path

import psutil

MB = 1_000_000
MARKER = "SECRETARY_SOAK"
"""A variable of the environment that all processes of a run inherit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """App and line between two calls."""

    call: int
    pids: tuple[int, int]
    pss_mb: float
    own_mb: float
    """Private pages: what other processes do does not change it."""
    files: int
    threads: int


def weigh(app: psutil.Process, line: psutil.Process, *, call: int) -> Weight:
    """Both together. Raises psutil.Error where one is gone."""
    memory = [process.memory_full_info() for process in (app, line)]
    return Weight(
        call=call,
        pids=(app.pid, line.pid),
        pss_mb=sum(each.pss for each in memory) / MB,
        own_mb=sum(each.uss for each in memory) / MB,
        files=app.num_fds() + line.num_fds(),
        threads=app.num_threads() + line.num_threads(),
    )


def processes_left(run: str) -> list[str]:
    """Processes of a run that are still there, besides this one."""
    left = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get(MARKER) == run:
                left.append(f"{process.pid} {' '.join(process.cmdline())[-80:]}")
        except psutil.Error:
            continue
    return left


def files_left(*folders: Path) -> list[str]:
    """Whatever lies in these folders."""
    return [str(each) for folder in folders if folder.is_dir() for each in sorted(folder.iterdir())]


def shared_memory_left() -> list[str]:
    """Of ours in /dev/shm."""
    return [name for name in files_left(Path("/dev/shm")) if "secretary" in name]
