"""Puts a call together: its session, its journal, its sound, and what the line does without us.

For a ring nothing here waits for a disk or an engine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from hardware.line.client import LineClient
from secretary_app.features.calls import settings as chosen
from secretary_app.features.calls.actions import CallActions
from secretary_app.features.calls.call_line import CallLine
from secretary_app.features.calls.calling import Outgoing
from secretary_app.features.calls.closing import CallClosing
from secretary_app.features.calls.connecting import Connecting
from secretary_app.features.calls.journal import CallJournal
from secretary_app.features.calls.keeping import SoundKeeping
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallRecord
from secretary_app.features.calls.parts import CallParts
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.reporting import CallReporter
from secretary_app.features.calls.secrets import CallSecrets
from secretary_app.features.calls.session import CallSession
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.calls.watchdog import WaitingTimes
from secretary_app.features.calls.without_us import WithoutUs
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.lines.errors import LineLost
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)


def put_together(
    record: CallRecord,
    party: CallParty,
    state: DialogueState,
    *,
    setup: CallSetup,
    ready: Readiness,
    line: LineClient,
    consent: ConsentReason | None,
    opened: bool,
    outgoing: Outgoing | None = None,
) -> LiveCall:
    """A call whose record begins as ``record``, or is stored already where it was ``opened``.

    ``consent`` None: its sound is not kept, unless the caller agrees.
    """
    tasks, call_line = TaskOwner(name=f"call-{record.id}"), CallLine(line)
    report = CallReporter(
        call_id=record.id,
        bus=setup.bus,
        clock=setup.clock,
        secrets=CallSecrets(blank_sound=_blanker(call_line, tasks)),
    )
    keeping = SoundKeeping(
        recordings=setup.recordings,
        report=report,
        line=call_line,
        consent=consent,
        hold_ms=setup.hold_ms(),
    )
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
        else lambda language: setup.opening.words(outgoing, state.assistant, language),
    )
    session = CallSession(parts=parts, line=call_line, report=report, tasks=tasks)
    closing = CallClosing(
        journal=CallJournal(
            record=record,
            party=party,
            records=setup.records,
            conversations=setup.conversations,
            bus=setup.bus,
            opened=opened,
        ),
        keeping=keeping,
        records=setup.records,
        forget=forget,
        call_id=record.id,
    )
    without_us = WithoutUs(
        call_id=record.id,
        party=party,
        note=setup.left.note_of(record.id),
        line=call_line,
        tasks=tasks,
    )
    return LiveCall(
        party=party,
        connecting=Connecting(
            party=party,
            session=session,
            keeping=keeping,
            closing=closing,
            report=report,
            line=call_line,
            without_us=without_us,
            clock=setup.clock,
            tasks=tasks,
        ),
        session=session,
        keeping=keeping,
        closing=closing,
        report=report,
        line=call_line,
        without_us=without_us,
        rang_at=record.rang_at,
        clock=setup.clock,
        tasks=tasks,
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
