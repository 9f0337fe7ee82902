"""The app's end of the child that reads a file."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from engines.supervisor.command import child_command
from secretary_app.features.knowledge.documents.errors import DocumentTooBig, DocumentUnreadable
from secretary_app.features.knowledge.documents.models import Contents, Section
from secretary_app.features.knowledge.documents.reading.base import Progress
from secretary_app.features.knowledge.documents.reading.formats import format_of, known_suffixes

_LOG = logging.getLogger(__name__)

ROLE = "_reader"
BIGGEST_FILE = 100_000_000
"""Bytes: a handbook with all its pictures; more is a film, an archive, or a mistake."""
LONGEST_ANSWER = 200_000_000
"""Bytes of one line: the longest text that a reader gives, every letter escaped."""
SILENCE_LIMIT_S = 120.0
"""A reader tells where it is five times a second; one that says nothing for so long is stuck."""
ENDING_LIMIT_S = 10.0
"""After its answer a reader has nothing left to do. One that ends by itself is not killed: asyncio
loses the exit code of a child that is killed just when it ends."""


async def read_file(file: Path, progress: Progress) -> Contents:
    """The sections of ``file``. Raises DocumentUnreadable or DocumentTooBig."""
    kind = format_of(file)
    if kind is None:
        raise DocumentUnreadable(file=file, reason="format", detail=known_suffixes())
    await asyncio.to_thread(_check_size, file)
    child = await asyncio.create_subprocess_exec(
        *child_command(ROLE, kind, str(file)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=LONGEST_ANSWER,
    )
    complaints = asyncio.create_task(_complaints(child), name="what a reader complains of")
    try:
        answer = await _answer(child, file, progress)
        with suppress(TimeoutError):
            async with asyncio.timeout(ENDING_LIMIT_S):
                await child.wait()
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
        await child.wait()
        said = await complaints
    if answer is None:
        # Killed by its limits, or by a fault of the format's library.
        _LOG.info("the reader of %s ended with %s: %s", file.name, child.returncode, said[-500:])
        raise DocumentUnreadable(file=file, reason="broken", detail="")
    if "failed" in answer:
        detail = str(answer["detail"])
        raise DocumentUnreadable(file=file, reason=str(answer["failed"]), detail=detail)
    # A document of a hundred thousand lines takes a while to take apart.
    return await asyncio.to_thread(_contents, answer["contents"])


async def _answer(
    child: asyncio.subprocess.Process,
    file: Path,
    progress: Progress,
    # Any: a line of JSON that our own child wrote.
) -> dict[str, Any] | None:
    assert child.stdout is not None
    while True:
        try:
            async with asyncio.timeout(SILENCE_LIMIT_S):
                line = await child.stdout.readline()
        except TimeoutError as error:
            raise DocumentUnreadable(file=file, reason="slow") from error
        except ValueError as error:
            raise DocumentUnreadable(file=file, reason="long", detail="20") from error
        if not line.endswith(b"\n"):
            return None
        message: dict[str, Any] = await asyncio.to_thread(json.loads, line)
        if "done" not in message:
            return message
        progress(message["done"], message["of"])


async def _complaints(child: asyncio.subprocess.Process) -> str:
    assert child.stderr is not None
    said = b""
    while part := await child.stderr.read(65_536):
        said = (said + part)[-2000:]
    return said.decode("utf-8", "replace")


def _check_size(file: Path) -> None:
    try:
        size = file.stat().st_size
    except OSError as error:
        raise DocumentUnreadable(file=file, reason="open", detail=error.strerror or "") from error
    if size > BIGGEST_FILE:
        raise DocumentTooBig(
            file=file, megabytes=size // 1_000_000, limit=BIGGEST_FILE // 1_000_000
        )


def _contents(stored: dict[str, Any]) -> Contents:
    sections = tuple(Section(**each) for each in stored["sections"])
    return Contents(
        title=stored["title"],
        pages=stored["pages"],
        sections=sections,
        unread_pages=tuple(stored["unread_pages"]),
    )
