"""Waits for the line: no picture shows one that is only starting, and every call is heard."""

from __future__ import annotations

import asyncio

from secretary_app.bootstrap.demo.stage import Stage
from secretary_app.features.lines.events import LineStateChanged

READY = "ready"
LIMIT_S = 120.0
"""A simulated line is ready in two seconds, on a machine that others work on in half a minute."""


async def line_ready(stage: Stage) -> None:
    """Until somebody may call."""
    workspace, moved = stage.workspace, asyncio.Event()
    unsubscribe = workspace.events.subscribe(LineStateChanged, lambda _event: moved.set())
    try:
        async with asyncio.timeout(LIMIT_S):
            await stage.secretary.engines.recognisers_ready()
            while workspace.line.state != READY:
                moved.clear()
                await moved.wait()
    finally:
        unsubscribe()
