"""Plays a sound file with whatever program this machine has for it."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from pathlib import Path

from secretary_app.features.calls.errors import NoPlayer

PLAYERS = (
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("ffplay", "-autoexit", "-nodisp", "-loglevel", "error"),
    ("play", "-q"),
    ("afplay",),
)
"""Programs that end when the sound does, the usual ones first."""


async def play_file(file: Path) -> None:
    """Returns when it has sounded; stops it when cancelled. Raises NoPlayer."""
    for name, *options in PLAYERS:
        program = shutil.which(name)
        if program is None:
            continue
        process = await asyncio.create_subprocess_exec(
            program,
            *options,
            str(file),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            code = await process.wait()
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        if code == 0:
            return
    raise NoPlayer(file=str(file), programs=", ".join(name for name, *_ in PLAYERS))
