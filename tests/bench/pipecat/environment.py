"""pipecat's own virtual environment: nothing of it is in our locks."""

import asyncio
import hashlib
import sys
from pathlib import Path

from tests.bench.clips import REPOSITORY

LOCK = Path(__file__).with_name("requirements.txt")
VENV = REPOSITORY / "build" / "pipecat"
STAMP = VENV / "lock.sha256"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LIMIT_S = 900.0
"""500 MB at 5 Mbit/s; made once, it is kept."""


class NoPipecat(RuntimeError):
    """It cannot be installed here."""


async def python() -> Path:
    """The interpreter that has pipecat. Raises NoPipecat."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text("utf-8") == digest:
        return PYTHON
    try:
        async with asyncio.timeout(LIMIT_S):
            await _run(sys.executable, "-m", "venv", "--clear", str(VENV))
            pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes")
            await _run(*pip, "--requirement", str(LOCK))
    except TimeoutError:
        raise NoPipecat(f"it was not installed within {LIMIT_S:.0f} s") from None
    STAMP.write_text(digest, "utf-8")
    return PYTHON


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
        raise NoPipecat(f"it could not be installed: {' '.join(last)}")
