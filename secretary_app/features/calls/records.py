"""The stored record of calls, as the desk, the commands and the transcripts read it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from hardware.line.reports import CallGraded
from secretary_app.features.calls.errors import CallAmbiguous, CallMissing
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Consent
from secretary_app.features.calls.repo import CallRepo
from secretary_app.features.calls.rights import DELETE_CALLS, RECORD_CALLS, VIEW_CALLS
from secretary_app.features.calls.sound import as_column
from secretary_app.features.calls.transcript import in_order_of_sound, transcript_document
from secretary_app.features.conversations.models import Message
from secretary_app.features.conversations.service import ConversationService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

NEVER_ANSWERED = frozenset({CallOutcome.MISSED, CallOutcome.UNANSWERED})


class CallRecords:
    """Keeps and finds the records of calls."""

    def __init__(
        self, *, database: Database, conversations: ConversationService, clock: Clock
    ) -> None:
        self._database = database
        self._conversations = conversations
        self._clock = clock

    @needs(RECORD_CALLS, about="record.id")
    async def open(self, record: CallRecord) -> None:
        """A call begins to ring."""
        async with self._database.write() as session:
            CallRepo(session=session).add(record)

    @needs(RECORD_CALLS, about="call_id")
    async def answered(self, call_id: str, *, at: datetime) -> None:
        """Somebody took it."""
        async with self._database.write() as session:
            await CallRepo(session=session).change(
                call_id, outcome=CallOutcome.IN_PROGRESS.value, answered_at=at
            )

    @needs(RECORD_CALLS, about="call_id")
    async def identify(self, call_id: str, *, number: str | None, person_id: str | None) -> None:
        """The network told late who calls."""
        async with self._database.write() as session:
            await CallRepo(session=session).change(call_id, number=number, person_id=person_id)

    @needs(RECORD_CALLS, about="call_id")
    async def set_consent(self, call_id: str, reason: str) -> None:
        """Whether it is recorded, and why."""
        async with self._database.write() as session:
            await CallRepo(session=session).change(call_id, consent=reason)

    @needs(VIEW_CALLS, about="person_id")
    async def of_caller(self, number: str | None, person_id: str | None) -> set[str]:
        """Ids of the calls from a number or of a person."""
        async with self._database.read() as session:
            return await CallRepo(session=session).of_caller(number, person_id)

    @needs(VIEW_CALLS, about="person_id")
    async def of_person(self, person_id: str, *, newest: int) -> list[CallRecord]:
        """Somebody's latest calls, newest first, whether anybody said anything in them or not."""
        async with self._database.read() as session:
            return await CallRepo(session=session).of_person(person_id, newest=newest)

    @needs(DELETE_CALLS)
    async def forget(self, calls: Collection[str]) -> None:
        """Makes calls nobody's, without what was said."""
        async with self._database.write() as session:
            await CallRepo(session=session).forget(calls)

    @needs(DELETE_CALLS)
    async def delete_older(self, days: int, *, keep: Collection[str]) -> int:
        """Deletes the records of calls longer ago, but those that are needed; how many."""
        before = self._clock.now() - timedelta(days=days)
        async with self._database.write() as session:
            return await CallRepo(session=session).delete_before(before, keep=keep)

    @needs(RECORD_CALLS, about="call_id")
    async def add_turn(self, call_id: str, turn: CallTurn) -> None:
        """The caller has finished a turn."""
        async with self._database.write() as session:
            CallRepo(session=session).add_turn(call_id, turn)

    @needs(RECORD_CALLS, about="call_id")
    async def set_latency(self, call_id: str, number: int, latency: TurnLatency) -> None:
        """The answer to a turn has begun to sound."""
        async with self._database.write() as session:
            await CallRepo(session=session).set_latency(call_id, number, latency)

    @needs(RECORD_CALLS, about="call_id")
    async def close(
        self,
        call_id: str,
        *,
        outcome: CallOutcome,
        cause: str,
        answered_at: datetime | None,
        ended_at: datetime,
        language: str,
        sound: CallGraded | None,
    ) -> None:
        """It is over. Where nobody was connected, nothing was said of a recording either."""
        silent = {"consent": Consent.OFF.value} if outcome in NEVER_ANSWERED else {}
        async with self._database.write() as session:
            await CallRepo(session=session).change(
                call_id,
                **silent,
                outcome=outcome.value,
                end_cause=cause,
                answered_at=answered_at,
                ended_at=ended_at,
                language=language,
                sound=None if sound is None else as_column(sound),
            )

    @needs(VIEW_CALLS)
    async def left_open(self) -> list[CallRecord]:
        """After a crash: what still says that it rings or runs, in that order."""
        async with self._database.read() as session:
            return await CallRepo(session=session).left_open()

    @needs(VIEW_CALLS, about="call_id")
    async def get(self, call_id: str) -> CallRecord | None:
        """The call of this id."""
        async with self._database.read() as session:
            return await CallRepo(session=session).get(call_id)

    @needs(VIEW_CALLS)
    async def newest(
        self, *, limit: int, number: str | None = None, said: str | None = None
    ) -> list[CallRecord]:
        """The latest calls, newest first: of a number, or in which all these words were said."""
        ids: set[str] | None = None
        if said is not None:
            messages = await self._conversations.search(said)
            ids = {message.call_id for message in messages if message.call_id is not None}
        async with self._database.read() as session:
            return await CallRepo(session=session).newest(limit=limit, number=number, ids=ids)

    @needs(VIEW_CALLS, about="id_or_end")
    async def find(self, id_or_end: str) -> CallRecord:
        """The call whose id this is, or ends with. Raises CallMissing or CallAmbiguous."""
        async with self._database.read() as session:
            found = await CallRepo(session=session).find(id_or_end)
        if not found:
            raise CallMissing(call_id=id_or_end)
        if len(found) > 1:
            raise CallAmbiguous(call_id=id_or_end)
        return found[0]

    @needs(VIEW_CALLS, about="call_id")
    async def turns(self, call_id: str) -> list[CallTurn]:
        """The caller's turns with the time of each stage of our answers."""
        async with self._database.read() as session:
            return await CallRepo(session=session).turns(call_id)

    @needs(VIEW_CALLS, about="call_id")
    async def messages(self, call_id: str) -> list[Message]:
        """Everything that was said, in the order in which it sounded."""
        return in_order_of_sound(await self._conversations.messages_of_call(call_id))

    @needs(VIEW_CALLS, about="call_id")
    async def transcript(self, call_id: str) -> dict[str, Any]:
        """The whole call as JSON can hold it. Raises CallMissing."""
        record = await self.find(call_id)
        return transcript_document(record, await self.messages(call_id), await self.turns(call_id))
