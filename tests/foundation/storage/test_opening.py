"""A file that cannot be opened is told in plain words, and is left as it was."""

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from secretary_app.foundation.i18n import Language, Translator
from secretary_app.foundation.settings.tables import SettingRow
from secretary_app.foundation.storage import Database, StorageError
from secretary_app.foundation.storage.inspection import EMPTY, revision_of
from secretary_app.foundation.storage.migrations import NEWEST
from secretary_app.foundation.storage.upgrade import upgrade
from tests.support.disks import read_only, small_disk

pytestmark = pytest.mark.wire


def make(file: Path, revision: str = NEWEST) -> Path:
    upgrade(file, found=EMPTY, to=revision, busy_timeout_s=1)
    return file


def newer(file: Path) -> None:
    with closing(sqlite3.connect(make(file))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")


def of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def no_database(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 " + bytes(5000))


def damaged(file: Path) -> None:
    make(file)
    content = bytearray(file.read_bytes())
    # The first page is the catalogue of tables: SQLite needs it before anything else.
    content[100:4096] = b"\xff" * 3996
    file.write_bytes(content)


def a_folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (newer, "database-newer"),
        (of_another_program, "database-foreign"),
        (no_database, "database-foreign"),
        (damaged, "database-damaged"),
        (a_folder, "database-unwritable"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_touched(
    tmp_path: Path, spoil: Callable[[Path], None], code: str
) -> None:
    file = tmp_path / "secretary.db"
    spoil(file)
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(StorageError) as told:
        await Database.open(file, busy_timeout_s=0.2)
    assert told.value.code == code
    assert (file.read_bytes() if file.is_file() else b"") == before
    for language in Language:
        sentence = Translator(language).error(told.value)
        assert str(tmp_path) in sentence
        assert "{" not in sentence


@pytest.mark.parametrize("revision", [EMPTY, "0001", NEWEST])
async def test_a_locked_file_is_told_whether_or_not_it_needs_an_upgrade(
    tmp_path: Path, revision: str
) -> None:
    file = tmp_path / "secretary.db"
    if revision != EMPTY:
        make(file, revision)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE IF NOT EXISTS held (x)")
        with pytest.raises(StorageError) as told:
            await Database.open(file, busy_timeout_s=0.2)
        assert told.value.code == "database-locked"
        other.execute("ROLLBACK")
    async with await Database.open(file):
        assert revision_of(file, busy_timeout_s=1) == NEWEST


@pytest.mark.parametrize("room", [0, 60_000], ids=["none", "for the memory of the WAL only"])
async def test_a_full_disk_is_told_when_opening_and_when_writing(tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path / "disk", size="2m") as disk:
        file = make(disk / "secretary.db", "0001")
        before = file.read_bytes()
        ballast = disk / "ballast"
        _fill(ballast, room)
        with pytest.raises(StorageError) as told:
            await Database.open(file)
        assert told.value.code == "database-disk-full"
        assert file.read_bytes() == before
        assert list(disk.glob("backups/*")) == []
        ballast.unlink()
        async with await Database.open(file) as database:
            assert revision_of(file, busy_timeout_s=1) == NEWEST
            _fill(ballast, room)
            with pytest.raises(StorageError) as told:
                await _write(database, "x" * 200_000)
            assert told.value.code == "database-disk-full"
            ballast.unlink()
            await _write(database, "y")


def _fill(ballast: Path, room: int) -> None:
    free = shutil.disk_usage(ballast.parent).free
    ballast.write_bytes(bytes(max(free - room, 0)))


async def _write(database: Database, value: str) -> None:
    async with database.write() as session:
        session.add(SettingRow(key=value[:5], value=value, actor="t", changed_at=datetime.now(UTC)))


async def test_a_folder_that_nobody_may_write_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    make(tmp_path / "data" / "old.db", "0001")
    with read_only(tmp_path / "data") as folder:
        for name in ("new.db", "old.db"):
            with pytest.raises(StorageError) as told:
                await Database.open(folder / name, busy_timeout_s=0.2)
            assert told.value.code == "database-unwritable"


QUOTA = """
import asyncio, sys
from pathlib import Path
from secretary_app.foundation.storage import Database, StorageError
try:
    asyncio.run(Database.open(Path(sys.argv[1])))
except StorageError as error:
    print(error.code)
"""


def test_a_quota_is_told(tmp_path: Path, repository: Path) -> None:
    limit = 20_000

    done = subprocess.run(
        [sys.executable, "-c", QUOTA, str(tmp_path / "secretary.db")],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.stdout == "database-unwritable\n", done.stderr
