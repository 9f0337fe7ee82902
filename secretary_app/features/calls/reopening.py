"""A call that another program began: it rings still, or somebody talks and waits.

What is known of it is read from the disk first; its record goes on, and no second one is begun.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.line.client import LineClient
from secretary_app.features.calls.assembly import put_together
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallRecord, Consent, Direction
from secretary_app.features.calls.opening import announced, first_words
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.conversations.models import Message, Role
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.recordings.models import Recording, RecordingState

_SPEAKERS = frozenset({Role.CALLER, Role.ASSISTANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanedCall:
    """A call of a program that died, as the disk knows it."""

    record: CallRecord
    party: CallParty
    messages: list[Message]
    turns: int
    recording: Recording | None


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


def ring_on(
    left: OrphanedCall, *, setup: CallSetup, ready: Readiness, line: LineClient
) -> LiveCall:
    """The same ring, which nobody has taken yet."""
    assistant = ready.assistant
    return put_together(
        left.record,
        left.party,
        first_words(assistant, left.party, asks=assistant.asks_recording),
        setup=setup,
        ready=ready,
        line=line,
        consent=announced(assistant),
        opened=True,
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
    return put_together(
        record, party, state, setup=setup, ready=ready, line=line, consent=None, opened=True
    )


def _awaits_consent(left: OrphanedCall) -> bool:
    """Whether the caller was asked, and has said nothing since."""
    record = left.record
    asked = record.consent == Consent.UNANSWERED and record.direction is Direction.INCOMING
    return asked and not left.turns
