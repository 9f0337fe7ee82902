"""FAQ entries and facts in the database."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.knowledge.errors import BadFactValue
from secretary_app.features.knowledge.models import (
    Fact,
    FaqEntry,
    Pattern,
    PatternKind,
    Question,
)
from secretary_app.features.knowledge.tables import FactRow, FaqRow
from secretary_app.features.knowledge.values import FactKind, format_value, parse_value
from secretary_app.foundation.storage import table_of

_LOG = logging.getLogger(__name__)

_FACTS, _FAQ = table_of(FactRow), table_of(FaqRow)
_USED = {
    is_fact: update(table)
    .where(named == bindparam("ref"))
    .values(hit_count=table.c.hit_count + bindparam("times"))
    for is_fact, table, named in ((True, _FACTS, _FACTS.c.key), (False, _FAQ, _FAQ.c.id))
}
"""By whether it is a fact."""


class KnowledgeRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def entries(self) -> list[FaqEntry]:
        """All entries, oldest first."""
        rows = await self._session.scalars(select(FaqRow).order_by(FaqRow.id))
        return [_entry(row) for row in rows]

    async def facts(self) -> list[Fact]:
        """All facts by key."""
        rows = await self._session.scalars(select(FactRow).order_by(FactRow.key))
        facts: list[Fact] = []
        for row in rows:
            try:
                facts.append(_fact(row))
            except BadFactValue as error:
                # Kept by an earlier version with other rules; what cannot be read is not said.
                _LOG.warning("the stored fact %s is passed over: %s", row.key, error)
        return facts

    async def put_entry(self, entry: FaqEntry, *, now: datetime) -> None:
        """Adds it, or puts it in place of the one with its id; the count of hits stays."""
        row = await self._session.get(FaqRow, entry.id)
        if row is None:
            row = FaqRow(id=entry.id, created_at=now, hit_count=0)
            self._session.add(row)
        row.language = entry.language
        row.question = entry.question
        row.answer = entry.answer
        row.patterns = [{"kind": each.kind.value, "text": each.text} for each in entry.patterns]
        row.keywords = list(entry.keywords)
        row.enabled = entry.enabled
        row.valid_until = entry.valid_until
        row.changed_at = now

    async def put_fact(self, fact: Fact, *, now: datetime) -> None:
        """Adds it, or puts it in place of the one with its key; the count of hits stays."""
        row = await self._session.get(FactRow, fact.key)
        if row is None:
            row = FactRow(key=fact.key, created_at=now, hit_count=0)
            self._session.add(row)
        row.kind = fact.kind
        row.value = format_value(fact.value)
        row.units = dict(fact.units)
        row.valid_until = fact.valid_until
        row.owner = fact.owner
        row.titles = dict(fact.titles)
        row.questions = {
            language: [asdict(each) for each in questions]
            for language, questions in fact.questions.items()
        }
        row.says = dict(fact.says)
        row.changed_at = now

    async def remove_entry(self, entry_id: str) -> bool:
        """Whether it was there."""
        removed = await self._session.execute(
            delete(FaqRow).where(FaqRow.id == entry_id).returning(FaqRow.id)
        )
        return removed.first() is not None

    async def remove_fact(self, key: str) -> bool:
        """Whether it was there."""
        removed = await self._session.execute(
            delete(FactRow).where(FactRow.key == key).returning(FactRow.key)
        )
        return removed.first() is not None

    async def count(self, uses: Mapping[tuple[bool, str], int]) -> None:
        """So many more answers by each fact (True and its key) or entry (False and its id)."""
        for (is_fact, ref), times in uses.items():
            await self._session.execute(_USED[is_fact], {"ref": ref, "times": times})


def _entry(row: FaqRow) -> FaqEntry:
    return FaqEntry(
        id=row.id,
        language=row.language,
        question=row.question,
        answer=row.answer,
        patterns=tuple(
            Pattern(kind=PatternKind(each["kind"]), text=each["text"]) for each in row.patterns
        ),
        keywords=tuple(row.keywords),
        enabled=row.enabled,
        valid_until=row.valid_until,
        hit_count=row.hit_count,
    )


def _fact(row: FactRow) -> Fact:
    kind = FactKind(row.kind)
    return Fact(
        key=row.key,
        kind=kind,
        value=parse_value(kind, row.value),
        units=row.units,
        valid_until=row.valid_until,
        owner=row.owner,
        titles=row.titles,
        questions={
            language: tuple(Question(**each) for each in questions)
            for language, questions in row.questions.items()
        },
        says=row.says,
        hit_count=row.hit_count,
    )
