"""The sound of one call on the disk: a place for it, and a truthful end."""

from __future__ import annotations

import logging
from pathlib import Path

from hardware.line.reports import Recorded
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.recordings.models import ConsentReason, Recording
from secretary_app.features.recordings.service import RecordingService
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

LOST_CODES = frozenset({"disk-full", "recording-exists", "recording-failed"})
"""What the line says when it can write no more; the call goes on."""


class SoundKeeping:
    """The recording of one call. A fault of the disk is told and never stops the call."""

    def __init__(
        self, *, recordings: RecordingService, report: CallReporter, consent: ConsentReason | None
    ) -> None:
        """``consent`` None: this call is not recorded."""
        self._recordings = recordings
        self._report = report
        self._consent = consent
        self._recording: Recording | None = None
        self._recorded: Recorded | None = None
        self._sounded = False

    async def prepare(self, *, number: str | None) -> None:
        """Keep a place for the sound."""
        if self._consent is None:
            return
        try:
            self._recording = await self._recordings.begin(
                call_id=self._report.call_id, number=number, consent=self._consent
            )
        except SecretaryError as error:
            _LOG.exception("call %s cannot be recorded", self._report.call_id)
            self._report.recording_failed(error.code)

    @property
    def place(self) -> Path | None:
        """Where the line is to write; None where nothing is recorded."""
        return None if self._recording is None else self._recording.wav

    def goes_on(self, recording: Recording | None) -> None:
        """The line writes to it already, for the program before us."""
        self._recording, self._sounded = recording, True

    def began(self) -> None:
        """Sound runs."""
        self._sounded = True

    def recorded(self, message: Recorded) -> None:
        """The line has closed the file."""
        self._recorded = message

    async def close(self) -> Recording | None:
        """The call is over; the recording that is left of it. Raises SecretaryError."""
        recording = self._recording
        if recording is None:
            return None
        if not self._sounded:
            await self._recordings.withdraw(recording.id)
            return None
        if self._recorded is None:
            return await self._recordings.break_off(recording.id)
        return await self._recordings.finish(
            recording.id, duration_ms=self._recorded.duration_ms, sha256=self._recorded.sha256
        )

    async def write_transcript(self, recording: Recording, document: object) -> None:
        """Put the transcript beside the sound. Raises SecretaryError."""
        await self._recordings.write_transcript(recording.id, document)
