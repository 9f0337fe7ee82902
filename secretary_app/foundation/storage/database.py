"""The open database: sessions for readers, and one writer at a time."""

from __future__ import annotations

import asyncio
import importlib
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from secretary_app.foundation.storage.errors import as_storage_error
from secretary_app.foundation.storage.inspection import revision_of
from secretary_app.foundation.storage.migrations import NEWEST
from secretary_app.foundation.storage.steady import SteadyConnection, connect

UPGRADE = "secretary_app.foundation.storage.upgrade"

BUSY_TIMEOUT_S = 5.0
"""How long we wait for another program (a backup, a viewer) to let go of the file."""

READERS = 3
"""Connections for reading, a thread each; SQLite's reads are short."""

READER_WAIT_S = 30.0
"""A reader that waits longer for a free connection means that somebody never gave one back."""


class _Cursor(Protocol):
    def execute(self, statement: str) -> object: ...

    def close(self) -> None: ...


class _RawConnection(Protocol):
    """As much of a DBAPI connection as a pragma needs."""

    def cursor(self) -> _Cursor: ...


class Database:
    """One SQLite file in WAL mode. Made by ``open``, ended by ``close`` or by ``async with``.

    An error of the file (full disk, lock, damage) leaves ``read`` and ``write`` as a StorageError;
    a broken constraint stays SQLAlchemy's IntegrityError, which the repositories know about.
    """

    def __init__(self, *, path: Path, writer: AsyncEngine, readers: AsyncEngine) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._write_sessions = async_sessionmaker(writer, expire_on_commit=False)
        self._read_sessions = async_sessionmaker(readers, expire_on_commit=False)
        self._turn = asyncio.Lock()
        self._writing: asyncio.Task[Any] | None = None  # Any: whichever task is writing

    @classmethod
    async def open(cls, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Self:
        """Opens the file, making or upgrading it where needed. Raises StorageError."""
        await asyncio.to_thread(_prepare, path, busy_timeout_s)
        writer = _engine(
            path,
            begin="BEGIN IMMEDIATE",
            size=1,
            busy_timeout_s=busy_timeout_s,
            # FULL: what was acknowledged is on the disk when the power fails.
            # What is deleted is overwritten: a caller's words must not stay in free pages.
            pragmas=("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"),
        )
        readers = _engine(
            path,
            begin="BEGIN",
            size=READERS,
            busy_timeout_s=busy_timeout_s,
            pragmas=("foreign_keys = ON", "query_only = ON"),
        )
        database = cls(path=path, writer=writer, readers=readers)
        try:
            await database._open_readers()
        except BaseException:
            await database.close()
            raise
        return database

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Waits for the writer in hand, then closes every connection. May be called twice."""
        async with self._turn:
            await self._readers.dispose()
            await self._writer.dispose()

    async def settle(self) -> None:
        """Brings all changes into the file itself: nothing deleted stays in the log beside it.

        A reader of this moment may keep the log from being emptied; the next checkpoint does it.
        """
        async with self._turn:
            await asyncio.to_thread(_checkpoint, self.path)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one unchanging state of the file and cannot write."""
        with self._told():
            async with self._read_sessions.begin() as session:
                yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """The only writing session; on leaving it is committed to the disk, or rolled back.

        A cancellation never interrupts a statement or the commit: it is felt after them.
        """
        task = asyncio.current_task()
        if task is self._writing:
            raise RuntimeError("this task is writing already and would wait for itself")
        async with self._turn:
            self._writing = task
            try:
                with self._told():
                    async with self._write_sessions.begin() as session:
                        yield session
            finally:
                self._writing = None

    async def _open_readers(self) -> None:
        """All at once, and now: a pool opens them in its busiest moments.

        What is open and what it costs is then the same from the first call on.
        """
        with self._told():
            async with AsyncExitStack() as together:
                for _ in range(READERS):
                    reader = await together.enter_async_context(self._readers.connect())
                    # The log beside the file is opened by the first who reads.
                    await reader.exec_driver_sql("SELECT count(*) FROM sqlite_schema")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            told = as_storage_error(error.orig, self.path)
            if told is None:
                raise
            raise told from error


def _checkpoint(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare(path: Path, busy_timeout_s: float) -> None:
    found = revision_of(path, busy_timeout_s=busy_timeout_s)
    if found != NEWEST:
        importlib.import_module(UPGRADE).upgrade(path, found=found, busy_timeout_s=busy_timeout_s)


def _engine(
    path: Path, *, begin: str, size: int, busy_timeout_s: float, pragmas: tuple[str, ...]
) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        async_creator=partial(connect, path, busy_timeout_s=busy_timeout_s),
        pool_size=size,
        max_overflow=0,
        pool_timeout=READER_WAIT_S,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )

    def prepare_connection(connection: _RawConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start_transaction(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        assert isinstance(raw, SteadyConnection)
        raw.begin_with_next(begin)

    event.listen(engine.sync_engine, "connect", prepare_connection)
    event.listen(engine.sync_engine, "begin", start_transaction)
    return engine
