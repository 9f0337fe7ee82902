"""What may be wrong with the database, each with its sentence for a person."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from secretary_app.kernel.errors import UserFacing

PRIMARY_CODE = 0xFF
"""SQLite's extended result codes keep the primary one in the low byte."""

LITTLE_ROOM = 65_536
"""Bytes; SQLite's shared memory alone takes half of it."""


class StorageError(UserFacing):
    """Root of what storage tells a person; ``path`` is always among the parameters."""


class DatabaseNewer(StorageError):
    """Written by a newer version of the program; nothing was changed."""

    def __init__(self, *, path: Path, found: str, known: str) -> None:
        super().__init__("database-newer", path=str(path), found=found, known=known)


class DatabaseLocked(StorageError):
    """Another program kept the file locked for longer than we wait."""

    def __init__(self, *, path: Path) -> None:
        super().__init__("database-locked", path=str(path))


class DiskFull(StorageError):
    """No room to write; what was being written was not acknowledged and is not in the file."""

    def __init__(self, *, path: Path) -> None:
        super().__init__("database-disk-full", path=str(path), folder=str(path.parent))


class DatabaseUnwritable(StorageError):
    """The system refuses to write: rights, a read-only medium, a quota or a failing disk."""

    def __init__(self, *, path: Path) -> None:
        super().__init__("database-unwritable", path=str(path), folder=str(path.parent))


class NotOurDatabase(StorageError):
    """The file is no SQLite database, or one of another program."""

    def __init__(self, *, path: Path) -> None:
        super().__init__("database-foreign", path=str(path))


class DatabaseDamaged(StorageError):
    """SQLite found the file's structure broken."""

    def __init__(self, *, path: Path) -> None:
        super().__init__("database-damaged", path=str(path), backups=str(path.parent / "backups"))


class UpgradeFailed(StorageError):
    """A migration failed; all of them were taken back and the file is as it was."""

    def __init__(self, *, path: Path, revision: str) -> None:
        super().__init__("database-upgrade-failed", path=str(path), revision=revision)


_BY_CODE: dict[
    int, type[DatabaseLocked | DiskFull | DatabaseUnwritable | NotOurDatabase | DatabaseDamaged]
] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_PROTOCOL: DatabaseLocked,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DatabaseUnwritable,
    sqlite3.SQLITE_READONLY: DatabaseUnwritable,
    sqlite3.SQLITE_CANTOPEN: DatabaseUnwritable,
    sqlite3.SQLITE_PERM: DatabaseUnwritable,
    sqlite3.SQLITE_NOTADB: NotOurDatabase,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
}


def as_storage_error(error: BaseException | None, path: Path) -> StorageError | None:
    """The sentence for an error of SQLite; None where the fault is in our statement instead."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = _BY_CODE.get(code & PRIMARY_CODE)
    if kind is DatabaseUnwritable and _free_bytes(path) < LITTLE_ROOM:
        # The shared memory of the WAL that finds no room is reported as an I/O error.
        kind = DiskFull
    return None if kind is None else kind(path=path)


def _free_bytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return LITTLE_ROOM
