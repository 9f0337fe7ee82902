"""The program itself as a command: the options before the command's name, and the list of names."""

from __future__ import annotations

from collections.abc import Sequence

import click

from secretary_app.cli.loading import load
from secretary_app.cli.table import COMMANDS
from secretary_app.foundation.console import Invocation, TranslatedCommand, WorkspaceJob
from secretary_app.foundation.console.help import PROGRAM, write_commands
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.version import VERSION

LOG_LEVELS = ("debug", "info", "warning", "error")


class Root(TranslatedCommand):
    """Parses what stands before the command's name; ``ctx.args`` is the rest."""

    allow_extra_args = True
    allow_interspersed_args = False

    def __init__(self) -> None:
        super().__init__(
            PROGRAM,
            params=[
                click.Option(["--data"], metavar="DIR"),
                click.Option(["--lang"], type=click.Choice([each.value for each in Language])),
                click.Option(["--log-level"], type=click.Choice(LOG_LEVELS), default="warning"),
                click.Option(["--version"], is_flag=True, is_eager=True, callback=_show_version),
            ],
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        write_commands(ctx, formatter, list(COMMANDS))


def parse(argv: Sequence[str], context: click.Context) -> WorkspaceJob | int:
    """Parses a command and its arguments; runs it if it is one that runs alone.

    ``context`` is the root's. Raises click's errors, and ``Exit`` after it has shown help.
    """
    name, *rest = argv
    if name not in COMMANDS:
        raise click.NoSuchCommand(name, possibilities=COMMANDS, ctx=context)
    command = load(COMMANDS[name].dotted)
    assert isinstance(command, click.Command)
    with command.make_context(name, rest, parent=context) as own:
        result = command.invoke(own)
    return result if isinstance(result, WorkspaceJob) else result or 0


def _show_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        _invocation(ctx).console.line(VERSION)
        ctx.exit()


def _invocation(ctx: click.Context) -> Invocation:
    invocation = ctx.find_object(Invocation)
    assert invocation is not None
    return invocation
