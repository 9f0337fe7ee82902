"""Asks the system to run this process before others, so that its clock can be believed."""

import os

PRIORITY = 5
"""Above everything at normal priority; below the line, which must never wait for a simulator."""


def become_realtime() -> str:
    """SCHED_FIFO where allowed. Returns "fifo", or "normal (why)"."""
    if not hasattr(os, "sched_setscheduler"):
        return "normal (this system has no SCHED_FIFO)"
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(PRIORITY))
    except PermissionError:
        return "normal (SCHED_FIFO is not allowed)"
    return "fifo"
