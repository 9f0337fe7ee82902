"""Calls of the past, written into a workspace by the services that write them in a real call."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Direction
from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    NewMessage,
    Role,
    Span,
)
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.kernel.ids import new_id

TURN_MS = 4000
"""From one thing said to the next."""

LATENCY = TurnLatency(endpoint_ms=300, recognise_ms=80, answer_ms=40, voice_ms=120, line_ms=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One turn of the caller and the answer."""

    text: str
    answer: str = ""
    kind: EvidenceKind = EvidenceKind.FAQ
    title: str = ""
    confidence: float = 0.9
    understood: bool = True
    heard: str | None = None
    """How much of the answer was heard; None for all of it."""
    latency: TurnLatency | None = LATENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One call."""

    rang_at: datetime
    number: str | None = "+79161112233"
    name: str = ""
    outcome: CallOutcome = CallOutcome.ANSWERED
    asked: Sequence[Asked] = ()
    message: str = ""
    wait_s: float = 3.0
    line_id: str = "line1"
    direction: Direction = Direction.INCOMING


async def store_call(workspace: Workspace, past: Past) -> CallRecord:
    """Written as a real call writes it: ring, answer, turns, promises, end."""
    person = None
    if past.number is not None:
        identity = Identity(kind=IdentityKind.PHONE, value=past.number)
        person = await workspace.people.find_or_create(identity)
        if past.name and person.name != past.name:
            await workspace.people.rename(person.id, past.name, actor="test")
    calls = workspace.calls
    record = CallRecord(
        id=new_id(),
        line_id=past.line_id,
        direction=past.direction,
        number=past.number,
        person_id=None if person is None else person.id,
        assistant_id="anna",
        language="ru",
        outcome=CallOutcome.RINGING,
        end_cause=None,
        consent="announced",
        rang_at=past.rang_at,
        answered_at=None,
        ended_at=None,
    )
    await calls.open(record)
    answered_at = None
    if past.outcome in {CallOutcome.ANSWERED, CallOutcome.BROKEN}:
        answered_at = past.rang_at + timedelta(seconds=past.wait_s)
        await calls.answered(record.id, at=answered_at)
    if person is None:
        thread = await workspace.conversations.thread_of_stranger()
    else:
        thread = await workspace.conversations.thread_of_person(person.id)
    for number, asked in enumerate(past.asked, start=1):
        await _store_turn(workspace, record.id, thread.id, number, asked)
    if past.message:
        await workspace.promises.make(
            NewPromise(
                kind=PromiseKind.DELIVER,
                text=past.message,
                due_at=past.rang_at + timedelta(hours=1),
                language="ru",
                call_id=record.id,
                number=past.number,
            )
        )
    length = timedelta(seconds=10) + len(past.asked) * timedelta(milliseconds=2 * TURN_MS)
    ended_at = past.rang_at + timedelta(seconds=past.wait_s)
    if answered_at is not None:
        ended_at = answered_at + length
    await calls.close(
        record.id,
        outcome=past.outcome,
        cause="remote",
        answered_at=answered_at,
        ended_at=ended_at,
        language="ru",
        sound=None,
    )
    return replace(record, outcome=past.outcome, answered_at=answered_at, ended_at=ended_at)


async def _store_turn(
    workspace: Workspace, call_id: str, thread_id: str, number: int, asked: Asked
) -> None:
    begins = 2000 + (number - 1) * 2 * TURN_MS
    words = asked.text.split()
    spans = tuple(
        Span(text=word, start_ms=begins + 300 * at, end_ms=begins + 300 * at + 250)
        for at, word in enumerate(words)
    )
    await workspace.calls.add_turn(
        call_id,
        CallTurn(
            number=number,
            text=asked.text,
            language="ru",
            engine="vosk",
            confidence=asked.confidence,
            understood=asked.understood,
            interrupted_us=False,
            start_ms=begins,
            end_ms=begins + 300 * max(1, len(words)),
        ),
    )
    await workspace.conversations.add_message(
        thread_id,
        NewMessage(
            role=Role.CALLER,
            channel=Channel.PHONE,
            text=asked.text,
            language="ru",
            spans=spans,
            engine="vosk",
            confidence=asked.confidence,
            call_id=call_id,
        ),
    )
    if not asked.answer:
        return
    if asked.latency is not None:
        await workspace.calls.set_latency(call_id, number, asked.latency)
    at = begins + TURN_MS
    heard = asked.answer if asked.heard is None else asked.heard
    said = tuple(
        Span(
            text=word,
            start_ms=at + 300 * place,
            end_ms=at + 300 * place + 250,
            heard=place < len(heard.split()),
        )
        for place, word in enumerate(asked.answer.split())
    )
    await workspace.conversations.add_message(
        thread_id,
        NewMessage(
            role=Role.ASSISTANT,
            channel=Channel.PHONE,
            text=asked.answer,
            heard_text=heard,
            language="ru",
            spans=said,
            evidence=(
                Evidence(kind=asked.kind, ref=f"ref-{asked.title}", title=asked.title, score=0.91),
            ),
            call_id=call_id,
        ),
    )
