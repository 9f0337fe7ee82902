"""A statement and its rows, fetched from the driver's thread in one go.

Each errand there and back wakes two threads; by aiosqlite's own cursor a statement is four of them
(make the cursor, carry it out, fetch, close), which was most of what a question in writing cost us.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Self

ROWS_AT_ONCE = 64
"""They come along with the statement itself; few statements have more."""

Row = tuple[Any, ...]
"""Any: whatever stands in the columns."""


Errand = Callable[..., Awaitable[Any]]
"""Has a function called with these arguments in the driver's thread. Any: whichever function."""


class Statement:
    """Takes the place of a cursor, as far as SQLAlchemy knows one."""

    arraysize = 1

    def __init__(self, *, errand: Errand, opened: Callable[[], sqlite3.Cursor]) -> None:
        """``opened`` makes a cursor; it is called in the driver's thread."""
        self._errand = errand
        self._opened = opened
        self._cursor: sqlite3.Cursor | None = None
        """Open for as long as it may have more rows."""
        self._rows = deque[Row]()
        self.description: Sequence[Row] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Iterable[object] = ()) -> None:
        """One statement, once."""
        await self._errand(self._carry_out, lambda cursor: cursor.execute(sql, parameters))

    async def executemany(self, sql: str, parameters: Iterable[Iterable[object]]) -> None:
        """One statement for each of the parameters."""
        await self._errand(self._carry_out, lambda cursor: cursor.executemany(sql, parameters))

    async def fetchall(self) -> list[Row]:
        """All rows that are left."""
        return await self.fetchmany(None)

    async def fetchone(self) -> Row | None:
        """The next row."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = arraysize) -> list[Row]:
        """So many of the rows that are left; None: all of them."""
        if self._cursor is not None and (size is None or size > len(self._rows)):
            more = None if size is None else size - len(self._rows)
            await self._errand(self._fetch, self._cursor, more)
        taken = len(self._rows) if size is None else min(size, len(self._rows))
        return [self._rows.popleft() for _ in range(taken)]

    async def close(self) -> None:
        """Nothing to do where all rows have come."""
        if self._cursor is not None:
            await self._errand(self._cursor.close)
            self._cursor = None

    # In the driver's thread

    def _carry_out(self, work: Callable[[sqlite3.Cursor], object]) -> None:
        cursor = self._opened()
        try:
            work(cursor)
            self.description = cursor.description
            self._fetch(cursor, ROWS_AT_ONCE)
        except BaseException:
            cursor.close()
            raise

    def _fetch(self, cursor: sqlite3.Cursor, size: int | None) -> None:
        rows = cursor.fetchall() if size is None else cursor.fetchmany(size)
        self._rows += rows
        # Of a statement that changes and returns rows, known when the last of them has come.
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        if size is not None and len(rows) == size:
            self._cursor = cursor
        else:
            self._cursor = None
            cursor.close()
