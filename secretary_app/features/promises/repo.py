"""Promises in the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.conversations.models import Channel
from secretary_app.features.promises.models import (
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.features.promises.tables import PromiseRow
from secretary_app.kernel.ids import new_id


class PromisesRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, promise: NewPromise, *, now: datetime) -> Promise:
        """An open one."""
        row = PromiseRow(
            **asdict(promise),
            id=new_id(),
            state=PromiseState.OPEN,
            made_at=now,
            closed_at=None,
            closed_by=None,
            note="",
            answer="",
            answered_at=None,
            answered_by=None,
            entry_id=None,
            why_failed=None,
        )
        self._session.add(row)
        await self._session.flush()
        return _promise(row)

    async def get(self, promise_id: str) -> Promise | None:
        """By id."""
        row = await self._session.get(PromiseRow, promise_id)
        return None if row is None else _promise(row)

    async def move(
        self,
        promise_id: str,
        state: PromiseState,
        *,
        at: datetime | None,
        by: str | None,
        why: WhyFailed | None,
    ) -> Promise:
        """Into another state; the service has checked that it may."""
        row = await self._session.get_one(PromiseRow, promise_id)
        row.state, row.closed_at, row.closed_by, row.why_failed = state, at, by, why
        await self._session.flush()
        return _promise(row)

    async def in_state(self, state: PromiseState) -> list[Promise]:
        """All of them, urgent ones first, then by the time they are due."""
        rows = await self._session.scalars(
            select(PromiseRow)
            .where(PromiseRow.state == state)
            .order_by(PromiseRow.urgent.desc(), PromiseRow.due_at, PromiseRow.id)
        )
        return [_promise(row) for row in rows]

    async def write_note(self, promise_id: str, note: str) -> Promise:
        """In place of the one before."""
        row = await self._session.get_one(PromiseRow, promise_id)
        row.note = note
        await self._session.flush()
        return _promise(row)

    async def write_answer(
        self, promise_id: str, answer: str, *, at: datetime, by: str, entry_id: str | None
    ) -> Promise:
        """In place of the one before, and open: now it can be told."""
        row = await self._session.get_one(PromiseRow, promise_id)
        row.answer, row.answered_at, row.answered_by, row.entry_id = answer, at, by, entry_id
        row.state = PromiseState.OPEN
        row.closed_at = row.closed_by = row.why_failed = None
        await self._session.flush()
        return _promise(row)

    async def closed(self, *, newest: int) -> list[Promise]:
        """Fulfilled and cancelled ones, the last closed first."""
        rows = await self._session.scalars(
            select(PromiseRow)
            .where(PromiseRow.state.in_((PromiseState.FULFILLED, PromiseState.CANCELLED)))
            .order_by(PromiseRow.closed_at.desc())
            .limit(newest)
        )
        return [_promise(row) for row in rows]

    async def move_person(
        self, from_person: str, to_person: str, *, only: Collection[str] | None = None
    ) -> list[str]:
        """Promises to one become promises to the other; their ids."""
        which = select(PromiseRow.id).where(PromiseRow.person_id == from_person)
        if only is not None:
            which = which.where(PromiseRow.id.in_(only))
        ids = list(await self._session.scalars(which))
        await self._session.execute(
            update(PromiseRow).where(PromiseRow.id.in_(ids)).values(person_id=to_person)
        )
        return ids

    async def numbers_by_person(self) -> dict[str, set[str]]:
        """Where each person asked to be called."""
        rows = await self._session.execute(
            select(PromiseRow.person_id, PromiseRow.number).where(
                PromiseRow.person_id.is_not(None), PromiseRow.number.is_not(None)
            )
        )
        found = dict[str, set[str]]()
        for person_id, number in rows:
            found.setdefault(str(person_id), set()).add(str(number))
        return found

    async def forget(
        self, number: str | None, person_id: str | None, calls: Collection[str]
    ) -> tuple[int, int]:
        """Closed promises to somebody go, open ones lose who it is; how many went and stay."""
        same: list[ColumnElement[bool]] = [PromiseRow.call_id.in_(calls)]
        if number is not None:
            same.append(PromiseRow.number == number)
        if person_id is not None:
            same.append(PromiseRow.person_id == person_id)
        found = (await self._session.scalars(select(PromiseRow).where(or_(*same)))).all()
        kept = [row for row in found if row.state == PromiseState.OPEN]
        for row in kept:
            row.number = row.person_id = row.audio_start_ms = row.audio_end_ms = None
            row.channel = None
        gone = [row.id for row in found if row.state != PromiseState.OPEN]
        await self._session.execute(delete(PromiseRow).where(PromiseRow.id.in_(gone)))
        return len(gone), len(kept)

    async def forget_sound(self, call_id: str) -> None:
        """There is no sound any more to which the promises of a call could point."""
        await self._session.execute(
            update(PromiseRow)
            .where(PromiseRow.call_id == call_id)
            .values(audio_start_ms=None, audio_end_ms=None)
        )

    async def of_call(self, call_id: str) -> list[Promise]:
        """What was promised in a call, in that order."""
        rows = await self._session.scalars(
            select(PromiseRow).where(PromiseRow.call_id == call_id).order_by(PromiseRow.id)
        )
        return [_promise(row) for row in rows]


def _promise(row: PromiseRow) -> Promise:
    return Promise(
        id=row.id,
        kind=PromiseKind(row.kind),
        state=PromiseState(row.state),
        text=row.text,
        language=row.language,
        urgent=row.urgent,
        due_at=row.due_at,
        person_id=row.person_id,
        call_id=row.call_id,
        number=row.number,
        audio_start_ms=row.audio_start_ms,
        audio_end_ms=row.audio_end_ms,
        made_at=row.made_at,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        note=row.note,
        channel=None if row.channel is None else Channel(row.channel),
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        entry_id=row.entry_id,
        why_failed=None if row.why_failed is None else WhyFailed(row.why_failed),
    )
