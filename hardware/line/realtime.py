"""Asks the system for what a 20 ms clock needs, takes what it gets, and says which it was."""

import ctypes
import gc
import os
import sys

FIFO_PRIORITY = 10
"""Above every ordinary program, below the kernel's own interrupt threads (50)."""

MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4
"""Linux mlockall(2). ONFAULT locks what is used and does not load all that is mapped."""

YOUNG_OBJECTS = 20_000
"""Frames and messages die by their reference count; a collection every 700 objects is for naught.
"""


def ask_realtime(*, wanted: bool) -> str:
    """Makes this thread SCHED_FIFO with its memory locked, as far as allowed; says what it is.

    Children and later threads start at ordinary priority (SCHED_RESET_ON_FORK).
    """
    if not wanted:
        return "ordinary priority (realtime is off in the configuration)"
    if not hasattr(os, "sched_setscheduler"):
        return "ordinary priority (this system has no SCHED_FIFO)"
    try:
        parameters = os.sched_param(FIFO_PRIORITY)
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, parameters)
    except OSError as error:
        return f"ordinary priority (SCHED_FIFO not permitted: {error.strerror})"
    return f"SCHED_FIFO {FIFO_PRIORITY}, {_lock_memory()}"


LARGE_BYTES = 1 << 20
"""What the sound of a whole call takes while it is judged."""

M_MMAP_THRESHOLD = -3
"""Linux mallopt(3). Set once, it no longer grows with what was freed."""


def settle_memory() -> None:
    """Called when everything is loaded: the collector need not look at any of it again.

    What is large is given back to the system as soon as it is free, by whichever thread.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
    if sys.platform == "linux":
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)


def sweep() -> None:
    """Called when a call is over and none is on: half a megabyte of it hangs together in circles.

    The collector by itself would come after some hundred calls (`YOUNG_OBJECTS`).
    """
    gc.collect()


def _lock_memory() -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0:
        return "memory locked"
    return f"memory not locked ({os.strerror(ctypes.get_errno())})"
