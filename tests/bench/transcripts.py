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
BRIDGES = ("lead-in", "lead-in-again", "sorry-to-wait")
"""What is heard while an answer is late, and is none."""


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
    patient: bool = False
    """Whether its end was waited for longer, because something was being dictated."""
    late_from_ms: int | None = None
    """Where something bridged the wait: when that sentence itself began."""

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
            patient=bool((turn["latency"] or {}).get("patient")),
            **_answer(document["messages"], after_ms=turn["end_ms"]),
        )
        for turn in document["turns"]
    ]


def _answer(messages: Sequence[Mapping[str, Any]], *, after_ms: int) -> dict[str, Any]:
    late = False
    for message in messages:
        words, evidence = message["words"], message["evidence"]
        if message["role"] != "assistant" or not words or words[0]["start_ms"] < after_ms:
            continue
        if evidence and evidence[0]["ref"] in BRIDGES:
            late = True
            continue
        kind = str(evidence[0]["kind"]) if evidence else ""
        return {"answered_by": kind, "late_from_ms": words[0]["start_ms"] if late else None}
    return {"answered_by": ""}
