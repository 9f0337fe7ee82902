"""The running program's side: commands of other processes on the live workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import click

from secretary_app.cli.outcome import run_job, tell
from secretary_app.cli.root import Root, parse
from secretary_app.cli.table import COMMANDS, Runs
from secretary_app.foundation.auth.acting import Witness
from secretary_app.foundation.console import Console, Invocation, WorkspaceJob, Write
from secretary_app.foundation.console.help import PROGRAM
from secretary_app.foundation.control import RunCommand
from secretary_app.foundation.i18n import Translator
from secretary_app.foundation.i18n.settings import language_of
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.paths import DataFolder


class LiveWorkspace(Protocol):
    """What every workspace has."""

    @property
    def settings(self) -> Settings:
        """Among them the language of commands."""

    @property
    def folder(self) -> DataFolder:
        """Where reports go."""

    @property
    def audit(self) -> Witness:
        """Writes down what commands do."""


def _parse(argv: Sequence[str], context: click.Context) -> WorkspaceJob | int:
    """A program of its own (``serve``) is never started inside this one."""
    entry = COMMANDS.get(argv[0]) if argv else None
    if entry is None or entry.runs is Runs.ALONE:
        raise click.NoSuchCommand(argv[0] if argv else "", possibilities=COMMANDS, ctx=context)
    return parse(argv, context)


class LiveCommands:
    """Given to ``ControlServer(run=live.run)`` by whoever holds the workspace."""

    def __init__(self, *, workspace: LiveWorkspace) -> None:
        self._workspace = workspace

    async def run(self, request: RunCommand, write: Write) -> int:
        """Runs one command; its faults are told to its caller and never end the program."""
        folder = self._workspace.folder
        language = request.language
        if not request.language_given:
            language = language_of(self._workspace.settings, system=language)
        console = Console(
            translator=Translator(language), write=write, width=request.width, colour=request.colour
        )
        invocation = Invocation(
            folder=folder,
            folder_given=True,
            console=console,
            cwd=Path(request.cwd),
            language_given=request.language_given,
        )
        context = click.Context(Root(), info_name=PROGRAM, obj=invocation)
        try:
            job = _parse(request.argv, context)
        except Exception as error:  # noqa: BLE001 - rejected: the last place before a person
            return tell(error, console, argv=request.argv, folder=folder)
        if not isinstance(job, WorkspaceJob):
            return job
        return await run_job(
            job,
            self._workspace,
            console,
            argv=request.argv,
            folder=folder,
            witness=self._workspace.audit,
        )
