"""Runs a command in this process, on a workspace opened for it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import cast

from secretary_app.cli import terminal
from secretary_app.cli.live import LiveWorkspace
from secretary_app.cli.loading import load
from secretary_app.cli.outcome import run_job
from secretary_app.cli.table import WORKSPACE
from secretary_app.foundation.console import Console, Invocation, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from secretary_app.foundation.i18n.settings import language_of
from secretary_app.kernel.clock import Clock

OpenWorkspace = Callable[..., AbstractAsyncContextManager[LiveWorkspace]]
"""``open_workspace(folder, clock=)`` of bootstrap."""


async def run_here(
    job: WorkspaceJob,
    *,
    argv: Sequence[str],
    invocation: Invocation,
    clock: Clock,
    let_go: Callable[[], None],
) -> int:
    """The exit code. Raises UserFacing where the data folder does not open.

    ``let_go`` gives the folder back before its time, for a command that needs its settings only.
    """
    open_workspace = cast("OpenWorkspace", load(WORKSPACE))
    async with open_workspace(invocation.folder, clock=clock) as workspace:
        language = invocation.console.language
        if not invocation.language_given:
            language = language_of(workspace.settings, system=language)
        console = Console(
            translator=Translator(language),
            write=terminal.write,
            width=terminal.width(),
            colour=terminal.has_colours(),
        )
        if not job.settings_only:
            return await run_job(
                job,
                workspace,
                console,
                argv=argv,
                folder=invocation.folder,
                witness=workspace.audit,
            )
    let_go()
    # What it does is in the files themselves; the log is somebody else's from here on.
    return await run_job(job, workspace, console, argv=argv, folder=invocation.folder, witness=None)
