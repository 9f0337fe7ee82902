"""What the status strip says and no event tells: the calls of today, how strong the network is."""

from __future__ import annotations

import asyncio
import contextlib

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.history.models import CallFilter
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.kernel.errors import UserFacing
from ui.shell.status import Status

SIGNAL_S = 300.0
"""The network is asked how strong it is so often, never while somebody talks."""

READY, MODEM = "ready", "modem"


async def keep_strip_told(workspace: Workspace, status: Status) -> None:
    """Until it is cancelled. Acts for the program: the strip says what everybody may know."""
    today = workspace.clock.now().astimezone().date()
    days = await workspace.history.days(CallFilter(since=today, until=today))
    status.know_calls(sum(day.count for day in days))
    moved = asyncio.Event()

    def hear(event: LineStateChanged) -> None:
        if event.state == READY:
            moved.set()

    unsubscribe = workspace.events.subscribe(LineStateChanged, hear)
    try:
        while True:
            if workspace.line.serving and workspace.line.state == READY and not status.in_call:
                status.know_signal(await _bars(workspace))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SIGNAL_S):
                    await moved.wait()
            moved.clear()
    finally:
        unsubscribe()


async def _bars(workspace: Workspace) -> int | None:
    try:
        found = await workspace.line.check()
    except UserFacing:
        # What is wrong with the line is said by its own events.
        return None
    return found.signal_bars if found.kind == MODEM else None
