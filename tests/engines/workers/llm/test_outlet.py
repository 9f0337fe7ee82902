"""What of a model's bytes is said, what is kept back, and what is a call."""

import json
from pathlib import Path

import pytest

from engines.wire import WireError
from engines.wire.llm import ChatRequest, ToolCall, ToolSpec
from engines.workers.llm.llama_cpp.outlet import Outlet
from tests.support import random_gguf
from tests.support.thinkers import thinker, user, whole

pytestmark = pytest.mark.engine

SMS = '{"name": "send_sms", "arguments": {"to": "+7916", "text": "Ждём"}}'
CALL = f"<tool_call>\n{SMS}\n</tool_call>"


def fed(outlet: Outlet, text: str, step: int) -> list[str]:
    """What is said of the text when its bytes come `step` at a time."""
    data = text.encode()
    return [outlet.feed(data[start : start + step]) for start in range(0, len(data), step)]


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
def test_letters_are_whole_and_stop_texts_are_never_said(step: int) -> None:
    outlet = Outlet(stop=("\nКлиент:", "<end>"), tools=False)
    said = fed(outlet, "Да, < до 18:00 <e\nКлиен", step)
    assert "\ufffd" not in "".join(said)
    assert "".join(said) + outlet.close()[0] == "Да, < до 18:00 <e\nКлиен"
    assert not outlet.stopped

    outlet = Outlet(stop=("\nКлиент:", "<end>"), tools=False)
    said = fed(outlet, "Да.\nКлиент: а", step)
    assert outlet.stopped
    assert "".join(said) + outlet.close()[0] == "Да."


@pytest.mark.parametrize("step", [1, 5, 1000])
def test_a_call_is_not_said(step: int) -> None:
    outlet = Outlet(stop=(), tools=True)
    said = "".join(fed(outlet, f"Сейчас. {CALL}\n{CALL}", step))
    rest, calls = outlet.close()
    assert (said + rest).strip() == "Сейчас."
    assert [call.name for call in calls] == ["send_sms", "send_sms"]
    assert len({call.id for call in calls}) == 2
    assert json.loads(calls[0].arguments) == {"to": "+7916", "text": "Ждём"}


def test_a_bare_object_is_a_call_only_if_it_is_one() -> None:
    outlet = Outlet(stop=(), tools=True)
    assert outlet.feed(b'{"name": "hang_up", "parameters": {}}') == ""
    assert outlet.close() == ("", (ToolCall(id="call-0", name="hang_up", arguments="{}"),))
    outlet = Outlet(stop=(), tools=True)
    outlet.feed(b'{"colour": "red"}')
    assert outlet.close() == ('{"colour": "red"}', ())
    outlet = Outlet(stop=(), tools=False)
    assert outlet.feed(b'{"name": "hang_up"}') == '{"name": "hang_up"}'


@pytest.mark.expects_log("failed to answer: unsupported")
async def test_a_worker_tells_of_a_call(tmp_path: Path) -> None:
    """The weights are random, so a grammar makes the model call."""
    model = random_gguf.write(tmp_path / "m.gguf")
    tool = ToolSpec(name="send_sms", description="", parameters={"type": "object"})
    quoted = json.dumps(CALL, ensure_ascii=False)
    async with thinker(tmp_path, "llama_cpp", model) as (client, _):
        request = ChatRequest(messages=(user("?"),), tools=(tool,), grammar=f"root ::= {quoted}")
        text, done = await whole(client, request)
        assert (text, done.finish_reason) == ("", "tool_calls")
        assert done.tool_calls[0].name == "send_sms"
        plain = random_gguf.write(tmp_path / "plain.gguf", template="{{ messages[0].content }}")
    async with thinker(tmp_path, "llama_cpp", plain) as (client, _):
        with pytest.raises(WireError, match="not taught to use tools"):
            await whole(client, request)
