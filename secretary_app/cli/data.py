"""Runs a command on a data folder: in the program that has it open, or by opening it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import cast

import click

from secretary_app.cli import terminal
from secretary_app.cli.loading import load
from secretary_app.cli.root import parse
from secretary_app.cli.table import RUN_HERE
from secretary_app.foundation.console import Invocation, WorkspaceJob
from secretary_app.foundation.control import ProgramUnreachable, RunCommand, run_there
from secretary_app.foundation.lock import FolderInUse, OwnerLock, Role, read_owner
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.log import logging_to
from secretary_app.kernel.paths import DataFolder

_LOG = logging.getLogger(__name__)

RunHere = Callable[..., Awaitable[int]]
"""``run_here`` of ``cli/here.py``: loaded with the database, which a forwarded command spares."""

WAIT_S = 10.0
"""A program that has just started takes commands within 3 s; another command ends sooner."""

TURN_S = 0.2
"""How often we look whether the folder became free, or its holder began to take commands."""


def run_on_data(
    argv: Sequence[str], *, context: click.Context, invocation: Invocation, clock: Clock
) -> int:
    """The exit code. Raises UserFacing and click's errors."""
    return _DataCommand(argv=argv, context=context, invocation=invocation, clock=clock).run()


class _DataCommand:
    """One command that wants the stored data."""

    def __init__(
        self,
        *,
        argv: Sequence[str],
        context: click.Context,
        invocation: Invocation,
        clock: Clock,
    ) -> None:
        """``argv`` begins with the command's name; ``context`` is the root's."""
        self._argv = argv
        self._context = context
        self._invocation = invocation
        self._clock = clock

    def run(self) -> int:
        owner = read_owner(self._folder)
        job: WorkspaceJob | None = None
        if owner is None or owner.endpoint is None or "--help" in self._argv:
            # Wrong arguments are told before anything is made, waited for or opened.
            parsed = parse(self._argv, self._context)
            if not isinstance(parsed, WorkspaceJob):
                return parsed
            job = parsed
        with logging_to(folder=None, stderr_level=self._invocation.log_level):
            return asyncio.run(self._run(job))

    @property
    def _folder(self) -> DataFolder:
        return self._invocation.folder

    async def _run(self, job: WorkspaceJob | None) -> int:
        self._folder.prepare()
        lock = OwnerLock(folder=self._folder, role=Role.COMMAND, clock=self._clock)
        give_up = self._clock.monotonic() + WAIT_S
        while True:
            # Looked at again each time: the holder may have ended, or begun to take commands.
            there = await self._run_there()
            if there is not None:
                return there
            if await asyncio.to_thread(lock.try_for, TURN_S):
                break
            if self._clock.monotonic() > give_up:
                raise FolderInUse(folder=self._folder.root, owner=read_owner(self._folder))
            _LOG.info("%s is in use; waiting", self._folder.root)
        try:
            return await self._run_here(job, lock.release)
        finally:
            lock.release()

    async def _run_there(self) -> int | None:
        """None where no program takes commands for this folder."""
        owner = read_owner(self._folder)
        if owner is None or owner.endpoint is None:
            return None
        request = RunCommand(
            argv=tuple(self._argv),
            cwd=str(self._invocation.cwd),
            language=self._invocation.console.language,
            language_given=self._invocation.language_given,
            width=terminal.width(),
            colour=terminal.has_colours(),
        )
        try:
            return await run_there(
                endpoint=owner.endpoint, token=owner.token, request=request, write=terminal.write
            )
        except ProgramUnreachable:
            # A program that was killed leaves its note behind; the lock tells the truth.
            return None

    async def _run_here(self, parsed: WorkspaceJob | None, let_go: Callable[[], None]) -> int:
        job = parsed or parse(self._argv, self._context)
        if not isinstance(job, WorkspaceJob):
            return job
        run_here = cast("RunHere", load(RUN_HERE))
        return await run_here(
            job,
            argv=self._argv,
            invocation=self._invocation,
            clock=self._clock,
            let_go=let_go,
        )
