"""What a client asks for and what it gets, whoever answers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from enum import StrEnum

from engines.wire.llm import ChatMessage, ToolCall, ToolSpec
from secretary_app.features.conversations.models import Evidence


class Ending(StrEnum):
    """Why an answer ended, in OpenAI's words."""

    STOP = "stop"
    LENGTH = "length"
    TOOL_CALLS = "tool_calls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One request."""

    model: str
    messages: tuple[ChatMessage, ...]
    most_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    stop: tuple[str, ...] = ()
    seed: int | None = None
    tools: tuple[ToolSpec, ...] = ()
    json_only: bool = False
    """The answer has to be a JSON object."""
    json_schema: str = ""
    """And keep to this schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The answer goes on with these characters."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The answer is whole."""

    ending: Ending
    prompt_tokens: int
    """Of an assistant: words, because no model may have been asked."""
    completion_tokens: int
    tool_calls: tuple[ToolCall, ...] = ()
    evidence: tuple[Evidence, ...] = field(default_factory=tuple)


Told = AsyncGenerator[Piece | End, None]
