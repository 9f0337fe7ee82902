"""A second start of the program brings the first one's window to the front."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from secretary_app.foundation.console import Stream, Write
from secretary_app.foundation.control import ProgramUnreachable, RunCommand, run_there
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.lock import Role, read_owner
from secretary_app.kernel.paths import DataFolder

RAISE = "app"
"""What the second start says; it is also the word that started it."""

RunHere = Callable[[RunCommand, Write], Awaitable[int]]


async def raise_first(folder: DataFolder, *, language: Language) -> bool:
    """Whether a desk with this data folder runs already and came to the front."""
    owner = read_owner(folder)
    if owner is None or owner.role is not Role.DESK or owner.endpoint is None:
        return False
    request = RunCommand(
        argv=(RAISE,),
        cwd=str(Path.cwd()),
        language=language,
        language_given=False,
        width=None,
        colour=False,
    )
    try:
        code = await run_there(
            endpoint=owner.endpoint, token=owner.token, request=request, write=_nowhere
        )
    except ProgramUnreachable:
        # A program that was killed leaves its note behind; the lock tells the truth.
        return False
    return code == 0


def raising(run: RunHere, to_front: Callable[[], None]) -> RunHere:
    """Commands as before, and the word of a second start."""

    async def handle(request: RunCommand, write: Write) -> int:
        if request.argv == (RAISE,):
            to_front()
            return 0
        return await run(request, write)

    return handle


def _nowhere(_text: str, _stream: Stream) -> None:
    """The window in front is the answer."""
