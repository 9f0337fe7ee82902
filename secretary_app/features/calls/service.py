"""Takes the calls of one line: from a ring to the closed record, one after another."""

from __future__ import annotations

import asyncio
import logging

from hardware.line import reports
from hardware.line.client import LineClient
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.actions import CallActions
from secretary_app.features.calls.journal import CallJournal
from secretary_app.features.calls.live import CallKeeping, LiveCall
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.conversations.models import Thread
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.people.models import Person
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

RING_EVERY_S = 5.0
"""Networks ring every five seconds; so long is «one ring» where more than one is to be awaited."""

LOST_LINE = "line-lost"
MISSED = "missed"


class CallService:
    """The user of one line (``lines.LineUser``)."""

    def __init__(self, *, setup: CallSetup, line_id: str, tasks: TaskOwner) -> None:
        """``setup`` is what calls are made with; ``tasks`` lives as long as the line is used."""
        self._setup = setup
        self._line_id = line_id
        self._tasks = tasks
        self._line: LineClient | None = None
        self._prepared = PreparedSpeech(voices=setup.engines.voices())
        self._call: LiveCall | None = None

    async def prepare(self) -> None:
        """Render what is said before any engine could answer. Raises WireError."""
        assistant = self._setup.assistant()
        for language in assistant.languages:
            voice = self._setup.voice_of(assistant, language)
            dialogue = self._setup.dialogue
            for kind, sentence in (
                (PreparedKind.GREETING, dialogue.greeting(assistant, language)),
                (PreparedKind.LEAD_IN, dialogue.lead_in(assistant, language)),
                (PreparedKind.APOLOGY, dialogue.apology(assistant, language)),
            ):
                await self._prepared.prepare(kind, sentence, voice)

    async def connected(self, line: LineClient) -> None:
        """A line process is there, new or again."""
        self._line = line
        await self._prepared.load(line)

    async def receive(self, message: reports.Report) -> None:
        """The next message of the line."""
        match message:
            case reports.Ringing(number=number, withheld=withheld):
                await self._ring(number, withheld=withheld)
            case reports.MissedCall():
                await self._end(MISSED)
            case _ if self._call is not None:
                await self._call.receive(message)
                if isinstance(message, reports.CallEnded):
                    await self._end(message.cause)
            case _:
                pass

    async def lost(self, reason: str) -> None:
        """The line process is gone: the call that was on it is closed truthfully."""
        _LOG.warning("the line is lost in service: %s", reason)
        self._line = None
        await self._end(LOST_LINE)

    async def close(self) -> None:
        """The program stops: a running call is hung up and its record closed."""
        if self._call is not None and self._line is not None:
            await self._line.hang_up()
        await self._end("app-stopped")

    async def _ring(self, number: str | None, *, withheld: bool) -> None:
        if self._call is not None or self._line is None:
            return
        call = await self._open(number, self._line)
        self._call = call
        call.rang(withheld=withheld)
        self._tasks.start(self._answer(call), name=f"answer-{call.call_id}")

    async def _answer(self, call: LiveCall) -> None:
        await asyncio.sleep(RING_EVERY_S * (self._setup.rings() - 1))
        if self._call is call:
            await call.answer()

    async def _end(self, cause: str) -> None:
        call, self._call = self._call, None
        if call is None:
            return
        try:
            await call.close(cause=cause)
        except SecretaryError:
            _LOG.exception("the record of call %s could not be closed", call.call_id)

    async def _open(self, raw_number: str | None, line: LineClient) -> LiveCall:
        setup = self._setup
        number = _phone(raw_number)
        person, thread = await self._who(number)
        assistant = setup.assistant()
        state = DialogueState(assistant=assistant, number=number)
        if person is not None and person.language in assistant.languages:
            state.language = person.language
        record = await self._record(raw_number, number, person, assistant, state)
        report = CallReporter(call_id=record.id, bus=setup.bus, clock=setup.clock)
        tasks = TaskOwner(name=f"call-{record.id}")
        actions = CallActions(
            call_id=record.id,
            person=person,
            language=state.speaks,
            people=setup.people,
            promises=setup.promises,
            bus=setup.bus,
            clock=setup.clock,
        )
        parts = CallParts(
            dialogue=setup.dialogue,
            state=state,
            recognisers=setup.engines.recognisers(),
            voices=setup.engines.voices(),
            voice_of=lambda language: setup.voice_of(assistant, language),
            prepared=self._prepared,
            endpointing=setup.endpointing(),
            patience=setup.patience(),
            clock=setup.clock,
            act=actions.act,
        )
        return LiveCall(
            record=record,
            session=CallSession(parts=parts, line=line, report=report, tasks=tasks),
            journal=CallJournal(
                call_id=record.id,
                thread_id=thread.id,
                database=setup.database,
                conversations=setup.conversations,
                bus=setup.bus,
            ),
            report=report,
            keeping=CallKeeping(
                records=setup.records,
                recordings=setup.recordings,
                clock=setup.clock,
                recording_wanted=assistant.announces_recording,
            ),
            line=line,
            tasks=tasks,
        )

    async def _who(self, number: PhoneNumber | None) -> tuple[Person | None, Thread]:
        if number is None:
            return None, await self._setup.conversations.thread_of_stranger()
        person = await self._setup.people.find_or_create_by_phone(number)
        return person, await self._setup.conversations.thread_of_person(person.id)

    async def _record(
        self,
        raw_number: str | None,
        number: PhoneNumber | None,
        person: Person | None,
        assistant: Assistant,
        state: DialogueState,
    ) -> CallRecord:
        record = CallRecord(
            id=new_id(),
            line_id=self._line_id,
            direction=Direction.INCOMING,
            number=raw_number if number is None else number.e164,
            person_id=None if person is None else person.id,
            assistant_id=assistant.id,
            language=state.speaks,
            outcome=CallOutcome.RINGING,
            end_cause=None,
            consent="announced" if assistant.announces_recording else "off",
            rang_at=self._setup.clock.now(),
            answered_at=None,
            ended_at=None,
        )
        await self._setup.records.open(record)
        return record


def _phone(text: str | None) -> PhoneNumber | None:
    """The number as the network gave it, where it is one that can be called back."""
    if text is None:
        return None
    try:
        return PhoneNumber.parse(text)
    except BadPhoneNumber:
        return None
