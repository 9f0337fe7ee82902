"""Calls that a program left open when it died: closed truthfully, each owed one call back.

A line may have gone on with such a call (``hardware/line/caretaker.py``); what it did then stands
in a note of its own, which is done with when it is told in the record.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from hardware.line.absence_note import AbsenceNote
from secretary_app.features.calls.cut_off import CutOff, promise_to_call_back
from secretary_app.features.calls.missed import MissedCalls
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.party import callable_number
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.sound import from_column
from secretary_app.features.conversations.models import Channel, NewMessage, Role, Span
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.recordings.models import Recording, RecordingState
from secretary_app.features.recordings.service import RecordingService
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

APP_LOST = "app-lost"
"""The cause of such an end."""

_UNANSWERED = {
    Direction.INCOMING: CallOutcome.MISSED,
    Direction.OUTGOING: CallOutcome.UNANSWERED,
}


class LeftOpen:
    """Every step may be repeated: a program may die here, too."""

    def __init__(
        self,
        *,
        folder: Path,
        records: CallRecords,
        recordings: RecordingService,
        conversations: ConversationService,
        promises: PromiseService,
        dialogue: Dialogue,
        missed: MissedCalls,
        clock: Clock,
    ) -> None:
        """``folder`` holds the notes."""
        self._missed = missed
        self._folder = folder
        self._records = records
        self._recordings = recordings
        self._conversations = conversations
        self._promises = promises
        self._dialogue = dialogue
        self._clock = clock

    def note_of(self, call_id: str) -> Path:
        """Where a line notes what it did in this call."""
        return self._folder / f"{call_id}.json"

    async def of_line(self, line_id: str) -> list[CallRecord]:
        """What still says that it rings or runs."""
        return [call for call in await self._records.left_open() if call.line_id == line_id]

    async def outlived(self, call: CallRecord) -> bool:
        """Whether a line went on with it: somebody had taken it, whatever its record says."""
        return await asyncio.to_thread(self.note_of(call.id).is_file)

    async def close_all(self, *, but_lines: frozenset[str]) -> None:
        """Those of every line, except where a line process may still be in the call."""
        left = await self._records.left_open()
        await self.close(call for call in left if call.line_id not in but_lines)
        spared = frozenset(call.id for call in left if call.line_id in but_lines)
        for recording in await self._recordings.close_left_open(but_calls=spared):
            _LOG.info("recording %s was left open and is closed as it is", recording.id)

    async def close(self, calls: Iterable[CallRecord]) -> None:
        """One that cannot be closed costs the others nothing."""
        for call in calls:
            try:
                await self._close(call)
            except SecretaryError:
                _LOG.exception("call %s, which was left open, could not be closed", call.id)
        await self._keep_unwritten_promises()

    async def tell_absence(self, call: CallRecord, *, until_ms: int | None) -> None:
        """Of a call that goes on, or is closed now: the gap, and what was said in it by the line.

        ``until_ms`` None: nobody came back.
        """
        note = await self._note(call.id)
        if note is None:
            return
        told = await self._conversations.messages_of_call(call.id)
        stored = {(each.role, _begins(each.spans)) for each in told}
        thread_id = told[0].thread_id if told else await self._thread_of(call)
        for message in self._messages(call.id, note, until_ms):
            if (message.role, _begins(message.spans)) not in stored:
                await self._conversations.add_message(thread_id, message)
        if until_ms is not None:
            await asyncio.to_thread(self.note_of(call.id).unlink, missing_ok=True)

    async def _close(self, call: CallRecord) -> None:
        note = await self._note(call.id)
        # A program may die before it has written down that it answered; the line knows.
        answered = call.answered_at is not None or note is not None
        if answered:
            await promise_to_call_back(
                CutOff(
                    call_id=call.id,
                    number=callable_number(call.number),
                    person_id=call.person_id,
                    language=call.language if note is None else note.language,
                ),
                promises=self._promises,
                clock=self._clock,
            )
            await self.tell_absence(call, until_ms=None)
        elif call.direction is Direction.INCOMING:
            owed = CutOff(
                call_id=call.id,
                number=callable_number(call.number),
                person_id=call.person_id,
                language=call.language,
            )
            await self._missed.owed(owed, line_id=call.line_id)
        recording = await self._close_recording(call.id, note)
        await self._records.close(
            call.id,
            outcome=CallOutcome.BROKEN if answered else _UNANSWERED[call.direction],
            cause=APP_LOST,
            answered_at=call.answered_at,
            ended_at=self._ended_at(note),
            language=call.language if note is None else note.language,
            sound=None if note is None or note.sound is None else from_column(note.sound),
        )
        if recording is not None and answered:
            document = await self._records.transcript(call.id)
            await self._recordings.write_transcript(recording.id, document)
        await asyncio.to_thread(self.note_of(call.id).unlink, missing_ok=True)
        _LOG.info("call %s was left open by a program that died and is closed", call.id)

    async def _close_recording(self, call_id: str, note: AbsenceNote | None) -> Recording | None:
        recording = await self._recordings.of_call(call_id)
        if recording is None or recording.state is not RecordingState.RUNNING:
            return recording
        if note is None or note.duration_ms is None or note.sha256 is None:
            return await self._recordings.break_off(recording.id)
        return await self._recordings.finish(
            recording.id, duration_ms=note.duration_ms, sha256=note.sha256
        )

    async def _keep_unwritten_promises(self) -> None:
        """A program may die so soon after the answer that only the line knows of the call."""
        for path in await asyncio.to_thread(lambda: sorted(self._folder.glob("*.json"))):
            note = await self._note(path.stem)
            if note is None or note.cause is None:
                continue
            record = await self._records.get(note.call_id)
            if record is not None and record.ended_at is None:
                continue
            if record is None:
                await promise_to_call_back(
                    CutOff(
                        call_id=note.call_id,
                        number=callable_number(note.number),
                        person_id=None,
                        language=note.language,
                    ),
                    promises=self._promises,
                    clock=self._clock,
                )
            await asyncio.to_thread(path.unlink, missing_ok=True)

    async def _note(self, call_id: str) -> AbsenceNote | None:
        try:
            return await asyncio.to_thread(AbsenceNote.read, self.note_of(call_id))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            _LOG.warning("the line's note of call %s cannot be read: %s", call_id, error)
            return None

    async def _thread_of(self, call: CallRecord) -> str:
        if call.person_id is None:
            return (await self._conversations.thread_of_stranger()).id
        return (await self._conversations.thread_of_person(call.person_id)).id

    def _ended_at(self, note: AbsenceNote | None) -> datetime:
        if note is None or note.ended_at is None:
            return self._clock.now()
        return datetime.fromtimestamp(note.ended_at, UTC)

    def _messages(self, call_id: str, note: AbsenceNote, until_ms: int | None) -> list[NewMessage]:
        end_ms = until_ms
        if end_ms is None:
            ended = note.lost_at if note.ended_at is None else note.ended_at
            end_ms = note.lost_ms + round((ended - note.lost_at) * 1000)
        seconds = max(1, round((end_ms - note.lost_ms) / 1000))
        text = self._dialogue.rules.absence(note.language, seconds=seconds)
        gap = NewMessage(
            role=Role.SYSTEM,
            channel=Channel.PHONE,
            text=text,
            language=note.language,
            spans=(Span(text=text, start_ms=note.lost_ms, end_ms=end_ms),),
            call_id=call_id,
        )
        said = [
            NewMessage(
                role=Role.ASSISTANT,
                channel=Channel.PHONE,
                text=said.text,
                language=note.language,
                heard_text=said.text if said.whole else "",
                spans=(Span(text=said.text, start_ms=said.from_ms, end_ms=said.to_ms),),
                call_id=call_id,
            )
            for said in note.said
        ]
        # The program was there yet when this began to sound, and gone when it ended.
        begun = [each for each in said if each.spans[0].start_ms <= note.lost_ms]
        return [*begun, gap, *(each for each in said if each not in begun)]


def _begins(spans: tuple[Span, ...]) -> int | None:
    return spans[0].start_ms if spans else None
