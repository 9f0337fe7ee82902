"""What the peer is told, as one JSON file, and what it tells, as lines of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self


class Strategy(StrEnum):
    """How pipecat decides that a turn is over; both beside its usual start of a turn."""

    VOICE_ACTIVITY = "voice_activity"
    """`SpeechTimeoutUserTurnStopStrategy()`: silence alone."""
    SMART_TURN = "smart_turn"
    """`TurnAnalyzerUserTurnStopStrategy(LocalSmartTurnAnalyzerV3())`: what it uses unasked."""


class Event(StrEnum):
    """What the peer tells."""

    READY = "ready"
    """It takes calls."""
    TURN_BEGAN = "turn_began"
    TURN_ENDED = "turn_ended"
    CALL_OVER = "call_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One language, one strategy, calls until the process is ended."""

    strategy: Strategy
    at_path: str
    pcm_path: str
    recogniser: str
    """Endpoint of our worker, as `Endpoint.parse` reads it."""
    voice_worker: str
    language: str
    voice: str
    phrases: Sequence[str]
    """What the recogniser is told to expect."""
    answers: Mapping[str, str]
    """By question."""
    greeting: str

    def write(self, file: Path) -> None:
        """For the peer."""
        file.write_text(json.dumps(asdict(self), ensure_ascii=False), "utf-8")

    @classmethod
    def read(cls, file: Path) -> Self:
        """By the peer."""
        data = json.loads(file.read_text("utf-8"))
        return cls(**{**data, "strategy": Strategy(data["strategy"])})


def best_answer(answers: Mapping[str, str], text: str) -> str:
    """The answer to the question most of whose words stand in `text`: whatever is heard, it speaks.

    pipecat must not be slower or faster for an answer, so there is no language model.
    """
    heard = set(text.lower().split())

    def share(question: str) -> tuple[float, int]:
        words = set(question.lower().split())
        return len(words & heard) / max(1, len(words)), len(words)

    return answers[max(answers, key=share)]
