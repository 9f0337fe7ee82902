"""Brings a database file to the newest schema: all migrations succeed, or the file is as it was.

SQLite's DDL is transactional, so one transaction holds every step. A file that already has data is
copied into ``backups`` first. Loaded only when there is something to do: alembic costs 0.3 s.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from secretary_app.foundation.storage.errors import (
    DatabaseUnwritable,
    DiskFull,
    StorageError,
    UpgradeFailed,
    as_storage_error,
)
from secretary_app.foundation.storage.inspection import EMPTY, connect

_LOG = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"

KEPT_BACKUPS = 3
"""Copies from before an upgrade; older ones are removed when a new one is made."""


def migration_scripts(folder: Path = MIGRATIONS) -> ScriptDirectory:
    """The scripts as alembic sees them."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)


def upgrade(
    path: Path,
    *,
    found: str,
    busy_timeout_s: float,
    to: str = "head",
    scripts: ScriptDirectory | None = None,
) -> None:
    """Runs what is missing from revision ``found`` to revision ``to``.

    Raises StorageError with the file unchanged. ``scripts`` are others in tests only.
    """
    try:
        if found != EMPTY:
            _back_up(path, found, busy_timeout_s=busy_timeout_s)
        with closing(connect(path, busy_timeout_s=busy_timeout_s)) as connection:
            # Kept in the file: readers go on while the writer writes.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # A table is changed by copying it, which must not cascade into those that refer to it.
            connection.execute("PRAGMA foreign_keys = OFF")
            _run(connection, scripts or migration_scripts(), to)
    except Exception as error:
        told = _told(error, path)
        if told is None:
            _LOG.exception("the upgrade of %s from %s failed", path, found)
            told = UpgradeFailed(path=path, revision=found)
        raise told from error
    _LOG.info("database %s upgraded from %s to %s", path, found, to)


def _told(error: Exception, path: Path) -> StorageError | None:
    """What is wrong with the file or the disk; None for a fault in a script."""
    if isinstance(error, OSError):
        kind = DiskFull if error.errno == errno.ENOSPC else DatabaseUnwritable
        return kind(path=path)
    return as_storage_error(error.orig if isinstance(error, DBAPIError) else error, path)


def _run(connection: sqlite3.Connection, scripts: ScriptDirectory, to: str) -> None:
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    def start_transaction(steps: Connection) -> None:
        steps.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", start_transaction)
    # One transaction around everything: alembic leaves one alone that it finds open.
    with engine.begin() as steps:
        _migrate(steps, scripts, to)
        _check_references(connection)


def _migrate(steps: Connection, scripts: ScriptDirectory, to: str) -> None:
    def missing(revision: str, _context: MigrationContext) -> list[RevisionStep]:
        newest_first = scripts.iterate_revisions(to, revision, implicit_base=True)
        return [
            MigrationStep.upgrade_from_script(scripts.revision_map, script)
            for script in reversed(list(newest_first))
        ]

    with EnvironmentContext(Config(), scripts, fn=missing) as environment:
        environment.configure(connection=steps)
        environment.run_migrations()


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"rows refer to missing ones: {broken[:5]}")


def _back_up(path: Path, found: str, *, busy_timeout_s: float) -> None:
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = folder / f"{path.stem}-{found}-{stamp}{path.suffix}"
    try:
        with (
            closing(connect(path, busy_timeout_s=busy_timeout_s)) as source,
            closing(connect(copy, busy_timeout_s=busy_timeout_s)) as target,
        ):
            source.backup(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    copies = sorted(
        folder.glob(f"{path.stem}-*{path.suffix}"), key=lambda file: file.stat().st_mtime
    )
    for old in copies[:-KEPT_BACKUPS]:
        old.unlink()
