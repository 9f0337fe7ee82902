"""What the program stored of a call: the transcript beside the recording, as a person finds it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STAGES = ("endpoint", "recognise", "answer", "voice", "line")
ENGINES = ("recognise", "voice")
"""Stages that an engine takes."""
KNOWLEDGE = ("fact", "faq")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTurn:
    """One turn of the caller. Times are line time: ms since the sound of the call began."""

    text: str
    understood: bool
    engine: str
    start_ms: int
    end_ms: int
    stages: Mapping[str, int] | None
    """ms by stage; None where the answer was never heard."""
    answered_by: str
    """Kind of the evidence of the first sentence after it; empty where there was none."""

    @property
    def closed_ms(self) -> int:
        """When it was taken to be over."""
        return self.end_ms + (self.stages["endpoint"] if self.stages else 0)

    @property
    def answered(self) -> bool:
        """Whether it was answered from facts or FAQ."""
        return self.answered_by in KNOWLEDGE


def calls_of(data: Path) -> list[list[StoredTurn]]:
    """The turns of every call of a data folder, calls in the order in which they rang."""
    documents = [
        json.loads(file.read_text("utf-8")) for file in (data / "recordings").glob("*/*.json")
    ]
    documents.sort(key=lambda document: document["call"]["rang_at"])
    return [_turns(document) for document in documents]


def _turns(document: Mapping[str, Any]) -> list[StoredTurn]:
    return [
        StoredTurn(
            text=turn["text"],
            understood=turn["understood"],
            engine=turn["engine"],
            start_ms=turn["start_ms"],
            end_ms=turn["end_ms"],
            stages=None
            if turn["latency"] is None
            else {stage: turn["latency"][f"{stage}_ms"] for stage in STAGES},
            answered_by=_answered_by(document["messages"], after_ms=turn["end_ms"]),
        )
        for turn in document["turns"]
    ]


def _answered_by(messages: Sequence[Mapping[str, Any]], *, after_ms: int) -> str:
    for message in messages:
        words = message["words"]
        if message["role"] == "assistant" and words and words[0]["start_ms"] >= after_ms:
            return str(message["evidence"][0]["kind"]) if message["evidence"] else ""
    return ""
