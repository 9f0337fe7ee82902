"""A call that begins: it has just rung, or we are about to make it."""

from __future__ import annotations

from hardware.line.client import LineClient
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.assembly import put_together
from secretary_app.features.calls.calling import Outgoing
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import CallOutcome, CallRecord, Consent, Direction
from secretary_app.features.calls.party import CallParty
from secretary_app.features.calls.readiness import Readiness
from secretary_app.features.calls.setup import CallSetup
from secretary_app.features.dialogue.rules import MAY_I_RECORD
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.kernel.ids import new_id


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
    """On ``line``, with the number as the network gave it.

    ``language``: who calls has chosen it before a word is said.
    """
    assistant = ready.assistant
    party = CallParty(raw_number=raw_number, people=setup.people, conversations=setup.conversations)
    # Whom we call is not asked, and so not recorded.
    state = first_words(assistant, party, asks=assistant.asks_recording and outgoing is None)
    chosen_language = language if outgoing is None else outgoing.language
    if chosen_language in assistant.languages:
        state.language = chosen_language
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
        consent=_consent(assistant).value,
        rang_at=setup.clock.now(),
        answered_at=None,
        ended_at=None,
    )
    return put_together(
        record,
        party,
        state,
        setup=setup,
        ready=ready,
        line=line,
        consent=announced(assistant),
        opened=False,
        outgoing=outgoing,
    )


def first_words(assistant: Assistant, party: CallParty, *, asks: bool) -> DialogueState:
    """Of a call in which nothing has been said."""
    return DialogueState(
        assistant=assistant, number=party.number, asked=MAY_I_RECORD if asks else ""
    )


def announced(assistant: Assistant) -> ConsentReason | None:
    """Why the call may be recorded before anybody was asked."""
    return ConsentReason.ANNOUNCED if assistant.announces_recording else None


def _consent(assistant: Assistant) -> Consent:
    if assistant.announces_recording:
        return Consent.ANNOUNCED
    return Consent.UNANSWERED if assistant.asks_recording else Consent.OFF
