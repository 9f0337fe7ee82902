"""What a slice's ``commands.py`` is written with: it needs neither ``cli`` nor ``bootstrap``.

A command is a coroutine over the parts it names in a Protocol of its own; whether it runs in a
process of its own or inside the running program is not its business::

    class PeopleWorkspace(Protocol):
        @property
        def people(self) -> PeopleService: ...

    @click.group("people", cls=TranslatedGroup)
    def people() -> None: ...

    @people.command("show")
    @click.argument("number")
    @workspace_command
    async def show(workspace: PeopleWorkspace, console: Console, *, number: str) -> None: ...

Texts: ``command-people-show``, with an attribute per parameter (``.number``). Imported by the
slices' ``commands.py``, ``cli`` and ``bootstrap``.
"""

from secretary_app.foundation.console.arguments import InputFile, InputFolder, OutputFile
from secretary_app.foundation.console.console import Console, Stream, Write
from secretary_app.foundation.console.help import TranslatedCommand, TranslatedGroup
from secretary_app.foundation.console.jobs import (
    Invocation,
    WorkspaceJob,
    program_command,
    settings_command,
    workspace_command,
)
from secretary_app.foundation.console.layout import Column

__all__ = [
    "Column",
    "Console",
    "InputFile",
    "InputFolder",
    "Invocation",
    "OutputFile",
    "Stream",
    "TranslatedCommand",
    "TranslatedGroup",
    "WorkspaceJob",
    "Write",
    "program_command",
    "settings_command",
    "workspace_command",
]
