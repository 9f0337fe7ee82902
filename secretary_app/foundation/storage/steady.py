"""A connection that is never left in the middle of a statement.

A cancelled task would otherwise leave its statement running in the driver's thread, and SQLAlchemy
would have to throw the connection away. Here the statement, a few milliseconds, is waited for, and
the cancellation reaches the task at its next await on anything else.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

ROWS_AT_ONCE = 64
"""aiosqlite's own default."""

ResultT = TypeVar("ResultT")


class SteadyConnection(aiosqlite.Connection):
    """Every call to the driver's thread goes through ``_execute``, in aiosqlite's own words."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        # Any, and an untyped call: aiosqlite's own signature.
        statement = super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return await _to_its_end(statement)


async def connect(path: Path, *, busy_timeout_s: float) -> SteadyConnection:
    """Opens the file without the driver's implicit BEGIN.

    That one is deferred, and fails at once where it should wait when it comes to write.
    """

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)

    connection = SteadyConnection(open_file, iter_chunk_size=ROWS_AT_ONCE)
    await connection
    return connection


async def _to_its_end(work: Coroutine[Any, Any, ResultT]) -> ResultT:
    owner = asyncio.current_task()
    assert owner is not None
    inner = asyncio.create_task(work, name="database statement")
    held_back = 0
    try:
        while True:
            try:
                return await asyncio.shield(inner)
            except asyncio.CancelledError:
                if inner.cancelled():
                    raise
                # Taken back and given again, so that a time limit still counts its own.
                held_back += 1
                owner.uncancel()
    finally:
        for _ in range(held_back):
            owner.cancel()
