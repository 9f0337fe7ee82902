"""Language models on the wire. One connection is one answer, or one batch of embeddings.

The model writes; what may be said, and what a called tool does, is decided by whoever asked.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from wyoming.event import Event

from engines.wire.errors import WireError
from engines.wire.fields import Fields

ROLES = frozenset({"system", "user", "assistant", "tool"})
MAX_TOKENS = 8192
"""Half an hour of reading aloud: more is a mistake of the caller's."""
MAX_TEMPERATURE = 2.0
MAX_EMBEDDED_TEXTS = 256
"""In one request; at 1024 numbers a text their vectors fill the largest event."""

_FLOAT_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCall:
    """What the model wants done. Nothing of it has been checked."""

    id: str
    name: str
    arguments: str
    """JSON as the model wrote it."""

    def data(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"id": self.id, "name": self.name, "arguments": self.arguments}


def _read_tool_calls(fields: Fields) -> tuple[ToolCall, ...]:
    return tuple(
        ToolCall(id=call.text("id"), name=call.text("name"), arguments=call.text("arguments"))
        for call in fields.objects("tool_calls")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSpec:
    """A tool the model may call."""

    name: str
    description: str
    parameters: Mapping[str, Any]
    """JSON schema of its arguments."""

    def data(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "name": self.name,
            "description": self.description,
            "parameters": dict(self.parameters),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatMessage:
    """One turn of the talk so far."""

    role: str
    """One of ROLES."""
    content: str
    tool_calls: tuple[ToolCall, ...] = ()
    """Of an assistant that called tools."""
    tool_call_id: str = ""
    """Of a tool's answer: the call it answers."""

    def data(self) -> dict[str, Any]:
        """As a JSON object."""
        data: dict[str, Any] = {"role": self.role, "content": self.content}
        if self.tool_calls:
            data["tool_calls"] = [call.data() for call in self.tool_calls]
        if self.tool_call_id:
            data["tool_call_id"] = self.tool_call_id
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRequest:
    """Client to worker: go on with this talk. Answered by `chat-delta`…, then `chat-done`."""

    TYPE: ClassVar[str] = "chat"

    messages: tuple[ChatMessage, ...]
    max_tokens: int = 256
    temperature: float = 0.2
    """0 = always the likeliest word."""
    top_p: float = 0.95
    stop: tuple[str, ...] = ()
    """Texts that end the answer; they are not part of it."""
    seed: int | None = None
    grammar: str = ""
    """GBNF the answer has to keep to."""
    json_schema: str = ""
    """JSON schema the answer has to keep to; not together with `grammar`."""
    tools: tuple[ToolSpec, ...] = ()
    talk: str = ""
    """Names the talk whose beginning the worker may have read already; empty = none."""

    def event(self) -> Event:
        """As an event for the wire."""
        data: dict[str, Any] = {
            "messages": [message.data() for message in self.messages],
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            "top_p": self.top_p,
            "stop": list(self.stop),
            "grammar": self.grammar,
            "json_schema": self.json_schema,
            "tools": [tool.data() for tool in self.tools],
            "talk": self.talk,
        }
        if self.seed is not None:
            data["seed"] = self.seed
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> "ChatRequest":
        """Raises WireError(bad_event), also for a role, length or temperature without sense."""
        fields = Fields.of(event, kind=cls.TYPE)
        request = cls(
            messages=tuple(
                ChatMessage(
                    role=message.text("role"),
                    content=message.text("content", ""),
                    tool_calls=_read_tool_calls(message),
                    tool_call_id=message.text("tool_call_id", ""),
                )
                for message in fields.objects("messages")
            ),
            max_tokens=fields.integer("max_tokens", 256),
            temperature=fields.number("temperature", 0.2),
            top_p=fields.number("top_p", 0.95),
            stop=fields.texts("stop", ()),
            seed=fields.optional_integer("seed"),
            grammar=fields.text("grammar", ""),
            json_schema=fields.text("json_schema", ""),
            tools=tuple(
                ToolSpec(
                    name=tool.text("name"),
                    description=tool.text("description", ""),
                    parameters=tool.mapping("parameters"),
                )
                for tool in fields.objects("tools")
            ),
            talk=fields.text("talk", ""),
        )
        request._check()
        return request

    def _check(self) -> None:
        wrong = next((m.role for m in self.messages if m.role not in ROLES), None)
        if wrong is not None:
            raise WireError(code="bad_event", text=f"chat: role {wrong[:80]!r}")
        if not self.messages:
            raise WireError(code="bad_event", text="chat: no messages")
        if not 1 <= self.max_tokens <= MAX_TOKENS:
            raise WireError(code="bad_event", text=f"chat: max_tokens {self.max_tokens}")
        if not 0 <= self.temperature <= MAX_TEMPERATURE:
            raise WireError(code="bad_event", text=f"chat: temperature {self.temperature}")
        if not 0 < self.top_p <= 1:
            raise WireError(code="bad_event", text=f"chat: top_p {self.top_p}")
        if self.grammar and self.json_schema:
            raise WireError(code="bad_event", text="chat: a grammar and a schema")
        if self.seed is not None and not 0 <= self.seed < 2**32:
            raise WireError(code="bad_event", text=f"chat: seed {self.seed}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDelta:
    """Worker to client: the answer goes on with these characters."""

    TYPE: ClassVar[str] = "chat-delta"

    text: str

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"text": self.text})

    @classmethod
    def from_event(cls, event: Event) -> "ChatDelta":
        """Raises WireError(bad_event)."""
        return cls(text=Fields.of(event, kind=cls.TYPE).text("text"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDone:
    """Worker to client, last: how the answer ended and what it cost."""

    TYPE: ClassVar[str] = "chat-done"

    finish_reason: str
    """`stop`, `length` (max_tokens or the model's context is used up) or `tool_calls`."""
    tool_calls: tuple[ToolCall, ...] = ()
    prompt_tokens: int
    reused_tokens: int
    """How many of them were known from the turn before and had not to be read again."""
    completion_tokens: int
    prompt_ms: float
    generation_ms: float
    engine: str
    """Backend that wrote it."""

    def event(self) -> Event:
        """As an event for the wire."""
        data = {
            "finish_reason": self.finish_reason,
            "tool_calls": [call.data() for call in self.tool_calls],
            "prompt_tokens": self.prompt_tokens,
            "reused_tokens": self.reused_tokens,
            "completion_tokens": self.completion_tokens,
            "prompt_ms": self.prompt_ms,
            "generation_ms": self.generation_ms,
            "engine": self.engine,
        }
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> "ChatDone":
        """Raises WireError(bad_event)."""
        fields = Fields.of(event, kind=cls.TYPE)
        return cls(
            finish_reason=fields.text("finish_reason"),
            tool_calls=_read_tool_calls(fields),
            prompt_tokens=fields.integer("prompt_tokens", 0),
            reused_tokens=fields.integer("reused_tokens", 0),
            completion_tokens=fields.integer("completion_tokens", 0),
            prompt_ms=fields.number("prompt_ms", 0.0),
            generation_ms=fields.number("generation_ms", 0.0),
            engine=fields.text("engine"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """Client to worker: the meaning of these texts as vectors; answered by `embeddings`."""

    TYPE: ClassVar[str] = "embed"

    texts: tuple[str, ...]

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"texts": list(self.texts)})

    @classmethod
    def from_event(cls, event: Event) -> "Embed":
        """Raises WireError(bad_event), or (too_large) for more texts than one answer holds."""
        texts = Fields.of(event, kind=cls.TYPE).texts("texts")
        if len(texts) > MAX_EMBEDDED_TEXTS:
            raise WireError(code="too_large", text=f"embed: {len(texts)} texts")
        return cls(texts=texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embeddings:
    """Worker to client: one vector a text, in their order, each of length 1."""

    TYPE: ClassVar[str] = "embeddings"

    size: int
    """Numbers in a vector."""
    vectors: bytes = field(repr=False)
    """float32, little-endian, one vector after the other."""

    @classmethod
    def of(cls, vectors: list[list[float]]) -> "Embeddings":
        """From plain lists, all of one length."""
        size = len(vectors[0]) if vectors else 0
        return cls(size=size, vectors=b"".join(struct.pack(f"<{size}f", *v) for v in vectors))

    def lists(self) -> list[list[float]]:
        """As plain lists."""
        step = self.size * _FLOAT_BYTES
        return [
            list(struct.unpack_from(f"<{self.size}f", self.vectors, start))
            for start in range(0, len(self.vectors), step or 1)
        ]

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"size": self.size}, payload=self.vectors)

    @classmethod
    def from_event(cls, event: Event) -> "Embeddings":
        """Raises WireError(bad_event), also where the bytes are no whole vectors."""
        size = Fields.of(event, kind=cls.TYPE).integer("size")
        vectors = event.payload or b""
        if size < 0 or (vectors and (size == 0 or len(vectors) % (size * _FLOAT_BYTES))):
            raise WireError(
                code="bad_event", text=f"embeddings: {len(vectors)} bytes by {size} numbers"
            )
        return cls(size=size, vectors=vectors)
