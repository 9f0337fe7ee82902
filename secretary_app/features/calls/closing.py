"""The written end of a call: its journal, its recording, and what the caller wanted forgotten."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine

from secretary_app.features.calls.journal import CallJournal, Closing
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.records import CallRecords

_LOG = logging.getLogger(__name__)

JOURNAL_LIMIT_S = 10.0
"""For the last entries of a call to reach the disk; twice what a locked database may take."""

Work = Coroutine[object, object, None]


class CallClosing:
    """Begins with the first ring, because a record is written while its call runs."""

    def __init__(
        self,
        *,
        call_id: str,
        journal: CallJournal,
        keeping: SoundKeeping,
        records: CallRecords,
        forget: Callable[[], Work],
    ) -> None:
        """``forget`` deletes what is stored of the caller, where that was wished."""
        self._call_id = call_id
        self._journal = journal
        self._keeping = keeping
        self._records = records
        self._forget = forget
        self._writing: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Write the call down from now on."""
        self._writing = asyncio.create_task(self._journal.write(), name=f"journal-{self._call_id}")

    async def begun(self) -> None:
        """Wait until a program that dies leaves a record of this call."""
        await self._journal.opened.wait()

    async def close(self, closing: Closing) -> None:
        """Nothing more will happen in this call: everything of it reaches the disk."""
        await self.kept(self._finish_journal(closing))
        await self.kept(self._finish_recording())
        await self.kept(self._forget())

    async def kept(self, keeping: Work) -> None:
        """One thing that cannot be kept costs nothing else."""
        try:
            await keeping
        except Exception:  # noqa: BLE001 - rejected: a record is closed, whatever else fails
            _LOG.exception("not everything of call %s could be kept", self._call_id)

    async def _finish_journal(self, closing: Closing) -> None:
        self._journal.close(closing)
        if self._writing is None:
            return
        try:
            async with asyncio.timeout(JOURNAL_LIMIT_S):
                await self._writing
        except TimeoutError:
            _LOG.error("the journal of call %s was not finished in time", self._call_id)

    async def _finish_recording(self) -> None:
        recording = await self._keeping.close()
        if recording is not None:
            document = await self._records.transcript(self._call_id)
            await self._keeping.write_transcript(recording, document)
