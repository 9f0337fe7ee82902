"""The command line: finds the language, the data folder and the command, and runs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast

import click

from secretary_app.cli import terminal
from secretary_app.cli.folder import DATA_VARIABLE, data_folder
from secretary_app.cli.loading import load
from secretary_app.cli.outcome import DONE, tell
from secretary_app.cli.root import Root, parse
from secretary_app.cli.table import COMMANDS, RUN_ON_DATA, Runs
from secretary_app.foundation.console import Console, Invocation
from secretary_app.foundation.console.help import PROGRAM
from secretary_app.foundation.i18n import Language, Translator, language_from
from secretary_app.kernel.clock import Clock

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""

RunOnData = Callable[..., int]
"""``run_on_data`` of ``cli/data.py``."""


def main(argv: Sequence[str]) -> int:
    """Runs one command line, given without the program's name; returns the exit code."""
    terminal.accept_any_text()
    language = _language_given(argv)
    invocation = Invocation(
        folder=data_folder(None, os.environ),
        folder_given=bool(os.environ.get(DATA_VARIABLE)),
        console=Console(
            translator=Translator(language or language_from(os.environ)),
            write=terminal.write,
            width=terminal.width(),
            colour=terminal.has_colours(),
        ),
        cwd=Path.cwd(),
        language_given=language is not None,
    )
    try:
        invocation, rest = _before_the_command(argv, invocation)
        return _run(rest, invocation)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        terminal.forget_output()
        return DONE
    except Exception as error:  # noqa: BLE001 - rejected: the last place before a person
        return tell(error, invocation.console, argv=argv, folder=invocation.folder)


def _before_the_command(
    argv: Sequence[str], invocation: Invocation
) -> tuple[Invocation, list[str]]:
    """The invocation with the options that stand before the command, and what follows them."""
    options = Root().make_context(PROGRAM, list(argv), obj=invocation)
    folder = options.params["data"]
    if folder is not None:
        invocation = replace(invocation, folder=data_folder(folder, os.environ), folder_given=True)
    level = str(options.params["log_level"]).upper()
    return replace(invocation, log_level=level), options.args


def _run(argv: list[str], invocation: Invocation) -> int:
    context = click.Context(Root(), info_name=PROGRAM, obj=invocation)
    if not argv:
        invocation.console.line(context.get_help())
        return DONE
    entry = COMMANDS.get(argv[0])
    if entry is not None and entry.runs is Runs.ON_DATA:
        run_on_data = cast("RunOnData", load(RUN_ON_DATA))
        return run_on_data(argv, context=context, invocation=invocation, clock=Clock())
    result = parse(argv, context)
    assert isinstance(result, int)
    return result


def _language_given(argv: Sequence[str]) -> Language | None:
    """``--lang``, looked for before anything is parsed: complaints are translated, too."""
    for word, following in pairwise([*argv, ""]):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in set(Language):
            return Language(value)
        if not word.startswith("-") and word in COMMANDS:
            return None
    return None
