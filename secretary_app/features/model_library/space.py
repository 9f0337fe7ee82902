"""Room on the disk, and what a full one means."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretary_app.features.model_library.errors import FolderRefused, NotEnoughSpace

MB = 1_000_000

KEPT_FREE_BYTES = 200 * MB
"""Recordings and messages of the next days: a model may not take the room of a call."""


def check_space(folder: Path, needed_bytes: int, *, kept_free_bytes: int) -> None:
    """Raises NotEnoughSpace."""
    free = shutil.disk_usage(folder).free
    needed = needed_bytes + kept_free_bytes
    if free < needed:
        raise NotEnoughSpace(folder=folder, needed_mb=-(-needed // MB), free_mb=free // MB)


@contextmanager
def disk_told(folder: Path) -> Iterator[None]:
    """A full disk or one that refuses becomes a sentence. Raises NotEnoughSpace, FolderRefused."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            free = shutil.disk_usage(folder).free
            raise NotEnoughSpace(
                folder=folder, needed_mb=free // MB + 1, free_mb=free // MB
            ) from error
        if error.errno is None:
            raise
        raise FolderRefused(folder=folder, reason=error.strerror or str(error)) from error
