"""Keeps an engine from taking the processor away from the phone line.

Measured on two cores with both busy: a 20 ms clock had its 99th percentile at 12 ms beside work of
normal priority, at 3-5 ms beside work at nice 19.
"""

import os
import sys
from enum import StrEnum

NICEST = 19

THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Read by numerical libraries when they are loaded, so they are set before any backend is."""


class Priority(StrEnum):
    """How much of a busy machine a worker gets."""

    NICE = "nice"
    """Nice 19: a small share. For what a caller waits for."""
    IDLE = "idle"
    """Linux SCHED_IDLE: only what nobody else wants. For work that can wait for hours."""


def lower_priority(priority: Priority) -> None:
    """Takes this process out of the line's way, as far as the system has such a thing."""
    if priority is Priority.IDLE and sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    if os.name == "posix":
        os.setpriority(os.PRIO_PROCESS, 0, NICEST)


def thread_limit() -> int:
    """Threads an engine may use: all cores but one, which belongs to the line."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, cores - 1)


def limit_threads() -> None:
    """Tells the numerical libraries; a value the owner has set stays."""
    for variable in THREAD_VARIABLES:
        os.environ.setdefault(variable, str(thread_limit()))
