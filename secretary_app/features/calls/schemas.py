"""Calls, as programs see them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from secretary_app.features.calls.desk import (
    LONGEST_HINT,
    LONGEST_NOTE,
    MOST_TONES,
)
from secretary_app.features.calls.events import CallEvent
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.reviews import LONGEST_STEP, Result
from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.schemas import MessageShown
from secretary_app.features.recordings.models import RecordingState
from secretary_app.foundation.web.schemas import Day, Id, Incoming, Line, Outgoing, Paging

BASE = {"at", "actor", "call_id"}
"""What every event has."""

_ADAPTERS: dict[type[CallEvent], TypeAdapter[Any]] = {}
"""Any: whatever an event's class holds."""

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


class CallsWanted(Paging):
    """Which calls; everything that is given must hold."""

    outcome: Annotated[tuple[CallOutcome, ...], Field(max_length=10)] = ()
    line: Id | None = None
    since: Day | None = None
    until: Day | None = None
    """Both days belong to it, on the calendar of the computer."""
    with_message: bool = False
    number: Annotated[str, Field(max_length=40)] | None = None
    person: Id | None = None
    text: Line = ""
    """Part of a name or of a number, or words that were said."""


class NewCall(Incoming):
    """Somebody is to be called."""

    number: Annotated[str, Field(min_length=1, max_length=40)]
    about: Annotated[str, Field(max_length=LONGEST_HINT)] = ""
    """Why, in words that can be said to them; empty: no reason is given."""


class CallBegun(Outgoing):
    """It is being made: ``/admin/calls/{call_id}/live`` and the stream tell how far it has come."""

    call_id: str


class CallShown(Outgoing):
    """A call's record."""

    id: str
    line_id: str
    direction: Direction
    number: str | None
    """E.164; null where the caller hid it."""
    person_id: str | None
    assistant_id: str
    language: str
    outcome: CallOutcome
    end_cause: str | None
    consent: str
    rang_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None


class CallListed(CallShown):
    """A call in a list."""

    name: str | None
    """Of the person."""
    asked: str
    """The first words of the caller that were understood."""
    promised: list[str]
    """Kinds of what was promised in it."""


class LatencyShown(Outgoing):
    """Milliseconds of each stage of an answer."""

    endpoint_ms: int
    recognise_ms: int
    answer_ms: int
    voice_ms: int
    line_ms: int
    total_ms: int
    patient: bool


class TurnShown(Outgoing):
    """One turn of the caller."""

    number: int
    text: str
    language: str
    engine: str
    confidence: float
    understood: bool
    interrupted_us: bool
    start_ms: int
    end_ms: int
    latency: LatencyShown | None


class GradeShown(Outgoing):
    """What the line doctor says of the sound: healthy, chopped, mute or not-measured."""

    caller: str
    caller_reason: str
    ours: str
    ours_reason: str
    treatment: str
    attempts: int
    seconds: float
    caller_bytes_per_s: int
    our_bytes_per_s: int
    caller_silent_percent: int
    caller_clipped_ppm: int
    gaps: int
    gap_ms: int
    holes: int
    echo: str
    echo_delay_ms: int | None
    echo_loss_db: int | None


class RecordingShown(Outgoing):
    """The sound that is kept; ``/recording`` gives it."""

    id: str
    state: RecordingState
    consent: str
    begun_at: datetime
    duration_ms: int | None
    size_bytes: int | None
    sha256: str | None
    keep_until: datetime | None


class PromisedShown(Outgoing):
    """What was promised in the call."""

    id: str
    kind: str
    text: str
    state: str
    due_at: datetime


class ReviewShown(Outgoing):
    """What people at the desk think of it."""

    note: str
    result: Result | None
    next_step: str
    good: bool | None
    written_by: str
    written_at: datetime | None


class WholeCall(CallShown):
    """A call with all that is known of it."""

    grade: GradeShown | None
    """null: the line told nothing."""
    messages: list[MessageShown]
    """In the order in which they sounded, each with its evidence."""
    turns: list[TurnShown]
    promises: list[PromisedShown]
    recording: RecordingShown | None
    review: ReviewShown


class ReviewGiven(Incoming):
    """In place of what was written before."""

    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""
    result: Result | None = None
    next_step: Annotated[str, Field(max_length=LONGEST_STEP)] = ""
    good: bool | None = None


class TransferShown(Outgoing):
    """Whose desks ring for it."""

    by: str
    to: list[str]
    until: datetime


class LiveShown(Outgoing):
    """How a call stands that is on now."""

    call_id: str
    line_id: str
    direction: Direction
    number: str | None
    person_id: str | None
    state: CallState
    language: str
    rang_at: datetime
    answered_at: datetime | None
    operator: str | None
    """Who of us has the call; null: the assistant."""
    quiet: bool
    waits_until: datetime | None
    transfer: TransferShown | None
    recorded: bool


class LiveNow(Outgoing):
    """The first thing that a stream tells: how things stand."""

    type: str = "live"
    calls: list[LiveShown]


class Happened(Outgoing):
    """Something happened in a call."""

    type: str
    """``call-rang``, ``partial-heard``, ``turn-heard``, ``sentence-started``, ``call-ended`` …"""
    call_id: str
    at: datetime
    actor: str
    data: dict[str, Any]
    """What the type has."""


class Followed(Incoming):
    """What of it is told."""

    call: Id | None = None
    """Of this call only."""
    levels: bool = False
    """Also how loud both sides are, a dozen times in a second."""


class Hint(Incoming):
    """What the assistant is to say in her own voice."""

    text: Annotated[str, Field(max_length=LONGEST_HINT)]


class Said(Outgoing):
    """How she says it."""

    said: str


class HangUp(Incoming):
    """At once, or after she has said goodbye."""

    goodbye: bool = False


class Quiet(Incoming):
    """She listens only, and shows what she would say."""

    on: bool


class Tones(Incoming):
    """Keys: 0-9 * # A-D."""

    tones: Annotated[str, Field(max_length=MOST_TONES)]


class TransferTo(Incoming):
    """A colleague who is signed in; null: all of them."""

    user_id: Id | None = None


class Note(Incoming):
    """Said to nobody."""

    text: Annotated[str, Field(max_length=LONGEST_NOTE)]


def live(view: LiveCallView) -> LiveShown:
    """How it stands."""
    return LiveShown.model_validate(view)


def record(of: CallRecord) -> dict[str, Any]:
    """The fields that all forms of a call have."""
    return CallShown.model_validate(of).model_dump()


def happened(event: CallEvent) -> Happened:
    """An event of the program, for programs."""
    kind = type(event)
    adapter = _ADAPTERS.get(kind)
    if adapter is None:
        # Made once: it is a compiler.
        adapter = _ADAPTERS[kind] = TypeAdapter(kind)
    data = adapter.dump_python(event, mode="json")
    return Happened(
        type=_WORD.sub("-", kind.__name__).lower(),
        call_id=event.call_id,
        at=event.at,
        actor=event.actor,
        data={key: value for key, value in data.items() if key not in BASE},
    )
