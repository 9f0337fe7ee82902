"""Deletes the sound of a call, or everything that was said in it, on a person's order."""

from __future__ import annotations

from secretary_app.features.calls.errors import CallIsNeeded
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.rights import DELETE_CALLS
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.recordings.models import RecordingState
from secretary_app.features.recordings.service import RecordingService
from secretary_app.foundation.auth.acting import by_own_authority, current_actor, needs
from secretary_app.foundation.storage import Database


class CallErasing:
    """Keeps what is still going on, and what an open promise needs; nothing comes back."""

    def __init__(
        self,
        *,
        database: Database,
        records: CallRecords,
        conversations: ConversationService,
        recordings: RecordingService,
        promises: PromiseService,
    ) -> None:
        self._database = database
        self._records = records
        self._conversations = conversations
        self._recordings = recordings
        self._promises = promises

    @needs(DELETE_CALLS, about="call_id")
    async def erase_sound(self, call_id: str) -> None:
        """The recording goes, what was said stays in words.

        Raises CallMissing, CallIsNeeded or RecordingUnwritable.
        """
        who = current_actor().id
        with by_own_authority():
            await self._check(call_id)
            recording = await self._recordings.of_call(call_id)
            if recording is not None and recording.state is not RecordingState.DELETED:
                await self._recordings.delete(recording.id, actor=who)
            await self._promises.forget_sound(call_id)

    @needs(DELETE_CALLS, about="call_id")
    async def erase(self, call_id: str) -> None:
        """Sound, words, and who it was go; that there was a call stays.

        Raises CallMissing, CallIsNeeded or RecordingUnwritable.
        """
        with by_own_authority():
            await self._check(call_id)
            await self._recordings.forget([call_id])
            await self._promises.forget_sound(call_id)
            await self._conversations.forget(None, calls=[call_id])
            await self._records.forget([call_id])
            await self._database.settle()

    async def _check(self, call_id: str) -> None:
        record = await self._records.find(call_id)
        if record.outcome in {CallOutcome.RINGING, CallOutcome.IN_PROGRESS}:
            raise CallIsNeeded(reason="goes-on")
        if call_id in await self._promises.needed_calls():
            raise CallIsNeeded(reason="promise")
