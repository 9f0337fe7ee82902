"""The sound of one call on the disk: a place for it, a truthful end, or none on a caller's wish."""

from __future__ import annotations

import asyncio
import logging

from hardware.line.recording_reports import Recorded
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.models import Consent
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.lines.errors import LineLost
from secretary_app.features.recordings.models import ConsentReason, Recording
from secretary_app.features.recordings.service import RecordingService
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

LOST_CODES = frozenset({"disk-full", "recording-exists", "recording-failed"})
"""What the line says when it can write no more; the call goes on."""

ERASED_LIMIT_S = 5.0
"""An hour of sound is overwritten in a second; what is not by then is deleted all the same."""

CALLER = "caller"


class SoundKeeping:
    """The recording of one call. A fault of the disk is told and never stops the call."""

    def __init__(
        self,
        *,
        recordings: RecordingService,
        report: CallReporter,
        line: CallLine,
        consent: ConsentReason | None,
        hold_ms: int,
    ) -> None:
        """``consent`` None: nothing is recorded, unless the caller agrees."""
        self._recordings = recordings
        self._report = report
        self._line = line
        self._consent = consent
        self._hold_ms = hold_ms
        self._recording: Recording | None = None
        self._recorded: Recorded | None = None
        self._sounded = False
        self._refused = False
        self._unannounced = False
        self._erased = asyncio.Event()

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

    async def start(self) -> None:
        """Record from now on, where there is a place. Raises LineLost."""
        if self._recording is not None and not self._unannounced and not self._refused:
            path = str(self._recording.wav)
            await self._line.record_start(path=path, hold_ms=self._hold_ms)

    async def agreed(self, *, number: str | None) -> None:
        """The caller was asked and said yes. Raises LineLost."""
        if self._recording is not None or self._refused:
            return
        self._consent = ConsentReason.ASKED
        self._report.consent(Consent.ASKED)
        await self.prepare(number=number)
        await self.start()

    def unannounced(self) -> None:
        """A person took the call, and nobody said that it is recorded: it is not."""
        if self._consent is not None:
            self._unannounced = True
            self._report.consent(Consent.OFF)

    def declined(self) -> None:
        """The caller was asked and said no."""
        self._report.consent(Consent.REFUSED)

    async def erase(self) -> None:
        """The caller does not want it: nothing of the sound stays. Raises SecretaryError."""
        self._refused = True
        recording = self._recording
        if recording is None:
            if self._consent is not None:
                self._report.consent(Consent.REFUSED)
            return
        # At once: should the call end meanwhile, `close` deletes what is left.
        self._report.consent(Consent.ERASED)
        try:
            await self._line.record_erase()
            async with asyncio.timeout(ERASED_LIMIT_S):
                await self._erased.wait()
        except (LineLost, TimeoutError):
            _LOG.error("the line did not erase call %s; its file is deleted", self._report.call_id)
        await self._recordings.delete(recording.id, actor=CALLER)
        self._recording = None

    @property
    def keeps(self) -> bool:
        """Whether there will be a recording, if nothing changes."""
        return self._recording is not None and not self._refused and not self._unannounced

    @property
    def refused(self) -> bool:
        """Whether the caller wanted no recording after it had begun."""
        return self._refused

    def goes_on(self, recording: Recording | None) -> None:
        """The line writes to it already, for the program before us."""
        self._recording, self._sounded = recording, True

    def began(self) -> None:
        """Sound runs."""
        self._sounded = True

    def erased(self) -> None:
        """The line has destroyed the file."""
        self._erased.set()

    def recorded(self, message: Recorded) -> None:
        """The line has closed the file."""
        self._recorded = message

    async def close(self) -> Recording | None:
        """The call is over; the recording that is left of it. Raises SecretaryError."""
        recording = self._recording
        if recording is None and self._consent is not None and not self._refused:
            # Its place was still being kept when the caller hung up.
            recording = await self._recordings.of_call(self._report.call_id)
        if recording is None:
            return None
        if self._refused:
            # The call ended while it was being erased.
            await self._recordings.delete(recording.id, actor=CALLER)
            return None
        if not self._sounded or self._unannounced:
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
