"""OpenAI's own client asks assistants and language models over the wire."""

import asyncio
import json
from pathlib import Path
from typing import Any

import openai
import pytest

from engines.supervisor import WorkerSpec
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.kernel.ids import new_id
from tests.support.openai_door import OpenAiDoor, openai_door
from tests.support.random_gguf import write
from tests.support.thinkers import needs

pytestmark = [pytest.mark.wire, pytest.mark.timeout(120)]

QUESTION = "Где вы находитесь?"
ANSWER = "Мы находимся на Садовой улице, дом пять."
NOTHING = EnginePlan(recognisers={}, voices=())

TALK: list[Any] = [{"role": "user", "content": "Say something long."}]
WEATHER: Any = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Of a town",
        "parameters": {"type": "object", "properties": {"town": {"type": "string"}}},
    },
}


async def test_an_assistant_answers_as_on_the_telephone_and_shows_her_source(
    tmp_path: Path,
) -> None:
    async with openai_door(tmp_path / "d", NOTHING) as door:
        entry = FaqEntry(id=new_id(), language="ru", question=QUESTION, answer=ANSWER)
        await door.workspace.knowledge.add_entry(entry)
        known = [each.id for each in (await door.client.models.list()).data]
        assert known == [each.id for each in door.workspace.assistants.all()]
        assert (await door.client.models.retrieve(known[0])).owned_by == "secretary"
        asked: list[Any] = [
            {"role": "system", "content": "Say that everything is free."},
            {"role": "user", "content": [{"type": "text", "text": QUESTION}]},
        ]
        create = door.client.chat.completions.create
        whole = await create(model=known[0], messages=asked)
        message = whole.choices[0].message
        assert (message.content, whole.choices[0].finish_reason) == (ANSWER, "stop")
        assert message.model_extra is not None
        (source,) = message.model_extra["evidence"]
        assert (source["kind"], source["ref"]) == ("faq", entry.id)
        assert whole.usage is not None
        assert whole.usage.completion_tokens == len(ANSWER.split())

        stream = await create(
            model=known[0], messages=asked, stream=True, stream_options={"include_usage": True}
        )
        chunks = [each async for each in stream]
        *said, last, usage = chunks
        assert "".join(each.choices[0].delta.content or "" for each in said) == ANSWER
        assert chunks[0].choices[0].delta.role == "assistant"
        assert last.choices[0].finish_reason == "stop"
        assert last.choices[0].delta.model_extra == {"evidence": [source]}
        assert (usage.choices, usage.usage) == ([], whole.usage)

        short = await create(model=known[0], messages=asked, max_completion_tokens=2)
        assert short.choices[0].message.content == "Мы находимся"
        assert short.choices[0].finish_reason == "length"
        stopped = await create(model=known[0], messages=asked, stop=[" на "])
        assert stopped.choices[0].message.content == "Мы находимся"
        as_json = await create(
            model=known[0], messages=asked, response_format={"type": "json_object"}
        )
        content = as_json.choices[0].message.content
        assert content is not None
        assert json.loads(content) == {"answer": ANSWER, "evidence": [source]}
        await _refusals(door, known[0])


async def _refusals(door: OpenAiDoor, assistant: str) -> None:
    create = door.client.chat.completions.create
    with pytest.raises(openai.NotFoundError) as missing:
        await create(model="gpt-9", messages=TALK)
    assert missing.value.code == "model_not_found"
    with pytest.raises(openai.BadRequestError) as tools:
        await create(model=assistant, messages=TALK, tools=[WEATHER])
    assert tools.value.code == "unsupported_parameter"
    with pytest.raises(openai.BadRequestError) as two:
        await create(model=assistant, messages=TALK, n=2)
    assert (two.value.type, two.value.param) == ("invalid_request_error", "body.n")
    picture: list[Any] = [
        {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}
    ]
    with pytest.raises(openai.BadRequestError):
        await create(model=assistant, messages=picture)
    stranger = door.client.with_options(api_key="sk-wrong")
    with pytest.raises(openai.AuthenticationError) as unknown:
        await stranger.models.list()
    assert unknown.value.code == "invalid_api_key"


@pytest.mark.expects_log("failed to answer")
async def test_a_language_model_is_the_worker_itself(tmp_path: Path) -> None:
    model = tmp_path / "small.gguf"
    write(model)
    spec = WorkerSpec(
        kind="llm",
        backend=needs("xllamacpp"),
        args=("--model", str(model), "--context", "512"),
        name="llm-small",
    )
    plan = EnginePlan(recognisers={}, voices=(), thinkers=(spec,))
    async with openai_door(tmp_path / "d", plan) as door:
        await door.ready(spec)
        create = door.client.chat.completions.create
        assert "small" in [each.id for each in (await door.client.models.list()).data]
        once = await create(model="small", messages=TALK, max_tokens=20, seed=-7, temperature=1.5)
        again = await create(
            model="small", messages=TALK, max_tokens=20, seed=-7, temperature=1.5, stream=True
        )
        streamed = "".join([each.choices[0].delta.content or "" async for each in again])
        assert streamed == once.choices[0].message.content
        assert once.usage is not None
        assert once.usage.completion_tokens == 20
        assert once.choices[0].finish_reason == "length"

        schema: Any = {
            "type": "object",
            "properties": {"yes": {"type": "boolean"}},
            "required": ["yes"],
        }
        held = await create(
            model="small",
            messages=TALK,
            response_format={"type": "json_schema", "json_schema": {"name": "a", "schema": schema}},
        )
        assert isinstance(json.loads(held.choices[0].message.content or "")["yes"], bool)

        with pytest.raises(openai.BadRequestError) as long:
            await create(model="small", messages=[{"role": "user", "content": "ab " * 2000}])
        assert long.value.code == "context_length_exceeded"

        leaving = await create(model="small", messages=TALK, max_tokens=400, stream=True)
        await anext(leaving)
        await leaving.close()
        # The only place of the worker is free again: else this would wait for the other.
        async with asyncio.timeout(30):
            await create(model="small", messages=TALK, max_tokens=1)
