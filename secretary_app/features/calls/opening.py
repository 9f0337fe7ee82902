"""Puts a call together when it rings: who answers, with what, and where it is written down.

Nothing here waits for a disk or an engine: a ring is taken up at once, whatever else is slow.
"""

from __future__ import annotations

from hardware.line.client import LineClient
from secretary_app.features.calls.actions import CallActions
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.calling import Outgoing
from secretary_app.features.calls.journal import CallJournal
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.calls.watchdog import WaitingTimes
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.tasks import TaskOwner

NOT_RECORDED = "off"


def open_call(
    raw_number: str | None,
    *,
    setup: CallSetup,
    ready: Readiness,
    line_id: str,
    line: LineClient,
    outgoing: Outgoing | None = None,
) -> LiveCall:
    """A call that has just rung on ``line``, or that we are about to make."""
    call_id, assistant = new_id(), ready.assistant
    party = CallParty(raw_number=raw_number, people=setup.people, conversations=setup.conversations)
    state = DialogueState(assistant=assistant, number=party.number)
    if outgoing is not None and outgoing.language in assistant.languages:
        state.language = outgoing.language
    consent = ConsentReason.ANNOUNCED if assistant.announces_recording else None
    record = CallRecord(
        id=call_id,
        line_id=line_id,
        direction=Direction.INCOMING if outgoing is None else Direction.OUTGOING,
        number=party.stored_number,
        person_id=None,
        assistant_id=assistant.id,
        language=state.speaks,
        outcome=CallOutcome.RINGING,
        end_cause=None,
        consent=NOT_RECORDED if consent is None else consent.value,
        rang_at=setup.clock.now(),
        answered_at=None,
        ended_at=None,
    )
    report = CallReporter(call_id=call_id, bus=setup.bus, clock=setup.clock)
    actions = CallActions(
        call_id=call_id,
        party=party,
        language=state.speaks,
        people=setup.people,
        promises=setup.promises,
        bus=setup.bus,
        clock=setup.clock,
        send_text=setup.send_text,
    )
    parts = CallParts(
        dialogue=setup.dialogue,
        state=state,
        recognisers=setup.engines.recognisers(),
        voices=setup.engines.voices(),
        voice_of=lambda language: setup.voice_of(assistant, language),
        prepared=ready.speech,
        endpointing=setup.endpointing(),
        patience=setup.patience(),
        waiting=WaitingTimes(),
        clock=setup.clock,
        voice_is_back=setup.engines.voice_is_back,
        act=actions.act,
        opening=None
        if outgoing is None
        else lambda language: setup.opening.sentences(outgoing, assistant, language),
    )
    tasks, call_line = TaskOwner(name=f"call-{call_id}"), CallLine(line)
    return LiveCall(
        party=party,
        session=CallSession(parts=parts, line=call_line, report=report, tasks=tasks),
        journal=CallJournal(
            record=record,
            party=party,
            records=setup.records,
            conversations=setup.conversations,
            bus=setup.bus,
        ),
        keeping=SoundKeeping(recordings=setup.recordings, report=report, consent=consent),
        records=setup.records,
        report=report,
        line=call_line,
        clock=setup.clock,
        tasks=tasks,
    )
