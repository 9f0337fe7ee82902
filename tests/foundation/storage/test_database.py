"""One writer, many readers, and what was acknowledged stays."""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import CursorResult, delete, select, text, update
from sqlalchemy.exc import IntegrityError

from secretary_app.foundation.settings.tables import SettingRow
from secretary_app.foundation.storage import Database
from secretary_app.foundation.storage.database import READERS
from secretary_app.foundation.storage.errors import DatabaseLocked, DatabaseUnwritable
from secretary_app.foundation.storage.steady import SteadyConnection
from tests.support.opened import newest_database

pytestmark = pytest.mark.wire

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    (tmp_path / "secretary.db").write_bytes(newest_database())
    async with await Database.open(tmp_path / "secretary.db", busy_timeout_s=0.2) as opened:
        yield opened


def row(key: str, *, at: datetime = NOW) -> SettingRow:
    return SettingRow(key=key, value="1", actor="test", changed_at=at)


async def keys(database: Database) -> list[str]:
    async with database.read() as session:
        return list(await session.scalars(select(SettingRow.key).order_by(SettingRow.key)))


async def test_times_come_back_aware_and_in_utc(database: Database) -> None:
    moscow = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    async with database.write() as session:
        session.add(row("a", at=moscow))
    async with database.read() as session:
        stored = await session.get_one(SettingRow, "a")
    assert stored.changed_at == NOW
    assert stored.changed_at.tzinfo is UTC
    with pytest.raises(Exception, match="without a zone"):
        async with database.write() as session:
            session.add(row("b", at=NOW.replace(tzinfo=None)))


async def test_the_writer_is_durable_and_the_readers_cannot_write(database: Database) -> None:
    async with database.write() as session:
        assert (await session.execute(text("PRAGMA synchronous"))).scalar() == 2
        assert (await session.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
        assert (await session.execute(text("PRAGMA foreign_keys"))).scalar() == 1
    with pytest.raises(DatabaseUnwritable):
        async with database.read() as session:
            await session.execute(text("DELETE FROM settings"))


async def test_a_failed_block_leaves_nothing_and_the_next_one_works(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as session:
            session.add(row("a"))
            await session.flush()
            raise ValueError("no")

    async def break_a_constraint() -> None:
        async with database.write() as session:
            session.add_all([row("b"), row("c")])
            await session.flush()
            session.expunge_all()
            session.add(row("b"))

    with pytest.raises(ValueError, match="no"):
        await fail()
    with pytest.raises(IntegrityError):
        await break_a_constraint()
    async with database.write() as session:
        session.add(row("d"))
    assert await keys(database) == ["d"]


async def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    async with database.read() as session:
        before = (await session.scalars(select(SettingRow.key))).all()
        async with database.write() as writing:
            writing.add(row("a"))
        assert (await session.scalars(select(SettingRow.key))).all() == before == []
    assert await keys(database) == ["a"]


@pytest.mark.parametrize("many", [0, 63, 64, 65, 200])
async def test_every_row_comes_whether_or_not_it_comes_with_its_statement(
    database: Database, many: int
) -> None:
    expected = [f"{number:03}" for number in range(many)]
    async with database.write() as session:
        session.add_all([row(key) for key in expected])
    assert await keys(database) == expected
    chosen = select(SettingRow.key).order_by(SettingRow.key)
    async with database.read() as session:
        stream = await session.stream_scalars(chosen.execution_options(yield_per=50))
        parts = [list(part) async for part in stream.partitions()]
        assert [len(part) for part in parts[:-1]] == [50] * (len(parts) - 1)
        assert [key for part in parts for key in part] == expected
        half = await session.stream_scalars(chosen)
        assert await half.first() == (expected[0] if expected else None)
    async with database.write() as session:
        changed = update(SettingRow).values(value="2").returning(SettingRow.key)
        assert sorted((await session.scalars(changed)).all()) == expected
        gone = await session.execute(delete(SettingRow))
        assert isinstance(gone, CursorResult)
        assert gone.rowcount == many


async def test_a_statement_is_one_errand_to_the_drivers_thread(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await keys(database)
    async with database.write() as session:
        session.add(row("a"))
    errands, execute = list[str](), SteadyConnection._execute

    def counted(self: SteadyConnection, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        errands.append(fn.__name__)
        return execute(self, fn, *args, **kwargs)

    monkeypatch.setattr(SteadyConnection, "_execute", counted)
    assert await keys(database) == ["a"]
    assert len(errands) == 2, errands
    async with database.write() as session:
        session.add(row("b"))
        await session.flush()
        session.add(row("c"))
    # Two statements and the commit; the transaction begins on the way to the first.
    assert len(errands) == 5, errands


async def test_writing_inside_writing_is_a_fault_and_not_a_standstill(database: Database) -> None:
    with pytest.raises(RuntimeError, match="wait for itself"):
        async with database.write(), database.write():
            pass
    async with database.write() as session:
        session.add(row("a"))
    assert await keys(database) == ["a"]


async def test_cancelled_writers_lose_nothing_that_was_acknowledged(database: Database) -> None:
    chance = random.Random(20261121)
    acknowledged = set[str]()

    async def write(number: int) -> None:
        async with database.write() as session:
            session.add(row(f"{number:03}"))
        acknowledged.add(f"{number:03}")

    tasks = list[asyncio.Task[None]]()
    for number in range(120):
        tasks.append(asyncio.create_task(write(number)))
        if chance.random() < 0.5:
            # Writers are cancelled wherever they happen to be.
            await asyncio.sleep(chance.random() * 0.01)
            chance.choice(tasks).cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await write(999)
    stored = set(await keys(database))
    assert acknowledged <= stored
    assert acknowledged
    assert any(task.cancelled() for task in tasks)


async def test_a_time_limit_around_a_write_is_felt_as_a_time_limit(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked):
            async with asyncio.timeout(0.05), database.write() as session:
                session.add(row("a"))

    async def think_too_long() -> None:
        async with asyncio.timeout(0.05), database.write() as session:
            session.add(row("a"))
            await session.flush()
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await think_too_long()
    assert await keys(database) == []


async def test_another_program_that_keeps_the_file_is_told_as_locked(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLocked):
            async with database.write() as session:
                session.add(row("a"))
        other.execute("ROLLBACK")
    async with database.write() as session:
        session.add(row("b"))
    assert await keys(database) == ["b"]


WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from secretary_app.foundation.settings.tables import SettingRow
from secretary_app.foundation.storage import Database

async def main():
    async with await Database.open(Path(sys.argv[1])) as database:
        for number in range(100_000):
            async with database.write() as session:
                session.add(SettingRow(key=f"{number:06}", value="1", actor="t",
                                       changed_at=datetime.now(UTC)))
            print(number, flush=True)

asyncio.run(main())
"""


async def test_a_killed_program_leaves_every_acknowledged_row(
    tmp_path: Path, repository: Path
) -> None:
    file = tmp_path / "killed.db"
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        WRITER,
        str(file),
        cwd=repository,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(repository)},
    )
    assert child.stdout is not None
    last = -1
    async with asyncio.timeout(30):
        while last < 40:
            last = json.loads(await child.stdout.readline())
        child.send_signal(signal.SIGKILL)
        for line in (await child.stdout.read()).splitlines():
            last = json.loads(line)
        await child.wait()
    async with await Database.open(file) as database:
        stored = await keys(database)
    assert stored[: last + 1] == [f"{number:06}" for number in range(last + 1)]


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
async def test_no_file_is_opened_later_however_many_read_at_once(database: Database) -> None:
    def open_files() -> int:
        return sum(file.path.startswith(str(database.path)) for file in myself.open_files())

    myself = psutil.Process()
    async with database.write() as session:
        session.add(row("a"))
    before = open_files()
    async with AsyncExitStack() as together:
        for _ in range(READERS):
            reader = await together.enter_async_context(database.read())
            await reader.execute(text("SELECT count(*) FROM sqlite_schema"))
        assert open_files() == before
