"""``/v1/chat/completions`` on the wire, in and out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from engines.wire.llm import ChatMessage, ToolCall, ToolSpec
from secretary_app.channels.openai_api.errors import ParameterUnsupported
from secretary_app.channels.openai_api.evidence import EvidenceTold, evidence_told
from secretary_app.channels.openai_api.schemas import Asking
from secretary_app.channels.openai_api.talk import End, Question
from secretary_app.foundation.web.schemas import Count, Line, Outgoing

MOST_MESSAGES = 500
SEEDS = 2**32

Long = Annotated[str, Field(max_length=400_000)]
"""A context of 100,000 tokens; a model says itself what is too long for it."""


class Part(Asking):
    """A piece of a message: text only, nobody here sees pictures."""

    type: Line
    text: Long = ""


class FunctionCalled(Asking):
    """A tool that a model has called."""

    name: Line
    arguments: Long


class ToolCalled(Asking):
    """The call, as an earlier answer told it."""

    id: Line
    function: FunctionCalled


class MessageAsked(Asking):
    """One message of the talk."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: Long | list[Part] | None = None
    tool_calls: list[ToolCalled] | None = None
    tool_call_id: Line | None = None

    def read(self) -> ChatMessage:
        """Raises ParameterUnsupported."""
        return ChatMessage(
            role="system" if self.role == "developer" else self.role,
            content=self._text(),
            tool_calls=tuple(
                ToolCall(id=each.id, name=each.function.name, arguments=each.function.arguments)
                for each in self.tool_calls or ()
            ),
            tool_call_id=self.tool_call_id or "",
        )

    def _text(self) -> str:
        if isinstance(self.content, list):
            if any(part.type != "text" for part in self.content):
                raise ParameterUnsupported(parameter="messages", why="text-only")
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class FunctionOffered(Asking):
    """What a tool is called, does and takes."""

    name: Line
    description: Long = ""
    parameters: dict[str, Any] = Field(default_factory=dict)


class ToolOffered(Asking):
    """A tool that the model may call."""

    type: Literal["function"]
    function: FunctionOffered


class SchemaWanted(Asking):
    """Its ``schema`` is a JSON schema."""

    name: Line = ""
    wanted: dict[str, Any] = Field(default_factory=dict, alias="schema")


class FormatWanted(Asking):
    """How the answer has to look."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: SchemaWanted | None = None


class StreamOptions(Asking):
    """What a stream tells beside the answer."""

    include_usage: bool = False


class ChatAsked(Asking):
    """The body."""

    model: Line
    messages: Annotated[list[MessageAsked], Field(min_length=1, max_length=MOST_MESSAGES)]
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: Annotated[int, Field(ge=1, le=1)] | None = None
    """More answers than one are not given."""
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1)] | None = None
    stop: Line | Annotated[list[Line], Field(max_length=4)] | None = None
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    tools: Annotated[list[ToolOffered], Field(max_length=128)] | None = None
    tool_choice: Literal["none", "auto"] | None = None
    response_format: FormatWanted | None = None

    def read(self) -> Question:
        """Raises ParameterUnsupported."""
        stop = [self.stop] if isinstance(self.stop, str) else self.stop or []
        wanted = self.response_format
        schema = wanted.json_schema.wanted if wanted and wanted.json_schema else None
        offered = () if self.tool_choice == "none" else self.tools or ()
        return Question(
            model=self.model,
            messages=tuple(each.read() for each in self.messages),
            most_tokens=self.max_completion_tokens or self.max_tokens,
            temperature=self.temperature,
            top_p=self.top_p,
            stop=tuple(each for each in stop if each),
            seed=None if self.seed is None else self.seed % SEEDS,
            tools=tuple(
                ToolSpec(
                    name=each.function.name,
                    description=each.function.description,
                    parameters=each.function.parameters,
                )
                for each in offered
            ),
            json_only=wanted is not None and wanted.type == "json_object",
            json_schema="" if schema is None else json.dumps(schema),
        )


class FunctionTold(Outgoing):
    """A tool and what it is called with, as the model wrote it."""

    name: str
    arguments: str


class ToolTold(Outgoing):
    """One call."""

    id: str
    type: str = "function"
    function: FunctionTold


class MessageTold(Outgoing):
    """What was answered."""

    role: str = "assistant"
    content: str | None
    tool_calls: list[ToolTold] | None = None
    evidence: list[EvidenceTold] = Field(default_factory=list)
    """What the answer rests on: our addition."""


class ChoiceTold(Outgoing):
    """The only one there is."""

    index: int = 0
    message: MessageTold
    finish_reason: str
    logprobs: None = None


class UsageTold(Outgoing):
    """Tokens; of an assistant, words."""

    prompt_tokens: Count
    completion_tokens: Count
    total_tokens: Count


class ChatTold(Outgoing):
    """The answer in one piece."""

    id: str
    object: str = "chat.completion"
    created: int
    model: str
    choices: list[ChoiceTold]
    usage: UsageTold


def usage_told(end: End) -> UsageTold:
    """What it cost."""
    return UsageTold(
        prompt_tokens=end.prompt_tokens,
        completion_tokens=end.completion_tokens,
        total_tokens=end.prompt_tokens + end.completion_tokens,
    )


def message_told(text: str, end: End) -> MessageTold:
    """A whole answer."""
    return MessageTold(
        content=text or None if end.tool_calls else text,
        tool_calls=[ToolTold.model_validate(tool_told(each)) for each in end.tool_calls] or None,
        evidence=evidence_told(end.evidence),
    )


def tool_told(call: ToolCall) -> Mapping[str, Any]:
    """One call of a tool."""
    return {
        "id": call.id,
        "type": "function",
        "function": {"name": call.name, "arguments": call.arguments},
    }
