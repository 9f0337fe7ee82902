"""A peer's own virtual environment under build/: nothing of it is in our locks."""

import asyncio
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.clips import REPOSITORY

LIMIT_S = 900.0
"""500 MB at 5 Mbit/s; made once, it is kept."""

_PINNED = re.compile(r"^[A-Za-z0-9._-]+(?:\[[^\]]*\])?==", re.MULTILINE)
_NAMED = ("Collecting ", "Requirement already satisfied")

TOLD_EVERY = 25
"""Packages; who waits for minutes sees that it goes on."""


class NoPeer(RuntimeError):
    """It cannot be installed here."""


async def interpreter(
    lock: Path, *, name: str, wheels: Sequence[Path] = (), limit_s: float = LIMIT_S
) -> Path:
    """The one that has what is in ``lock``, which is whole, and ``wheels``. Raises NoPeer.

    One that was given up half-way is gone on with: what pip has fetched it keeps.
    """
    folder = REPOSITORY / "build" / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, begun = folder / "lock.sha256", folder / "begun.sha256"
    names = " ".join(wheel.name for wheel in wheels)
    digest = hashlib.sha256(lock.read_bytes() + names.encode()).hexdigest()
    if _reads(stamp, digest):
        return python
    try:
        async with asyncio.timeout(limit_s):
            if not _reads(begun, digest):
                await _run(sys.executable, "-m", "venv", "--clear", str(folder))
                begun.write_text(digest, "utf-8")
            pip = (str(python), "-m", "pip", "install", "--no-deps", "--no-compile")
            plain = (*pip, "--disable-pip-version-check", "--progress-bar", "off")
            total = len(_PINNED.findall(lock.read_text("utf-8")))
            await _run(*plain, "--require-hashes", "--requirement", str(lock), total=total)
            if wheels:
                await _run(*plain, "--no-index", *map(str, wheels))
    except TimeoutError:
        raise NoPeer(
            f"{name} was not installed within {limit_s:.0f} s; another try goes on from here"
        ) from None
    stamp.write_text(digest, "utf-8")
    return python


def _reads(file: Path, text: str) -> bool:
    return file.exists() and file.read_text("utf-8") == text


async def _run(*command: str, total: int = 0) -> None:
    """``total``: packages that pip will name, one after another."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    lines, seen = list[str](), 0
    try:
        async for line in process.stdout:
            lines.append(line.decode("utf-8", "replace").strip())
            if lines[-1].startswith(_NAMED):
                seen += 1
                if total and seen % TOLD_EVERY == 0:
                    print(f"  {seen} of at most {total} packages: {lines[-1]}", flush=True)
            elif lines[-1].startswith("Installing collected"):
                print("  all are here and are being installed", flush=True)
        await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        reasons = [line for line in lines if line.startswith("ERROR")] or lines[-1:]
        raise NoPeer(f"it could not be installed: {' '.join(reasons)}")
