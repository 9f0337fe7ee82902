"""Runs a command to its exit code: 0 done, 1 our fault, 2 something that a person can mend."""

from __future__ import annotations

from collections.abc import Sequence

import click

from secretary_app.cli.report import write_report
from secretary_app.foundation.auth.acting import Witness, acting_as
from secretary_app.foundation.auth.actor import MACHINE_OWNER
from secretary_app.foundation.console import Console, WorkspaceJob
from secretary_app.foundation.console.help import explain
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import DataFolder

OURS = ("engines", "hardware", "secretary_app", "ui")
"""A module of ours that is missing is our fault; another has just not been installed."""

ORIGIN = "cli"
"""Of what is done by commands, in the audit log."""

DONE = 0
FAULT = 1
USAGE = 2


async def run_job(
    job: WorkspaceJob,
    workspace: object,
    console: Console,
    *,
    argv: Sequence[str],
    folder: DataFolder,
    witness: Witness | None,
) -> int:
    """Whatever goes wrong is told on the console; only a cancellation passes.

    Whoever types here may read the data folder anyhow, so everything is allowed and written down.
    """
    try:
        with acting_as(MACHINE_OWNER, witness=witness, origin=ORIGIN):
            return await job.run(workspace, console) or DONE
    except Exception as error:  # noqa: BLE001 - rejected: the last place before a person
        return tell(error, console, argv=argv, folder=folder)


def tell(error: Exception, console: Console, *, argv: Sequence[str], folder: DataFolder) -> int:
    """Says in one or two sentences what went wrong; the exit code that belongs to it."""
    told = told_in(error)
    if told:
        for each in told:
            console.error(each)
        return USAGE
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            console.complain(explain(error, console.translator))
            return USAGE
        case ModuleNotFoundError(name=str(name)) if name.partition(".")[0] not in OURS:
            console.complain(console.translator.text("cli-package-missing", name=name))
            return USAGE
        case _:
            report_id, file = write_report(error, argv=argv, folder=folder)
            name = type(error).__name__
            if file is None:
                text = console.translator.text("cli-fault-unsaved", id=report_id, name=name)
            else:
                text = console.translator.text("cli-fault", id=report_id, file=str(file))
            console.complain(text)
            return FAULT


def told_in(error: BaseException) -> list[UserFacing]:
    """What a person can mend; nothing where a fault of ours is among it.

    Tasks that ran together fail together, as a group of one or more errors.
    """
    if isinstance(error, UserFacing):
        return [error]
    if not isinstance(error, BaseExceptionGroup):
        return []
    parts = [told_in(each) for each in error.exceptions]
    return [each for part in parts for each in part] if all(parts) else []
