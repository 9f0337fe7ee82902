"""Recordings in the database."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.recordings.models import ConsentReason, Recording, RecordingState
from secretary_app.features.recordings.tables import RecordingRow
from secretary_app.kernel.ids import new_id


class RecordingsRepo:
    """Within one session; ``folder`` is what stored paths are relative to."""

    def __init__(self, session: AsyncSession, *, folder: Path) -> None:
        self._session = session
        self._folder = folder

    async def add(
        self,
        *,
        call_id: str,
        wav: Path,
        consent: ConsentReason,
        begun_at: datetime,
        keep_until: datetime | None,
    ) -> Recording:
        """A running one."""
        row = RecordingRow(
            id=new_id(),
            call_id=call_id,
            state=RecordingState.RUNNING,
            path=wav.relative_to(self._folder).as_posix(),
            consent=consent,
            begun_at=begun_at,
            keep_until=keep_until,
        )
        self._session.add(row)
        await self._session.flush()
        return self._recording(row)

    async def get(self, recording_id: str) -> Recording | None:
        """By id."""
        row = await self._session.get(RecordingRow, recording_id)
        return None if row is None else self._recording(row)

    async def is_taken(self, wav: Path) -> bool:
        """Whether the path was ever given away."""
        path = wav.relative_to(self._folder).as_posix()
        found = await self._session.scalar(select(RecordingRow.id).where(RecordingRow.path == path))
        return found is not None

    async def of_call(self, call_id: str) -> Recording | None:
        """The newest of the call."""
        row = await self._session.scalar(
            select(RecordingRow)
            .where(RecordingRow.call_id == call_id)
            .order_by(RecordingRow.id.desc())
            .limit(1)
        )
        return None if row is None else self._recording(row)

    async def of_calls(self, calls: Collection[str]) -> list[Recording]:
        """All of several calls."""
        rows = await self._session.scalars(
            select(RecordingRow).where(RecordingRow.call_id.in_(calls)).order_by(RecordingRow.id)
        )
        return [self._recording(row) for row in rows]

    async def calls_with_sound(self) -> set[str]:
        """Calls of which there is a recording."""
        rows = await self._session.scalars(
            select(RecordingRow.call_id).where(RecordingRow.state != RecordingState.DELETED)
        )
        return set(rows)

    async def in_state(self, state: RecordingState) -> list[Recording]:
        """Oldest first."""
        rows = await self._session.scalars(
            select(RecordingRow).where(RecordingRow.state == state).order_by(RecordingRow.id)
        )
        return [self._recording(row) for row in rows]

    async def expired(self, now: datetime) -> list[Recording]:
        """Past their time and not deleted yet, oldest first."""
        rows = await self._session.scalars(
            select(RecordingRow)
            .where(RecordingRow.keep_until < now, RecordingRow.state != RecordingState.DELETED)
            .order_by(RecordingRow.id)
        )
        return [self._recording(row) for row in rows]

    async def close(
        self,
        recording_id: str,
        *,
        state: RecordingState,
        ended_at: datetime,
        duration_ms: int | None,
        size_bytes: int | None,
        sha256: str | None,
    ) -> Recording:
        """What became of it; the service has checked that it may."""
        row = await self._session.get_one(RecordingRow, recording_id)
        row.state, row.ended_at = state, ended_at
        row.duration_ms, row.size_bytes, row.sha256 = duration_ms, size_bytes, sha256
        await self._session.flush()
        return self._recording(row)

    async def mark_deleted(self, recording_id: str) -> Recording:
        """The files are gone."""
        row = await self._session.get_one(RecordingRow, recording_id)
        row.state = RecordingState.DELETED
        await self._session.flush()
        return self._recording(row)

    async def remove(self, recording_id: str) -> None:
        """As if it had never been begun."""
        await self._session.delete(await self._session.get_one(RecordingRow, recording_id))

    def _recording(self, row: RecordingRow) -> Recording:
        wav = self._folder / row.path
        return Recording(
            id=row.id,
            call_id=row.call_id,
            state=RecordingState(row.state),
            wav=wav,
            transcript=wav.with_suffix(".json"),
            consent=ConsentReason(row.consent),
            begun_at=row.begun_at,
            ended_at=row.ended_at,
            duration_ms=row.duration_ms,
            size_bytes=row.size_bytes,
            sha256=row.sha256,
            keep_until=row.keep_until,
        )
