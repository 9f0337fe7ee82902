"""Files named on the command line, wherever the command then runs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from secretary_app.foundation.console.jobs import Invocation
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import typed_path


class InputMissing(UserFacing):
    """There is no such file, or it cannot be read."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("input-missing", file=str(file))


class FolderMissing(UserFacing):
    """There is no such folder, or it cannot be read."""

    def __init__(self, *, folder: Path) -> None:
        super().__init__("folder-missing", folder=str(folder))


class OutputTaken(UserFacing):
    """The file is there already; a command never writes over one that it was not told to."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("output-taken", file=str(file))


class OutputUnwritable(UserFacing):
    """The folder that the file shall lie in is missing, or not ours to write to."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("output-unwritable", file=str(file))


class _FileWhereTheyStand(click.ParamType[Path]):
    name = "file"

    def convert(
        self,
        value: str | Path,
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,
    ) -> Path:
        invocation = ctx.find_object(Invocation) if ctx else None
        folder = invocation.cwd if invocation else Path.cwd()
        file = folder / typed_path(str(value))
        self.check(file)
        return file

    def check(self, file: Path) -> None:
        """Raises what is wrong with it."""


class InputFile(_FileWhereTheyStand):
    """An existing file. Raises InputMissing."""

    def check(self, file: Path) -> None:
        """It must be readable."""
        if not file.is_file() or not os.access(file, os.R_OK):
            raise InputMissing(file=file)


class InputFolder(_FileWhereTheyStand):
    """An existing folder. Raises FolderMissing."""

    def check(self, file: Path) -> None:
        """It must be readable."""
        if not file.is_dir() or not os.access(file, os.R_OK | os.X_OK):
            raise FolderMissing(folder=file)


class OutputFile(_FileWhereTheyStand):
    """A file to be made. Raises OutputTaken or OutputUnwritable."""

    def check(self, file: Path) -> None:
        """It must be new, in a folder that is there."""
        if file.exists():
            raise OutputTaken(file=file)
        if not os.access(file.parent, os.W_OK | os.X_OK):
            raise OutputUnwritable(file=file)
