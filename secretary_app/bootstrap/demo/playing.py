"""One scripted call on a stage, from its ring to its closed record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from secretary_app.bootstrap.demo.caller import Caller
from secretary_app.bootstrap.demo.script import Line, Script
from secretary_app.bootstrap.demo.stage import Stage
from secretary_app.bootstrap.demo.waiting import first_end

RECORD_LIMIT_S = 15.0
"""From the hang-up to the closed record."""


async def play_call(
    stage: Stage, script: Script, *, words: Path, lines: AsyncIterator[Line] | None = None
) -> None:
    """Raises TimeoutError where the line is silent. ``lines`` take the place of the script's."""
    ended = first_end(stage.workspace.events)
    caller = Caller(
        script=script,
        simulator=stage.simulator,
        voices=stage.secretary.engines.voices(),
        words=words if stage.from_script else None,
    )
    await caller.call(scripted(script) if lines is None else lines)
    async with asyncio.timeout(RECORD_LIMIT_S):
        await ended.wait()


async def scripted(script: Script) -> AsyncIterator[Line]:
    """Its lines, one after the other."""
    for line in script.lines:
        yield line
