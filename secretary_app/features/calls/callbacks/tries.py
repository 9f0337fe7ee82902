"""Tries to keep promised calls, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select

from secretary_app.features.calls.callbacks.schedule import Try
from secretary_app.features.calls.callbacks.tables import CallbackTryRow
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id


class CallbackTries:
    """Counts them so that a restart forgets none."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, promise_ids: Iterable[str]) -> dict[str, str]:
        """Before the number is dialled for all of them at once; the ids of the tries."""
        at = self._clock.now()
        begun = {promise_id: new_id() for promise_id in promise_ids}
        async with self._database.write() as session:
            session.add_all(
                CallbackTryRow(id=try_id, promise_id=promise_id, at=at, cause=None, call_id=None)
                for promise_id, try_id in begun.items()
            )
        return begun

    async def end(self, causes: Mapping[str, str], *, call_id: str | None) -> None:
        """What came of each of these tries."""
        async with self._database.write() as session:
            for try_id, cause in causes.items():
                row = await session.get_one(CallbackTryRow, try_id)
                row.cause, row.call_id = cause, call_id

    async def of_promise(self, promise_id: str) -> list[Try]:
        """In their order."""
        return await self._where(CallbackTryRow.promise_id == promise_id)

    async def since(self, moment: datetime) -> list[Try]:
        """Those of all promises."""
        return await self._where(CallbackTryRow.at >= moment)

    async def _where(self, condition: ColumnElement[bool]) -> list[Try]:
        async with self._database.read() as session:
            rows = await session.scalars(
                select(CallbackTryRow).where(condition).order_by(CallbackTryRow.at)
            )
            return [Try(promise_id=row.promise_id, at=row.at, cause=row.cause) for row in rows]
