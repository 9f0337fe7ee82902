"""One call with everything that belongs to it, from its first ring to its closed record."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime

from hardware.line import reports
from hardware.line.client import LineClient
from secretary_app.features.calls.journal import CallJournal
from secretary_app.features.calls.models import CallOutcome, CallRecord
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.session import CallSession
from secretary_app.features.recordings.models import ConsentReason, Recording
from secretary_app.features.recordings.service import RecordingService
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

JOURNAL_LIMIT_S = 10.0
"""For the last entries of a call to reach the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallKeeping:
    """Where a call is kept."""

    records: CallRecords
    recordings: RecordingService
    clock: Clock
    recording_wanted: bool


class LiveCall:
    """A call that is ringing or running."""

    def __init__(
        self,
        *,
        record: CallRecord,
        session: CallSession,
        journal: CallJournal,
        report: CallReporter,
        keeping: CallKeeping,
        line: LineClient,
        tasks: TaskOwner,
    ) -> None:
        """``tasks`` belongs to this call alone and is stopped by ``close``."""
        self.call_id = record.id
        self.session = session
        self._number = record.number
        self._journal = journal
        self._report = report
        self._keeping = keeping
        self._line = line
        self._tasks = tasks
        self._answered_at: datetime | None = None
        self._began: reports.CallBegan | None = None
        self._recording: Recording | None = None
        self._writing: asyncio.Task[None] | None = None

    def rang(self, *, withheld: bool) -> None:
        """The first ring: tell it, and begin to write the call down."""
        self._report.rang(number=self._number, withheld=withheld)
        self._writing = asyncio.create_task(self._journal.write(), name=f"journal-{self.call_id}")

    async def answer(self) -> None:
        """Take the call."""
        await self.session.answer()

    async def receive(self, message: reports.Report) -> None:
        """Take one message of the line."""
        self.session.receive(message)
        match message:
            case reports.CallBegan():
                self._began = message
                self._answered_at = self._keeping.clock.now()
            case reports.AudioOpen(delay_ms=delay_ms, since_answer_ms=since_answer_ms):
                ata_ms = 0 if self._began is None else self._began.ata_ms
                self._report.answered(
                    ata_ms=ata_ms, audio_delay_ms=delay_ms, since_answer_ms=since_answer_ms
                )
                self._tasks.start(self._keep_answer(), name="keep-answer")
            case reports.Recorded(duration_ms=duration_ms, sha256=sha256):
                await self._finish_recording(duration_ms, sha256)
            case _:
                pass

    async def close(self, *, cause: str) -> None:
        """The call is over: stop everything of it and close its record truthfully."""
        self.session.stop()
        await self._tasks.stop()
        try:
            await self.session.keep_unfinished()
        except SecretaryError:
            _LOG.exception("the message left in call %s could not be stored", self.call_id)
        self._journal.close()
        if self._writing is not None:
            try:
                async with asyncio.timeout(JOURNAL_LIMIT_S):
                    await self._writing
            except TimeoutError:
                _LOG.error("the journal of call %s was not finished in time", self.call_id)
        outcome = CallOutcome.MISSED if self._answered_at is None else CallOutcome.ANSWERED
        await self._keeping.records.close(
            self.call_id,
            outcome=outcome,
            cause=cause,
            answered_at=self._answered_at,
            language=self.session.language,
        )
        if self._recording is not None:
            await self._write_transcript(self._recording)
        self._report.ended(outcome=outcome, cause=cause)

    async def _keep_answer(self) -> None:
        if self._answered_at is not None:
            await self._keeping.records.answered(self.call_id, at=self._answered_at)
        if self._keeping.recording_wanted:
            self._recording = await self._keeping.recordings.begin(
                call_id=self.call_id, number=self._number, consent=ConsentReason.ANNOUNCED
            )
            await self._line.record_start(path=str(self._recording.wav))

    async def _finish_recording(self, duration_ms: int, sha256: str) -> None:
        if self._recording is not None:
            await self._keeping.recordings.finish(
                self._recording.id, duration_ms=duration_ms, sha256=sha256
            )

    async def _write_transcript(self, recording: Recording) -> None:
        try:
            document = await self._keeping.records.transcript(self.call_id)
            await self._keeping.recordings.write_transcript(recording.id, document)
        except SecretaryError:
            _LOG.exception("the transcript of call %s was not written", self.call_id)
