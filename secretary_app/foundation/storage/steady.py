"""A connection that is never left in the middle of a statement.

A cancelled task would otherwise leave its statement running in the driver's thread, and SQLAlchemy
would have to throw the connection away. Here the statement, a few milliseconds, is waited for, and
the cancellation reaches the task at its next await on anything else.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite

from secretary_app.foundation.storage.statement import ROWS_AT_ONCE, Statement


class SteadyConnection(aiosqlite.Connection):
    """Every call to the driver's thread goes through ``_execute``."""

    _begin = ""

    def begin_with_next(self, begin: str) -> None:
        """The next statement is the first of a transaction; ``begin`` is said on the way to it."""
        self._begin = begin

    def cursor(self) -> Statement:  # type: ignore[override]
        # Ignored: it stands in for aiosqlite's cursor with SQLAlchemy, which asks for no more.
        """For one statement; it is made when that is carried out."""
        return Statement(errand=self._execute, opened=self._opened)

    async def commit(self) -> None:
        """Nothing to do where no statement has begun anything."""
        self._begin = ""
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        """The same; SQLAlchemy asks for it after a commit, too."""
        self._begin = ""
        if self.in_transaction:
            await super().rollback()

    def _opened(self) -> sqlite3.Cursor:
        begin, self._begin = self._begin, ""
        if begin:
            self._conn.execute(begin)
        return self._conn.cursor()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        # Any: aiosqlite's own signature. In its words, but for what is waited for.
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        done = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((done, partial(fn, *args, **kwargs)))
        return await _to_its_end(done)


async def connect(path: Path, *, busy_timeout_s: float) -> SteadyConnection:
    """Opens the file without the driver's implicit BEGIN.

    That one is deferred, and fails at once where it should wait when it comes to write.
    """

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)

    connection = SteadyConnection(open_file, iter_chunk_size=ROWS_AT_ONCE)
    await connection
    return connection


async def _to_its_end(work: asyncio.Future[Any]) -> Any:  # noqa: ANN401 - rejected: of any statement
    owner = asyncio.current_task()
    assert owner is not None
    held_back = 0
    try:
        while True:
            try:
                return await asyncio.shield(work)
            except asyncio.CancelledError:
                # Taken back and given again, so that a time limit still counts its own.
                held_back += 1
                owner.uncancel()
    finally:
        for _ in range(held_back):
            owner.cancel()
