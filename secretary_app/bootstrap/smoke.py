"""``smoke``: whether this very program, frozen or not, can answer a call. Says each step."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import click

from hardware.simulator.stamps import Mark
from secretary_app.bootstrap.demo.stage import Stage, Wishes, set_stage
from secretary_app.bootstrap.demo.waiting import LineReady, first_end
from secretary_app.foundation.console import (
    Console,
    Invocation,
    TranslatedCommand,
    program_command,
)
from secretary_app.foundation.lock import OwnerLock, Role
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder

NUMBER = "+79161112233"

GREETING_LIMIT_S = 10.0
"""It sounds within a quarter of a second; a frozen program's first start may be slow."""
RECORD_LIMIT_S = 15.0


class SmokeFailed(UserFacing):
    """A part of the program is missing or does not work."""

    def __init__(self, *, step: str, reason: str) -> None:
        super().__init__("smoke-failed", step=step, reason=reason)


@click.command("smoke", cls=TranslatedCommand)
@program_command
def smoke(invocation: Invocation) -> int:
    """One short call on a simulated line, on data that is thrown away."""
    clock = Clock()
    with tempfile.TemporaryDirectory(prefix="secretary-smoke-") as scratch:
        folder = DataFolder(Path(scratch))
        folder.prepare()
        with (
            OwnerLock(folder=folder, role=Role.DEMO, clock=clock),
            logging_to(folder=folder.logs, stderr_level=invocation.log_level),
        ):
            asyncio.run(_smoke(invocation.console, folder, clock))
    return 0


async def _smoke(console: Console, folder: DataFolder, clock: Clock) -> None:
    wishes = Wishes(
        language="en", russian_model=None, phrases=(), words=folder.root / "caller-says.jsonl"
    )
    async with set_stage(folder, wishes, clock=clock) as stage:
        ready = LineReady(stage.workspace.events)
        failed = await stage.secretary.engines.recognisers_ready()
        if failed:
            raise SmokeFailed(
                step="recogniser", reason=", ".join(each.reason for each in failed.values())
            )
        console.text("smoke-engines")
        await ready.wait()
        console.text("smoke-line", realtime=ready.realtime)
        await _call(stage)
        console.text("smoke-call")


async def _call(stage: Stage) -> None:
    ended = first_end(stage.workspace.events)
    await stage.simulator.ring(NUMBER)
    await stage.simulator.answered()
    opened = await stage.simulator.pcm_opened()
    try:
        await stage.simulator.wait(Mark.VOICE_HEARD, after=opened.at, timeout_s=GREETING_LIMIT_S)
    except TimeoutError as error:
        raise SmokeFailed(step="greeting", reason="silence") from error
    await stage.simulator.caller_hangs_up()
    async with asyncio.timeout(RECORD_LIMIT_S):
        await ended.wait()
