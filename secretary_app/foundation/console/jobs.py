"""Turns a coroutine into a click command that runs wherever the data folder is open."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import click

from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.console.console import Console
from secretary_app.kernel.paths import DataFolder

P = ParamSpec("P")
WorkspaceT = TypeVar("WorkspaceT")

ExitCode = int | None
"""None is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """How a command was called; click carries it as the context's object."""

    folder: DataFolder
    folder_given: bool
    """Whether the person named it (``--data``, ``SECRETARY_DATA``)."""
    console: Console
    cwd: Path
    """Paths in arguments are relative to this: the running program stands elsewhere."""
    language_given: bool
    """Whether the person named it (``--lang``), so that the setting does not count."""
    log_level: str = "WARNING"
    """From which level on the log is shown on stderr (``--log-level``)."""


@dataclass(frozen=True, slots=True)
class WorkspaceJob:
    """A parsed command that waits for an open workspace."""

    run: Callable[[object, Console], Awaitable[ExitCode]]
    settings_only: bool = False
    """Uses nothing of the workspace but settings, folder and clock, and may take hours: where it
    has opened the data itself it gives them back first, so that ``serve`` can start meanwhile."""


def workspace_command(
    function: Callable[Concatenate[WorkspaceT, Console, P], Awaitable[ExitCode]],
) -> Callable[P, WorkspaceJob]:
    """For a command that works with the stored data, in the running program if there is one."""
    return _parsed(function, settings_only=False)


def settings_command(
    function: Callable[Concatenate[WorkspaceT, Console, P], Awaitable[ExitCode]],
) -> Callable[P, WorkspaceJob]:
    """For a long command that works with files beside the stored data (``settings_only``)."""
    return _parsed(function, settings_only=True)


def _parsed(
    function: Callable[Concatenate[WorkspaceT, Console, P], Awaitable[ExitCode]],
    *,
    settings_only: bool,
) -> Callable[P, WorkspaceJob]:
    @functools.wraps(function)
    def parsed(*args: P.args, **kwargs: P.kwargs) -> WorkspaceJob:
        def run(workspace: object, console: Console) -> Awaitable[ExitCode]:
            # The one Workspace has every part; each command names those it uses in a Protocol.
            return function(cast("WorkspaceT", workspace), console, *args, **kwargs)

        return WorkspaceJob(run, settings_only)

    return parsed


def program_command(
    function: Callable[Concatenate[Invocation, P], ExitCode],
) -> Callable[P, ExitCode]:
    """For a command that is a program of its own: ``serve``, ``demo``; it acts as the system."""

    @functools.wraps(function)
    def started(*args: P.args, **kwargs: P.kwargs) -> ExitCode:
        invocation = click.get_current_context().find_object(Invocation)
        assert invocation is not None
        with acting_as(SYSTEM):
            return function(invocation, *args, **kwargs)

    return started
