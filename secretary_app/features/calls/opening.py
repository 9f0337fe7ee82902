"""Puts a call together: who answers, with what, and where it is written down.

A ring is taken up at once, whatever else is slow: for it nothing here waits for a disk or an
engine. A call that another program left behind is read from the disk first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from hardware.line.client import LineClient
from hardware.line.orders import IfAppIsLost
from secretary_app.features.calls import settings as chosen
from secretary_app.features.calls.actions import CallActions
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.calling import Outgoing
from secretary_app.features.calls.journal import CallJournal
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallOutcome, CallRecord, Consent, Direction
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.prepared import PreparedKind, PreparedSpeech
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.secrets import CallSecrets
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.calls.watchdog import WaitingTimes
from secretary_app.features.conversations.models import Message, Role
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.lines.errors import LineLost
from secretary_app.features.recordings.models import ConsentReason, Recording, RecordingState
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

_SPEAKERS = frozenset({Role.CALLER, Role.ASSISTANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanedCall:
    """A call of a program that died, as the disk knows it."""

    record: CallRecord
    party: CallParty
    messages: list[Message]
    turns: int
    recording: Recording | None


def open_call(
    raw_number: str | None,
    *,
    setup: CallSetup,
    ready: Readiness,
    line_id: str,
    line: LineClient,
    outgoing: Outgoing | None = None,
    language: str | None = None,
) -> LiveCall:
    """A call that has just rung on ``line``, or that we are about to make.

    ``language``: who calls has chosen it before a word is said.
    """
    assistant = ready.assistant
    party = CallParty(raw_number=raw_number, people=setup.people, conversations=setup.conversations)
    asks = assistant.asks_recording
    state = DialogueState(
        assistant=assistant,
        number=party.number,
        # Whom we call is not asked, and so not recorded.
        asked=MAY_I_RECORD if asks and outgoing is None else "",
    )
    chosen_language = language if outgoing is None else outgoing.language
    if chosen_language in assistant.languages:
        state.language = chosen_language
    announced = assistant.announces_recording
    consent = Consent.ANNOUNCED if announced else Consent.UNANSWERED if asks else Consent.OFF
    record = CallRecord(
        id=new_id(),
        line_id=line_id,
        direction=Direction.INCOMING if outgoing is None else Direction.OUTGOING,
        number=party.stored_number,
        person_id=None,
        assistant_id=assistant.id,
        language=state.speaks,
        outcome=CallOutcome.RINGING,
        end_cause=None,
        consent=consent.value,
        rang_at=setup.clock.now(),
        answered_at=None,
        ended_at=None,
    )
    tasks, call_line = TaskOwner(name=f"call-{record.id}"), CallLine(line)
    report = _reporter(record.id, setup, call_line, tasks)
    keeping = SoundKeeping(
        recordings=setup.recordings,
        report=report,
        line=call_line,
        consent=ConsentReason.ANNOUNCED if announced else None,
        hold_ms=setup.hold_ms(),
    )
    return _call(
        record,
        party,
        state,
        keeping,
        setup=setup,
        ready=ready,
        line=call_line,
        tasks=tasks,
        report=report,
        new=True,
        outgoing=outgoing,
    )


async def orphaned(record: CallRecord, *, setup: CallSetup) -> OrphanedCall:
    """What the disk knows of it. Raises StorageError."""
    party = CallParty(
        raw_number=record.number, people=setup.people, conversations=setup.conversations
    )
    await party.look_up()
    recording = await setup.recordings.of_call(record.id)
    running = recording is not None and recording.state is RecordingState.RUNNING
    return OrphanedCall(
        record=record,
        party=party,
        messages=await setup.records.messages(record.id),
        turns=len(await setup.records.turns(record.id)),
        recording=recording if running else None,
    )


def reopen_call(
    left: OrphanedCall, *, setup: CallSetup, ready: Readiness, line: LineClient
) -> LiveCall:
    """The same call: its record, its thread, its sound, and what was said so far.

    The dialogue begins afresh: what it was about to ask or to write down is lost with the program,
    save whether the call may be recorded, which only the caller can say.
    """
    record, party = left.record, left.party
    if left.messages:
        party.goes_on_in(left.messages[0].thread_id)
    spoken = [message for message in left.messages if message.role in _SPEAKERS]
    state = DialogueState(
        assistant=ready.assistant,
        number=party.number,
        language=spoken[-1].language if spoken else record.language,
        asked=MAY_I_RECORD if _awaits_consent(left) else "",
    )
    if state.language not in state.assistant.languages:
        state.language = None
    for message in spoken:
        if message.role is Role.CALLER:
            state.history.caller_said(message.text)
        else:
            state.history.heard(message.heard_text or "")
    tasks, call_line = TaskOwner(name=f"call-{record.id}"), CallLine(line)
    report = _reporter(record.id, setup, call_line, tasks)
    keeping = SoundKeeping(
        recordings=setup.recordings,
        report=report,
        line=call_line,
        consent=None,
        hold_ms=setup.hold_ms(),
    )
    keeping.goes_on(left.recording)
    return _call(
        record,
        party,
        state,
        keeping,
        setup=setup,
        ready=ready,
        line=call_line,
        tasks=tasks,
        report=report,
        new=False,
    )


def _awaits_consent(left: OrphanedCall) -> bool:
    """Whether the caller was asked, and has said nothing since."""
    record = left.record
    asked = record.consent == Consent.UNANSWERED and record.direction is Direction.INCOMING
    return asked and not left.turns


def _call(
    record: CallRecord,
    party: CallParty,
    state: DialogueState,
    keeping: SoundKeeping,
    *,
    setup: CallSetup,
    ready: Readiness,
    line: CallLine,
    tasks: TaskOwner,
    report: CallReporter,
    new: bool,
    outgoing: Outgoing | None = None,
) -> LiveCall:
    actions = CallActions(
        call_id=record.id,
        party=party,
        language=state.speaks,
        people=setup.people,
        promises=setup.promises,
        bus=setup.bus,
        clock=setup.clock,
        send_text=setup.send_text,
        sound=keeping,
    )

    async def forget() -> None:
        if actions.caller_wants_to_be_forgotten:
            await setup.forget(party.number, record.id)

    parts = CallParts(
        dialogue=setup.dialogue,
        state=state,
        recognisers=setup.engines.recognisers(),
        voices=setup.engines.voices(),
        voice_of=lambda language: setup.voice_of(state.assistant, language),
        prepared=ready.speech,
        endpointing=setup.endpointing(),
        patience=setup.patience(),
        waiting=WaitingTimes(),
        clock=setup.clock,
        voice_is_back=setup.engines.voice_is_back,
        act=actions.act,
        longest_hold_s=setup.settings.get(chosen.HOLD_SECONDS),
        opening=None
        if outgoing is None
        else lambda language: setup.opening.sentences(outgoing, state.assistant, language),
    )
    return LiveCall(
        party=party,
        session=CallSession(parts=parts, line=line, report=report, tasks=tasks),
        journal=CallJournal(
            record=record,
            party=party,
            records=setup.records,
            conversations=setup.conversations,
            bus=setup.bus,
            opened=not new,
        ),
        keeping=keeping,
        records=setup.records,
        report=report,
        line=line,
        without_us=lambda language: _without_us(record.id, party, language, setup),
        clock=setup.clock,
        tasks=tasks,
        forget=forget,
    )


def _without_us(call_id: str, party: CallParty, language: str, setup: CallSetup) -> IfAppIsLost:
    """What the line says and notes when this program dies in the call."""
    can_call = party.number is not None
    farewell = PreparedKind.WILL_CALL_BACK if can_call else PreparedKind.CALL_AGAIN
    return IfAppIsLost(
        call_id=call_id,
        number=party.stored_number,
        language=language,
        note=str(setup.left.note_of(call_id)),
        hold=PreparedSpeech.name(PreparedKind.HOLD_ON, language),
        wait=PreparedSpeech.name(PreparedKind.ONE_MOMENT, language),
        farewell=PreparedSpeech.name(farewell, language),
    )


def _reporter(call_id: str, setup: CallSetup, line: CallLine, tasks: TaskOwner) -> CallReporter:
    return CallReporter(
        call_id=call_id,
        bus=setup.bus,
        clock=setup.clock,
        secrets=CallSecrets(blank_sound=_blanker(line, tasks)),
    )


def _blanker(line: CallLine, tasks: TaskOwner) -> Callable[[int, int], None]:
    """Orders silence without waiting for the line."""

    async def order(from_ms: int, to_ms: int) -> None:
        try:
            await line.blank(from_ms=from_ms, to_ms=to_ms)
        except LineLost:
            _LOG.warning("a secret may stay in the sound: the line is gone")

    def blank_sound(from_ms: int, to_ms: int) -> None:
        tasks.start(order(max(0, from_ms), to_ms), name="blank")

    return blank_sound
