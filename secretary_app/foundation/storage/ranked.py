"""Search by relevance in terms that a slice has made of its text.

Beside ``fulltext.py``, which finds what a person typed in text as it is, this index holds terms
(stems, say) and gives rows an order. Which terms, a slice decides; how they are kept, only this
file and the migration that made the index know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.foundation.storage.fulltext import INDEX_SUFFIX

TERMS_SUFFIX = f"{INDEX_SUFFIX}_terms"
AT_ONCE = 100
"""Rows of one statement: between two, a call in the same loop goes on."""
TERMS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The index over the rows of one table, known there by an integer key.

    Rows leave the index with their row of the table.
    """

    table: str
    weights: Mapping[str, float]
    """The index's columns, each with what a term in it counts."""

    @property
    def index(self) -> str:
        """The name of the index, a virtual table."""
        return f"{self.table}{INDEX_SUFFIX}"

    async def add(self, session: AsyncSession, rows: Iterable[Mapping[str, str | int]]) -> None:
        """Rows with ``key`` and the terms of each column, apart by spaces or line ends."""
        names = ", ".join(self.weights)
        values = ", ".join(f":{name}" for name in self.weights)
        # Names only from our own declarations, here and below; what is stored is a parameter.
        statement = f"INSERT INTO {self.index} (rowid, {names}) VALUES (:key, {values})"  # noqa: S608
        waiting = list(rows)
        for begin in range(0, len(waiting), AT_ONCE):
            await session.execute(text(statement), waiting[begin : begin + AT_ONCE])

    async def renew(self, session: AsyncSession, rows: Sequence[Mapping[str, str | int]]) -> None:
        """Puts other terms in place of those that rows had."""
        statement = f"DELETE FROM {self.index} WHERE rowid = :key"  # noqa: S608
        for begin in range(0, len(rows), AT_ONCE):
            keys = [{"key": row["key"]} for row in rows[begin : begin + AT_ONCE]]
            await session.execute(text(statement), keys)
        await self.add(session, rows)

    async def best(self, session: AsyncSession, terms: Sequence[str], *, limit: int) -> list[Hit]:
        """The rows with any of ``terms``, the most relevant first."""
        if not terms:
            return []
        wanted = " OR ".join(f'"{term}"' for term in terms if '"' not in term)
        names = ", ".join(self.weights)
        weights = ", ".join(str(float(weight)) for weight in self.weights.values())
        statement = (
            f"SELECT rowid, -bm25({self.index}, {weights}) AS relevance, {names}"  # noqa: S608
            f" FROM {self.index} WHERE {self.index} MATCH :wanted"
            f" ORDER BY relevance DESC, rowid LIMIT :limit"
        )
        rows = await session.execute(text(statement), {"wanted": wanted, "limit": limit})
        return [
            Hit(key=row[0], relevance=row[1], columns=dict(zip(self.weights, row[2:], strict=True)))
            for row in rows
        ]

    async def counts(self, session: AsyncSession) -> dict[str, int]:
        """Every term with the number of rows that have it."""
        rows = await session.stream(
            text(f"SELECT term, doc FROM {self.table}{TERMS_SUFFIX}")  # noqa: S608
        )
        return {row[0]: row[1] async for part in rows.partitions(TERMS_AT_ONCE) for row in part}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row that was found."""

    key: int
    relevance: float
    """Larger is better; comparable within one search only."""
    columns: Mapping[str, str]
    """The terms as they were added."""
