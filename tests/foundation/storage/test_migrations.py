"""The schema's history: it leads to today's tables, in one piece, and twice is as good as once."""

import importlib
import pkgutil
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

import secretary_app
from secretary_app.bootstrap.schema import TABLES, all_tables, is_compared
from secretary_app.features.lines.book import LineBook
from secretary_app.features.lines.settings import ASSISTANT, AT_PORT, RINGS
from secretary_app.foundation.storage import Database
from secretary_app.foundation.storage.errors import UpgradeFailed
from secretary_app.foundation.storage.inspection import EMPTY, revision_of
from secretary_app.foundation.storage.migrations import NEWEST, REVISIONS
from secretary_app.foundation.storage.upgrade import MIGRATIONS, migration_scripts, upgrade
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.wire


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_the_list_of_revisions_is_the_list_of_scripts() -> None:
    scripts = migration_scripts()
    assert [each.revision for each in scripts.walk_revisions()] == list(reversed(REVISIONS))
    assert scripts.get_current_head() == NEWEST


def test_scripts_import_nothing_of_ours() -> None:
    ours = re.compile(r"^(from|import) (?!alembic|sqlalchemy)", re.MULTILINE)
    for file in (MIGRATIONS / "versions").glob("*.py"):
        assert not ours.search(file.read_text("utf-8")), file


def test_every_slice_with_tables_is_gathered() -> None:
    found = {
        name
        for _, name, _ in pkgutil.walk_packages(secretary_app.__path__, "secretary_app.")
        if name.endswith(".tables") and name != "secretary_app.foundation.console.tables"
    }
    assert found == set(TABLES)


def test_migrations_lead_to_the_tables_of_the_slices(tmp_path: Path) -> None:
    file = tmp_path / "secretary.db"
    upgrade(file, found=EMPTY, busy_timeout_s=1)
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_compared})
        difference = compare_metadata(context, all_tables())
    engine.dispose()
    assert difference == []


async def test_opening_twice_changes_nothing_and_needs_no_alembic(tmp_path: Path) -> None:
    file = tmp_path / "secretary.db"
    async with await Database.open(file):
        pass
    once = dump(file)
    loaded = sys.modules.pop("secretary_app.foundation.storage.upgrade")
    try:
        async with await Database.open(file):
            pass
        assert "secretary_app.foundation.storage.upgrade" not in sys.modules
    finally:
        sys.modules["secretary_app.foundation.storage.upgrade"] = loaded
    assert dump(file) == once
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("revision", REVISIONS[:-1])
async def test_every_old_database_is_copied_and_brought_up_with_its_rows(
    tmp_path: Path, revision: str
) -> None:
    file = tmp_path / "secretary.db"
    upgrade(file, found=EMPTY, to=revision, busy_timeout_s=1)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "INSERT INTO settings VALUES ('program.language', 'ru', 'cli', '2026-11-21 09:30:00')"
        )
    old = dump(file)
    for _ in range(2):
        async with await Database.open(file):
            pass
        assert revision_of(file, busy_timeout_s=1) == NEWEST
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT value FROM settings").fetchall() == [("ru",)]
    (copy,) = (tmp_path / "backups").iterdir()
    assert dump(copy) == old


BEFORE_LINES = REVISIONS[: REVISIONS.index("0009")]


@pytest.mark.parametrize("revision", BEFORE_LINES)
async def test_the_one_line_of_the_settings_becomes_the_first_of_the_lines(
    tmp_path: Path, revision: str
) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    upgrade(folder.database, found=EMPTY, to=revision, busy_timeout_s=1)
    chosen = {"line.at_port": "/dev/ttyUSB6", "line.assistant": "marina", "program.language": "ru"}
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.executemany(
            "INSERT INTO settings VALUES (?, ?, 'cli', '2026-11-21 09:30:00')", chosen.items()
        )
    for _ in range(2):
        async with await Database.open(folder.database) as database:
            book = await LineBook.open(
                database=database, file=folder.settings_file, events=EventBus(), clock=Clock()
            )
            (line,) = book.all()
            assert (line.id, line.enabled) == ("line1", True)
            assert (line.get(AT_PORT), line.get(ASSISTANT)) == ("/dev/ttyUSB6", "marina")
            assert line.get(RINGS) == RINGS.default
    with closing(sqlite3.connect(folder.database)) as connection:
        left = connection.execute("SELECT key FROM settings").fetchall()
    assert left == [("program.language",)], "there is one way to choose a value"


BROKEN = {
    "a mistake in the second script": "op.execute('ALTER TABLE nowhere ADD COLUMN x')",
    "a fault of Python": "raise KeyError('x')",
    "rows that refer to nothing": (
        "op.execute(\"INSERT INTO threads VALUES ('t', 'nobody', '2026-11-21', NULL)\")"
    ),
}


@pytest.fixture(params=BROKEN)
def broken_scripts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    for script in (MIGRATIONS / "versions").glob("*.py"):
        (versions / script.name).write_text(script.read_text("utf-8"), "utf-8")
    for number, step in ((1, "op.execute('CREATE TABLE fine (x)')"), (2, BROKEN[request.param])):
        before, revision = f"{int(NEWEST) + number - 1:04}", f"{int(NEWEST) + number:04}"
        (versions / f"{revision}_next.py").write_text(
            f"from alembic import op\nrevision = '{revision}'\ndown_revision = '{before}'\n"
            f"def upgrade():\n    {step}\n"
        )
    yield tmp_path / "migrations"
    importlib.invalidate_caches()


@pytest.mark.expects_log("the upgrade of .* failed")
def test_a_failing_upgrade_leaves_the_file_as_it_was(tmp_path: Path, broken_scripts: Path) -> None:
    file = tmp_path / "secretary.db"
    upgrade(file, found=EMPTY, busy_timeout_s=1)
    before = dump(file)
    with pytest.raises(UpgradeFailed):
        upgrade(file, found=NEWEST, busy_timeout_s=1, scripts=migration_scripts(broken_scripts))
    assert dump(file) == before
    assert revision_of(file, busy_timeout_s=1) == NEWEST
