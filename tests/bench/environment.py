"""A peer's own virtual environment under build/: nothing of it is in our locks."""

import asyncio
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.clips import REPOSITORY

LIMIT_S = 900.0
"""500 MB at 5 Mbit/s; made once, it is kept."""


class NoPeer(RuntimeError):
    """It cannot be installed here."""


async def interpreter(lock: Path, *, name: str, wheels: Sequence[Path] = ()) -> Path:
    """The one that has what is in ``lock``, which is whole, and ``wheels``. Raises NoPeer."""
    folder = REPOSITORY / "build" / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "lock.sha256"
    names = " ".join(wheel.name for wheel in wheels)
    digest = hashlib.sha256(lock.read_bytes() + names.encode()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return python
    try:
        async with asyncio.timeout(LIMIT_S):
            await _run(sys.executable, "-m", "venv", "--clear", str(folder))
            pip = (str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile")
            await _run(*pip, "--require-hashes", "--requirement", str(lock))
            if wheels:
                await _run(*pip, "--no-index", *map(str, wheels))
    except TimeoutError:
        raise NoPeer(f"it was not installed within {LIMIT_S:.0f} s") from None
    stamp.write_text(digest, "utf-8")
    return python


async def _run(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        out, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        last = out.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise NoPeer(f"it could not be installed: {' '.join(last)}")
