"""What may be done with recordings."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.recordings import files
from secretary_app.features.recordings.errors import RecordingMissing, RecordingMoveRefused
from secretary_app.features.recordings.events import RecordingDeleted, RecordingFinished
from secretary_app.features.recordings.models import (
    MOVES,
    ConsentReason,
    Recording,
    RecordingState,
)
from secretary_app.features.recordings.repo import RecordingsRepo
from secretary_app.features.recordings.rights import (
    DELETE_RECORDINGS,
    MAKE_RECORDINGS,
    VIEW_RECORDINGS,
)
from secretary_app.features.recordings.settings import KEEP_DAYS
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder, make_folder


class RecordingService:
    """Gives each recording its place, closes it truthfully, removes it when its time is over."""

    def __init__(
        self,
        *,
        database: Database,
        folder: DataFolder,
        settings: Settings,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._database = database
        self._folder = folder
        self._settings = settings
        self._events = events
        self._clock = clock

    @needs(MAKE_RECORDINGS, about="call_id")
    async def begin(self, *, call_id: str, number: str | None, consent: ConsentReason) -> Recording:
        """Keeps a path for the line to write to. Raises FolderUnwritable.

        ``number`` is E.164, or None for a caller who hid it.
        """
        now = self._clock.now()
        folder = self._folder.recordings(now.astimezone().date())
        await asyncio.to_thread(make_folder, folder)
        async with self._database.write() as session:
            recordings = self._repo(session)
            for name in files.possible_names(now, number):
                wav = folder / name
                there = await asyncio.to_thread(files.is_there, wav)
                if not there and not await recordings.is_taken(wav):
                    return await recordings.add(
                        call_id=call_id,
                        wav=wav,
                        consent=consent,
                        begun_at=now,
                        keep_until=self._keep_until(now),
                    )
        raise AssertionError("the names never end")

    @needs(MAKE_RECORDINGS, about="recording_id")
    async def finish(self, recording_id: str, *, duration_ms: int, sha256: str) -> Recording:
        """The line has closed the file, and says how long it is and what its checksum is.

        Raises RecordingMissing or RecordingMoveRefused.
        """
        recording = await self.get(recording_id)
        size = await asyncio.to_thread(_size_of, recording.wav)
        return await self._close(
            recording_id,
            RecordingState.COMPLETE,
            duration_ms=duration_ms,
            size_bytes=size,
            sha256=sha256,
        )

    @needs(MAKE_RECORDINGS, about="recording_id")
    async def write_transcript(self, recording_id: str, document: object) -> Path:
        """Puts the transcript (anything that JSON can hold) beside the sound.

        Raises RecordingMissing or RecordingUnwritable.
        """
        recording = await self.get(recording_id)
        await asyncio.to_thread(files.write_transcript, recording.transcript, document)
        return recording.transcript

    @needs(MAKE_RECORDINGS)
    async def close_left_open(self, *, but_calls: frozenset[str] = frozenset()) -> list[Recording]:
        """After a crash: closes as broken, by what the files hold, whatever still says running.

        ``but_calls``: these may go on.
        """
        async with self._database.read() as session:
            left = await self._repo(session).in_state(RecordingState.RUNNING)
        return [
            await self.break_off(recording.id)
            for recording in left
            if recording.call_id not in but_calls
        ]

    @needs(MAKE_RECORDINGS, about="recording_id")
    async def break_off(self, recording_id: str) -> Recording:
        """The line is gone in the middle of it: closes it as broken, by what the file holds.

        Raises RecordingMissing, RecordingMoveRefused or RecordingUnwritable.
        """
        recording = await self.get(recording_id)
        await asyncio.to_thread(files.keep_unfinished, recording.wav)
        size = await asyncio.to_thread(_size_of, recording.wav)
        length = await asyncio.to_thread(files.duration_ms_of, recording.wav) if size else None
        return await self._close(
            recording_id,
            RecordingState.BROKEN,
            duration_ms=length,
            size_bytes=size,
            sha256=None,
        )

    @needs(DELETE_RECORDINGS, about="recording_id")
    async def withdraw(self, recording_id: str) -> None:
        """There was no sound to keep after all: the caller gave up before the answer.

        Raises RecordingMissing, RecordingMoveRefused or RecordingUnwritable.
        """
        recording = await self.get(recording_id)
        if recording.state is not RecordingState.RUNNING:
            raise RecordingMoveRefused(recording_id=recording_id, state=recording.state)
        await asyncio.to_thread(files.remove, recording.wav)
        async with self._database.write() as session:
            await self._repo(session).remove(recording_id)

    @needs(VIEW_RECORDINGS, about="recording_id")
    async def get(self, recording_id: str) -> Recording:
        """Raises RecordingMissing."""
        async with self._database.read() as session:
            recording = await self._repo(session).get(recording_id)
        if recording is None:
            raise RecordingMissing(recording_id=recording_id)
        return recording

    @needs(VIEW_RECORDINGS, about="call_id")
    async def of_call(self, call_id: str) -> Recording | None:
        """The newest recording of a call."""
        async with self._database.read() as session:
            return await self._repo(session).of_call(call_id)

    @needs(VIEW_RECORDINGS, about="recording_id")
    async def is_intact(self, recording_id: str) -> bool:
        """Whether the sound is what the line closed. Raises RecordingMissing."""
        recording = await self.get(recording_id)
        if recording.sha256 is None or not await asyncio.to_thread(recording.wav.is_file):
            return False
        return await asyncio.to_thread(files.sha256_of, recording.wav) == recording.sha256

    @needs(DELETE_RECORDINGS, about="recording_id")
    async def delete(self, recording_id: str, *, actor: str) -> Recording:
        """Removes sound and transcript; the row stays as the proof that they were there.

        Raises RecordingMissing, RecordingMoveRefused or RecordingUnwritable.
        """
        recording = await self.get(recording_id)
        self._check(recording, RecordingState.DELETED)
        await asyncio.to_thread(files.remove, recording.wav)
        await asyncio.to_thread(files.remove, recording.transcript)
        async with self._database.write() as session:
            deleted = await self._repo(session).mark_deleted(recording_id)
        self._events.emit(RecordingDeleted(at=self._clock.now(), actor=actor, recording=deleted))
        return deleted

    @needs(DELETE_RECORDINGS)
    async def forget(self, calls: Collection[str]) -> int:
        """Removes all recordings of calls without a trace: their names hold the number. How many.

        Raises RecordingUnwritable.
        """
        async with self._database.read() as session:
            found = await self._repo(session).of_calls(calls)
        for recording in found:
            await asyncio.to_thread(files.remove, recording.wav)
            await asyncio.to_thread(files.remove, recording.transcript)
            async with self._database.write() as session:
                await self._repo(session).remove(recording.id)
        return sum(recording.state is not RecordingState.DELETED for recording in found)

    @needs(VIEW_RECORDINGS)
    async def calls_with_sound(self) -> set[str]:
        """Calls of which there is a recording."""
        async with self._database.read() as session:
            return await self._repo(session).calls_with_sound()

    @needs(DELETE_RECORDINGS)
    async def delete_expired(self, *, keep_calls: Collection[str] = ()) -> list[Recording]:
        """Removes what is kept no longer; a running one waits for its end.

        ``keep_calls`` are still needed.
        """
        async with self._database.read() as session:
            expired = await self._repo(session).expired(self._clock.now())
        return [
            await self.delete(each.id, actor="system")
            for each in expired
            if each.state is not RecordingState.RUNNING and each.call_id not in keep_calls
        ]

    async def _close(
        self,
        recording_id: str,
        state: RecordingState,
        *,
        duration_ms: int | None,
        size_bytes: int | None,
        sha256: str | None,
    ) -> Recording:
        now = self._clock.now()
        async with self._database.write() as session:
            recordings = self._repo(session)
            before = await recordings.get(recording_id)
            if before is None:
                raise RecordingMissing(recording_id=recording_id)
            self._check(before, state)
            closed = await recordings.close(
                recording_id,
                state=state,
                ended_at=now,
                duration_ms=duration_ms,
                size_bytes=size_bytes,
                sha256=sha256,
            )
        self._events.emit(RecordingFinished(at=now, recording=closed))
        return closed

    def _check(self, recording: Recording, wanted: RecordingState) -> None:
        if wanted not in MOVES[recording.state]:
            raise RecordingMoveRefused(recording_id=recording.id, state=recording.state)

    def _keep_until(self, now: datetime) -> datetime | None:
        days = self._settings.get(KEEP_DAYS)
        return now + timedelta(days=days) if days else None

    def _repo(self, session: AsyncSession) -> RecordingsRepo:
        return RecordingsRepo(session, folder=self._folder.recordings_root)


def _size_of(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None
