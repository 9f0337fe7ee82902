"""Checksums of files, computed beside the event loop."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from secretary_app.features.model_library.models import ModelFile

PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Sums:
    """Both sums that catalogues know, in hexadecimal."""

    sha256: str
    md5: str

    def are_of(self, file: ModelFile) -> bool:
        """Whether the catalogue means this file; also where it knows no sum."""
        if file.sha256:
            return self.sha256 == file.sha256
        return not file.md5 or self.md5 in file.md5


async def sums_of(file: Path) -> Sums:
    """Raises OSError. Cancelled, it stops within a piece."""
    stop = Event()
    try:
        return await asyncio.to_thread(_sums, file, stop)
    finally:
        stop.set()


def _sums(file: Path, stop: Event) -> Sums:
    sha256 = hashlib.sha256()
    md5 = hashlib.md5(usedforsecurity=False)
    with file.open("rb") as stream:
        while not stop.is_set() and (piece := stream.read(PIECE_BYTES)):
            sha256.update(piece)
            md5.update(piece)
    return Sums(sha256.hexdigest(), md5.hexdigest())
