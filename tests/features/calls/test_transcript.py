"""A call as a document and as text for people."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Direction
from secretary_app.features.calls.transcript import (
    in_order_of_sound,
    transcript_document,
    transcript_text,
)
from secretary_app.features.conversations.models import (
    Channel,
    Evidence,
    EvidenceKind,
    Message,
    Role,
    Span,
)

pytestmark = pytest.mark.unit

RANG = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NAMES = {"caller": "Звонящий", "assistant": "Секретарь"}

RECORD = CallRecord(
    id="c1",
    line_id="line1",
    direction=Direction.INCOMING,
    number="+79161112233",
    person_id="p1",
    assistant_id="anna",
    language="ru",
    outcome=CallOutcome.ANSWERED,
    end_cause="remote",
    consent="announced",
    rang_at=RANG,
    answered_at=RANG + timedelta(seconds=3),
    ended_at=RANG + timedelta(seconds=33),
)
TURN = CallTurn(
    number=1,
    text="сколько стоит ключ",
    language="ru",
    engine="script",
    confidence=1.0,
    understood=True,
    interrupted_us=True,
    start_ms=4000,
    end_ms=5000,
    latency=TurnLatency(endpoint_ms=300, recognise_ms=2, answer_ms=3, voice_ms=20, line_ms=30),
)


def message(
    role: Role, text: str, *, at_ms: int | None, heard: str | None = None, engine: str | None = None
) -> Message:
    return Message(
        id=text,
        thread_id="t1",
        created_at=RANG,
        role=role,
        channel=Channel.PHONE,
        text=text,
        language="ru",
        heard_text=heard,
        evidence=(
            Evidence(kind=EvidenceKind.FACT, ref="price.key", title="Ключ", score=1.0, quote="250"),
        )
        if role is Role.ASSISTANT
        else (),
        spans=() if at_ms is None else (Span(text=text, start_ms=at_ms, end_ms=at_ms + 1000),),
        engine=engine,
        call_id="c1",
    )


AS_STORED = [
    message(Role.CALLER, "сколько стоит ключ", at_ms=4000, engine="script"),
    message(Role.ASSISTANT, "Мы работаем до шести.", at_ms=2000, heard="Мы работаем"),
    message(Role.ASSISTANT, "И в субботу тоже.", at_ms=None, heard=""),
    message(Role.ASSISTANT, "250 ₽.", at_ms=5500, heard="250 ₽."),
]
AS_SAID = [AS_STORED[1], AS_STORED[2], AS_STORED[0], AS_STORED[3]]


def test_what_was_cut_off_stands_before_the_words_that_cut_it_off() -> None:
    assert in_order_of_sound(AS_STORED) == AS_SAID


def test_the_document_holds_everything_and_is_json() -> None:
    document = json.loads(json.dumps(transcript_document(RECORD, AS_SAID, [TURN])))
    assert document["format"] == 1
    assert document["call"]["answered_at"] == "2026-11-21T09:00:03+00:00"
    cut = document["messages"][0]
    assert (cut["text"], cut["heard_text"]) == ("Мы работаем до шести.", "Мы работаем")
    assert cut["evidence"][0]["ref"] == "price.key"
    assert document["messages"][2]["words"][0]["start_ms"] == 4000
    (turn,) = document["turns"]
    assert turn["latency"]["endpoint_ms"] == 300
    assert turn["interrupted_us"] is True


def test_the_text_shows_what_was_heard_and_where_words_come_from() -> None:
    document = transcript_document(RECORD, AS_SAID, [TURN])
    lines = transcript_text(document, names=NAMES, from_script="из сценария").splitlines()
    assert [line.strip() for line in lines] == [
        "2.0  Секретарь: Мы работаем […]",
        "Секретарь: […]",
        "4.0  Звонящий: сколько стоит ключ [из сценария]",
        "5.5  Секретарь: 250 ₽.",
    ]
