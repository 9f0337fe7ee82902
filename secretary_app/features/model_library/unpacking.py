"""Unpacks an archive of strangers: only files and folders, only below the target, no bomb."""

from __future__ import annotations

import asyncio
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from threading import Event
from typing import IO

from secretary_app.features.model_library.errors import ArchiveRefused
from secretary_app.features.model_library.space import check_space, disk_told

MOST_FILES = 10_000
"""The largest model of the catalogue has under a hundred."""
MOST_TIMES_LARGER = 50
"""Models hardly compress: 3 is much, a bomb has 1,000."""
SMALL_BYTES = 10_000_000
"""Text files compress well; so much may come out of any archive."""
PIECE_BYTES = 1 << 20

_SYMLINK = 0o120000
_TYPE_BITS = 0o170000


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of an archive."""

    path: PurePosixPath
    size: int
    content: IO[bytes]


async def unpack(archive: Path, target: Path, *, kept_free_bytes: int) -> None:
    """Into the new folder ``target``; a single folder that holds everything is left out.

    Raises ArchiveRefused, NotEnoughSpace or FolderRefused; then the caller removes ``target``.
    Cancelled, it ends before it is left.
    """
    stop = Event()
    work = asyncio.create_task(
        asyncio.to_thread(_unpack, archive, target, kept_free_bytes, stop), name="unpack a model"
    )
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait([work])
        raise


def _unpack(archive: Path, target: Path, kept_free_bytes: int, stop: Event) -> None:
    with disk_told(target.parent):
        target.mkdir()
        room = max(archive.stat().st_size * MOST_TIMES_LARGER, SMALL_BYTES)
        try:
            entries = _entries(archive, room, target.parent, kept_free_bytes)
            with closing(entries):
                for entry in entries:
                    if stop.is_set():
                        entry.content.close()
                        return
                    room -= _put(entry, target, room, archive.name, stop)
        except (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError) as error:
            raise ArchiveRefused(file=archive.name, reason="damaged") from error
        except (FileExistsError, NotADirectoryError, RuntimeError, NotImplementedError) as error:
            # One path twice or below a file; RuntimeError: encrypted.
            raise ArchiveRefused(file=archive.name, reason="damaged") from error
        _lift(target)


def _put(entry: _Entry, target: Path, room: int, archive: str, stop: Event) -> int:
    place = target / entry.path
    with entry.content:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as stream:
            return _copy(entry, stream, room, archive, stop)


def _entries(
    archive: Path, room: int, folder: Path, kept_free_bytes: int
) -> Generator[_Entry, None, None]:
    if zipfile.is_zipfile(archive):
        yield from _zip_entries(archive, room, folder, kept_free_bytes)
    elif tarfile.is_tarfile(archive):
        yield from _tar_entries(archive)
    else:
        raise ArchiveRefused(file=archive.name, reason="damaged")


def _zip_entries(
    archive: Path, room: int, folder: Path, kept_free_bytes: int
) -> Generator[_Entry, None, None]:
    with zipfile.ZipFile(archive) as opened:
        listed = opened.infolist()
        _count(archive, len(listed))
        promised = sum(each.file_size for each in listed)
        if promised > room:
            raise ArchiveRefused(file=archive.name, reason="bomb")
        check_space(folder, promised, kept_free_bytes=kept_free_bytes)
        for each in listed:
            if (each.external_attr >> 16) & _TYPE_BITS == _SYMLINK:
                raise ArchiveRefused(file=archive.name, reason="kind")
            path = _safe(archive, each.filename)
            if not each.is_dir():
                yield _Entry(path, each.file_size, opened.open(each))


def _tar_entries(archive: Path) -> Generator[_Entry, None, None]:
    with closing(tarfile.open(archive)) as opened:
        for number, each in enumerate(opened):
            _count(archive, number)
            if not each.isreg() and not each.isdir():
                raise ArchiveRefused(file=archive.name, reason="kind")
            path = _safe(archive, each.name)
            content = opened.extractfile(each) if each.isreg() else None
            if content is not None:
                yield _Entry(path, each.size, content)


def _count(archive: Path, files: int) -> None:
    if files > MOST_FILES:
        raise ArchiveRefused(file=archive.name, reason="bomb")


def _safe(archive: Path, name: str) -> PurePosixPath:
    """The path below the target. Windows reads backslashes and drives, so nobody may have them."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        raise ArchiveRefused(file=archive.name, reason="path")
    return path


def _copy(entry: _Entry, stream: IO[bytes], room: int, archive: str, stop: Event) -> int:
    """Counts what really comes out: the list of an archive may lie."""
    written = 0
    while not stop.is_set() and (piece := entry.content.read(PIECE_BYTES)):
        written += len(piece)
        if written > room:
            raise ArchiveRefused(file=archive, reason="bomb")
        stream.write(piece)
    if written != entry.size and not stop.is_set():
        raise ArchiveRefused(file=archive, reason="damaged")
    return written


def _lift(target: Path) -> None:
    """``vosk-model-x.zip`` holds the folder ``vosk-model-x``, which is not wanted twice."""
    inner = list(target.iterdir())
    if len(inner) != 1 or not inner[0].is_dir():
        return
    aside = target.with_name(f"{target.name}.inner")
    inner[0].rename(aside)
    target.rmdir()
    shutil.move(aside, target)
