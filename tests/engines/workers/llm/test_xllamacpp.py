"""How the pieces of the server's stream become one answer."""

from typing import Any

import pytest

from engines.wire import WireError
from engines.wire.llm import ToolCall
from engines.workers.llm.base import Cancel, Cancelled
from engines.workers.llm.xllamacpp import StreamReader

pytestmark = pytest.mark.engine


def piece(**delta: Any) -> dict[str, Any]:
    return {"choices": [{"finish_reason": None, "index": 0, "delta": delta}]}


def test_a_call_comes_letter_by_letter() -> None:
    said: list[str] = []
    reader = StreamReader(cancel=Cancel(), emit=said.append)
    begin = {"index": 0, "id": "x", "function": {"name": "send_sms", "arguments": ""}}
    for chunk in (
        piece(role="assistant", content=None),
        piece(content="Сейчас."),
        piece(tool_calls=[begin]),
        piece(tool_calls=[{"index": 0, "function": {"arguments": '{"to":'}}]),
        piece(tool_calls=[{"index": 0, "function": {"arguments": ' "1"}'}}]),
        {"choices": [{"finish_reason": "tool_calls", "index": 0, "delta": {}}]},
        {"choices": [], "timings": {"cache_n": 5, "prompt_n": 2, "predicted_n": 9}},
    ):
        assert reader.take(chunk) is False
    done = reader.done()
    assert said == ["Сейчас."]
    assert done.tool_calls == (ToolCall(id="x", name="send_sms", arguments='{"to": "1"}'),)
    assert done.finish_reason == "tool_calls"
    assert (done.prompt_tokens, done.reused_tokens, done.completion_tokens) == (7, 5, 9)


def test_a_complaint_or_a_cancel_ends_it() -> None:
    said: list[str] = []
    reader = StreamReader(cancel=Cancel(), emit=said.append)
    reader.take({"error": {"type": "exceed_context_size_error", "message": "9 tokens"}})
    with pytest.raises(WireError, match="too_long: 9 tokens"):
        reader.done()
    cancel = Cancel()
    reader = StreamReader(cancel=cancel, emit=said.append)
    assert reader.take(piece(content="а")) is False
    cancel.set()
    assert reader.take(piece(content="б")) is True
    with pytest.raises(Cancelled):
        reader.done()
