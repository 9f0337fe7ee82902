"""Asks the system to run this process before others, so that its clock can be believed."""

import os

PRIORITY = 5
"""Above everything at normal priority; below the line, which must never wait for a simulator."""


CLOCK_PRIORITY = 6
"""The clock's thread goes before the thread that answers AT commands."""


def become_realtime(priority: int = PRIORITY) -> str:
    """SCHED_FIFO for the calling thread and those it starts, where allowed.

    Returns "fifo", or "normal (why)".
    """
    if not hasattr(os, "sched_setscheduler"):
        return "normal (this system has no SCHED_FIFO)"
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(priority))
    except PermissionError:
        return "normal (SCHED_FIFO is not allowed)"
    return "fifo"
