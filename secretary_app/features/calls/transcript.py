"""A call as a document: for the file beside the recording, for export, for people who read."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from secretary_app.features.calls.models import CallRecord, CallTurn
from secretary_app.features.calls.sound import as_column
from secretary_app.features.conversations.models import Message, Role

FORMAT = 1
"""Raised when a field changes its meaning."""


def transcript_document(
    record: CallRecord, messages: list[Message], turns: list[CallTurn]
) -> dict[str, Any]:
    """The whole call as JSON can hold it. Times are UTC, ``*_ms`` line time."""
    return {
        "format": FORMAT,
        "call": {
            "id": record.id,
            "line": record.line_id,
            "direction": record.direction.value,
            "number": record.number,
            "assistant": record.assistant_id,
            "language": record.language,
            "outcome": record.outcome.value,
            "end_cause": record.end_cause,
            "consent": record.consent,
            "rang_at": record.rang_at.isoformat(),
            "answered_at": record.answered_at.isoformat() if record.answered_at else None,
            "ended_at": record.ended_at.isoformat() if record.ended_at else None,
            "sound": None if record.sound is None else as_column(record.sound),
        },
        "messages": [_message(message) for message in messages],
        "turns": [
            {
                "number": turn.number,
                "text": turn.text,
                "understood": turn.understood,
                "confidence": turn.confidence,
                "engine": turn.engine,
                "interrupted_us": turn.interrupted_us,
                "start_ms": turn.start_ms,
                "end_ms": turn.end_ms,
                "latency": None if turn.latency is None else asdict(turn.latency),
            }
            for turn in turns
        ],
    }


def in_order_of_sound(messages: list[Message]) -> list[Message]:
    """By the place in the call's sound.

    They are stored as each becomes certain: a sentence of ours once it is known how much of it was
    heard, which is after the words that cut it off. What never sounded stays where it was stored.
    """
    begins: list[tuple[int, Message]] = []
    at_ms = 0
    for message in messages:
        if message.spans:
            at_ms = message.spans[0].start_ms
        begins.append((at_ms, message))
    return [message for _, message in sorted(begins, key=lambda pair: pair[0])]


def _message(message: Message) -> dict[str, Any]:
    return {
        "role": message.role.value,
        "text": message.text,
        "heard_text": message.heard_text,
        "language": message.language,
        "engine": message.engine,
        "confidence": message.confidence,
        "words": [
            {
                "text": span.text,
                "start_ms": span.start_ms,
                "end_ms": span.end_ms,
                "heard": span.heard,
            }
            for span in message.spans
        ],
        "evidence": [
            {
                "kind": evidence.kind.value,
                "ref": evidence.ref,
                "title": evidence.title,
                "score": evidence.score,
                "quote": evidence.quote,
            }
            for evidence in message.evidence
        ],
    }


SCRIPT_ENGINE = "script"
"""The recogniser of the demo that knows the words beforehand."""


def transcript_text(document: dict[str, Any], *, names: dict[str, str], from_script: str) -> str:
    """The talk as lines of text; ``names`` gives the speaker of each role.

    «[…]» was not heard; ``from_script`` marks words that no recogniser heard.
    """
    lines = []
    for message in document["messages"]:
        words = message["words"]
        at = f"{words[0]['start_ms'] / 1000:7.1f}" if words else " " * 7
        text = message["text"]
        heard = message["heard_text"]
        if message["role"] == Role.ASSISTANT and heard is not None and heard != text:
            text = f"{heard} […]".strip()
        if message["engine"] == SCRIPT_ENGINE:
            text = f"{text} [{from_script}]"
        lines.append(f"{at}  {names[message['role']]}: {text}")
    return "\n".join(lines) + "\n"
