"""Looks at a database file before anybody works with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from secretary_app.foundation.storage.errors import DatabaseNewer, NotOurDatabase, as_storage_error
from secretary_app.foundation.storage.migrations import NEWEST, REVISIONS

EMPTY = "empty"
"""The revision of a file that holds nothing yet, or is not there."""


def connect(path: Path, *, busy_timeout_s: float) -> sqlite3.Connection:
    """A plain connection whose transactions begin and end only where we say so."""
    return sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)


def revision_of(path: Path, *, busy_timeout_s: float) -> str:
    """Which of ``REVISIONS`` the file is at, or ``EMPTY``.

    Raises DatabaseNewer, NotOurDatabase, DatabaseLocked, DatabaseDamaged or DatabaseUnwritable.
    """
    if not path.exists():
        return EMPTY
    try:
        with closing(connect(path, busy_timeout_s=busy_timeout_s)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return EMPTY
            if "alembic_version" not in tables:
                raise NotOurDatabase(path=path)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        told = as_storage_error(error, path)
        if told is None:
            raise
        raise told from error
    revision = "" if row is None else str(row[0])
    if revision not in REVISIONS:
        raise DatabaseNewer(path=path, found=revision, known=NEWEST)
    return revision
