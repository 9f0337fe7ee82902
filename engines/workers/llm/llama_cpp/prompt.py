"""A talk as the text the model was taught to go on with: the template that came with the model."""

import json
from collections.abc import Sequence
from typing import Any

import jinja2
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from engines.wire import WireError
from engines.wire.llm import ChatMessage, ChatRequest


class Prompts:
    """Fills the template in; a model without one goes on with the bare text."""

    def __init__(self, *, template: str | None, begin: str, end: str) -> None:
        self._begin = begin
        self._knows_tools = template is not None and "tools" in template
        self._format = (
            None
            if template is None
            else Jinja2ChatFormatter(template=template, eos_token=end, bos_token=begin)
        )

    def text(self, request: ChatRequest) -> str:
        """The prompt; raises WireError(unsupported) for tools the template has no place for."""
        if request.tools and not self._knows_tools:
            raise WireError(
                code="unsupported",
                text="this model was not taught to use tools (no place for them"
                " in its chat template); choose a model that was",
            )
        if self._format is None:
            return "\n".join(message.content for message in request.messages)
        try:
            return self._filled(request, request.messages)
        except (jinja2.TemplateError, ValueError) as error:
            merged = _without_system(request.messages)
            if merged is None:
                raise WireError(
                    code="engine_failed", text=f"the model's chat template refuses: {error}"
                ) from error
        try:
            return self._filled(request, merged)
        except (jinja2.TemplateError, ValueError) as error:
            raise WireError(
                code="engine_failed", text=f"the model's chat template refuses: {error}"
            ) from error

    def begins_itself(self, text: str) -> bool:
        """Whether the token that begins a text stands in the prompt already."""
        return bool(self._begin) and text.startswith(self._begin)

    def _filled(self, request: ChatRequest, messages: Sequence[ChatMessage]) -> str:
        # The library's types are those of OpenAI's requests; a template takes whatever it is given.
        tools: list[Any] = [{"type": "function", "function": t.data()} for t in request.tools]
        told: list[Any] = [_message(message) for message in messages]
        fill = self._format
        assert fill is not None
        filled = fill(
            messages=told,
            tools=tools or None,
            # A person on the telephone does not wait for thoughts that nobody hears.
            enable_thinking=False,
        )
        return str(filled.prompt)


def _message(message: ChatMessage) -> dict[str, Any]:
    told: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.tool_calls:
        told["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": _object(call.arguments)},
            }
            for call in message.tool_calls
        ]
    if message.tool_call_id:
        told["tool_call_id"] = message.tool_call_id
    return told


def _object(arguments: str) -> object:
    """Templates write arguments down as JSON themselves, and would quote a text once more."""
    try:
        return json.loads(arguments)
    except ValueError:
        return arguments


def _without_system(messages: Sequence[ChatMessage]) -> tuple[ChatMessage, ...] | None:
    """The orders as part of the first question, for models that know no system message."""
    match messages:
        case [ChatMessage(role="system") as orders, ChatMessage(role="user") as first, *rest]:
            both = ChatMessage(role="user", content=f"{orders.content}\n\n{first.content}")
            return (both, *rest)
        case _:
            return None
