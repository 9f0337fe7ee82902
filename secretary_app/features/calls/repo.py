"""Reads and writes the call record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Direction
from secretary_app.features.calls.sound import as_column, from_column
from secretary_app.features.calls.tables import CallRow, ReviewRow, TurnRow
from secretary_app.kernel.ids import new_id


def _latency(stages: dict[str, Any] | None) -> TurnLatency | None:
    """Any: values of JSON."""
    return None if stages is None else TurnLatency(**stages)


def record_of(row: CallRow) -> CallRecord:
    """What a row stands for."""
    return CallRecord(
        id=row.id,
        line_id=row.line_id,
        direction=Direction(row.direction),
        number=row.number,
        person_id=row.person_id,
        assistant_id=row.assistant_id,
        language=row.language,
        outcome=CallOutcome(row.outcome),
        end_cause=row.end_cause,
        consent=row.consent,
        rang_at=row.rang_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        sound=None if row.sound is None else from_column(row.sound),
    )


def _turn(row: TurnRow) -> CallTurn:
    return CallTurn(
        number=row.number,
        text=row.text,
        language=row.language,
        engine=row.engine,
        confidence=row.confidence,
        understood=row.understood,
        interrupted_us=row.interrupted_us,
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        latency=_latency(row.stages),
    )


class CallRepo:
    """Calls and their turns, in a session of the caller's."""

    def __init__(self, *, session: AsyncSession) -> None:
        """Works inside ``session``."""
        self._session = session

    def add(self, record: CallRecord) -> None:
        """A new call."""
        self._session.add(
            CallRow(
                id=record.id,
                line_id=record.line_id,
                direction=record.direction.value,
                number=record.number,
                person_id=record.person_id,
                assistant_id=record.assistant_id,
                language=record.language,
                outcome=record.outcome.value,
                end_cause=record.end_cause,
                consent=record.consent,
                rang_at=record.rang_at,
                answered_at=record.answered_at,
                ended_at=record.ended_at,
                sound=None if record.sound is None else as_column(record.sound),
            )
        )

    async def change(self, call_id: str, **values: str | datetime | dict[str, Any] | None) -> None:
        """Set columns of a call."""
        await self._session.execute(update(CallRow).where(CallRow.id == call_id).values(**values))

    async def left_open(self) -> list[CallRecord]:
        """Records without an end, oldest first."""
        outcomes = (CallOutcome.RINGING.value, CallOutcome.IN_PROGRESS.value)
        rows = await self._session.scalars(
            select(CallRow).where(CallRow.outcome.in_(outcomes)).order_by(CallRow.rang_at)
        )
        return [record_of(row) for row in rows]

    async def get(self, call_id: str) -> CallRecord | None:
        """The call of this id."""
        row = await self._session.get(CallRow, call_id)
        return None if row is None else record_of(row)

    async def find(self, prefix: str) -> list[CallRecord]:
        """Calls whose id ends with these characters: people copy the tail of an id."""
        rows = await self._session.scalars(
            select(CallRow).where(CallRow.id.endswith(prefix, autoescape=True)).limit(2)
        )
        return [record_of(row) for row in rows]

    async def newest(
        self, *, limit: int, number: str | None = None, ids: Collection[str] | None = None
    ) -> list[CallRecord]:
        """The latest calls, newest first, among ``ids`` where they are given."""
        query = select(CallRow).order_by(CallRow.rang_at.desc()).limit(limit)
        if ids is not None:
            query = query.where(CallRow.id.in_(ids))
        if number is not None:
            query = query.where(CallRow.number == number)
        return [record_of(row) for row in await self._session.scalars(query)]

    async def of_caller(self, number: str | None, person_id: str | None) -> set[str]:
        """Ids of the calls from a number or of a person."""
        same = [
            column == value
            for column, value in ((CallRow.number, number), (CallRow.person_id, person_id))
            if value is not None
        ]
        return set(await self._session.scalars(select(CallRow.id).where(or_(false(), *same))))

    async def of_person(self, person_id: str, *, newest: int) -> list[CallRecord]:
        """Somebody's latest calls, newest first."""
        rows = await self._session.scalars(
            select(CallRow)
            .where(CallRow.person_id == person_id)
            .order_by(CallRow.rang_at.desc())
            .limit(newest)
        )
        return [record_of(row) for row in rows]

    async def move(
        self, from_person: str, to_person: str, *, only: Collection[str] | None = None
    ) -> list[str]:
        """Calls of one become calls of the other; their ids."""
        which = select(CallRow.id).where(CallRow.person_id == from_person)
        if only is not None:
            which = which.where(CallRow.id.in_(only))
        ids = list(await self._session.scalars(which))
        await self._session.execute(
            update(CallRow).where(CallRow.id.in_(ids)).values(person_id=to_person)
        )
        return ids

    async def forget(self, calls: Collection[str]) -> None:
        """That somebody called stays, and how it went; who it was and what was said does not."""
        await self._session.execute(delete(TurnRow).where(TurnRow.call_id.in_(calls)))
        await self._session.execute(delete(ReviewRow).where(ReviewRow.call_id.in_(calls)))
        await self._session.execute(
            update(CallRow).where(CallRow.id.in_(calls)).values(number=None, person_id=None)
        )

    async def delete_before(self, moment: datetime, *, keep: Collection[str]) -> int:
        """Records of closed calls older than that, but those in ``keep``; how many."""
        old = select(CallRow.id).where(
            CallRow.rang_at < moment, CallRow.ended_at.is_not(None), CallRow.id.not_in(keep)
        )
        ids = (await self._session.scalars(old)).all()
        await self._session.execute(delete(CallRow).where(CallRow.id.in_(ids)))
        return len(ids)

    def add_turn(self, call_id: str, turn: CallTurn) -> None:
        """A finished turn of the caller."""
        self._session.add(
            TurnRow(
                id=new_id(),
                call_id=call_id,
                number=turn.number,
                text=turn.text,
                language=turn.language,
                engine=turn.engine,
                confidence=turn.confidence,
                understood=turn.understood,
                interrupted_us=turn.interrupted_us,
                start_ms=turn.start_ms,
                end_ms=turn.end_ms,
                stages=None,
            )
        )

    async def set_latency(self, call_id: str, number: int, latency: TurnLatency) -> None:
        """The answer to a turn has sounded."""
        await self._session.execute(
            update(TurnRow)
            .where(TurnRow.call_id == call_id, TurnRow.number == number)
            .values(stages=asdict(latency))
        )

    async def turns(self, call_id: str) -> list[CallTurn]:
        """The caller's turns in order."""
        rows = await self._session.scalars(
            select(TurnRow).where(TurnRow.call_id == call_id).order_by(TurnRow.number)
        )
        return [_turn(row) for row in rows]
