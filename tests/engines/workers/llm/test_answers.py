"""Both llama.cpp backends in real worker processes, on models of random weights."""

import asyncio
import itertools
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import numpy as np
import pytest

from engines.clients import LlmChain
from engines.supervisor import WorkerState
from engines.wire import WireError
from engines.wire.llm import ChatDelta, ChatDone, ChatMessage, ChatRequest, ToolCall, ToolSpec
from tests.support import random_gguf
from tests.support.thinkers import BACKENDS, LIMIT_S, assistant, thinker, user, whole

pytestmark = [pytest.mark.engine, pytest.mark.parametrize("backend", BACKENDS)]

LONG = "А теперь расскажите мне, пожалуйста, всё с самого начала. " * 8
COLOURS = {
    "type": "object",
    "properties": {"colour": {"enum": ["red", "blue"]}, "count": {"enum": [1, 2, 3]}},
    "required": ["colour", "count"],
}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_gguf.write(tmp_path_factory.mktemp("model") / "tiny.gguf")


async def test_an_answer_comes_in_pieces_and_is_the_same_for_the_same_seed(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model) as (client, _):
        request = ChatRequest(
            messages=(ChatMessage(role="system", content="Кратко."), user("Здравствуйте!")),
            max_tokens=40,
            temperature=1.0,
            seed=5,
        )
        pieces = [piece async for piece in client.chat(request)]
        done = pieces[-1]
        assert isinstance(done, ChatDone)
        assert (done.finish_reason, done.completion_tokens) == ("length", 40)
        assert done.engine == backend
        assert done.prompt_tokens > 10
        assert done.generation_ms > 0
        assert len(pieces) > 20
        text = "".join(piece.text for piece in pieces[:-1] if isinstance(piece, ChatDelta))
        assert (await whole(client, request))[0] == text


async def test_a_stop_text_ends_the_answer_and_is_not_part_of_it(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model) as (client, _):
        grammar = 'root ::= "раз два три четыре"'
        request = ChatRequest(messages=(user("?"),), grammar=grammar, stop=("ри чет", "пять"))
        text, done = await whole(client, request)
        assert (text, done.finish_reason) == ("раз два т", "stop")


async def test_a_cancelled_answer_makes_room_at_once(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model) as (client, _):
        endless = ChatRequest(messages=(user("Говорите!"),), max_tokens=3500, temperature=1.0)
        for _ in range(5):
            async with aclosing(client.chat(endless)) as answer:
                pieces = [piece async for piece in _first(answer, 5)]
            assert len(pieces) == 5
            _, done = await whole(client, ChatRequest(messages=(user("?"),), max_tokens=1))
            assert done.completion_tokens == 1


async def test_grammars_and_schemas_are_kept_to(backend: str, tmp_path: Path, model: Path) -> None:
    async with thinker(tmp_path, backend, model) as (client, _):
        choice = ChatRequest(messages=(user("?"),), grammar='root ::= "да" | "нет"')
        text, done = await whole(client, choice)
        assert text in {"да", "нет"}
        assert done.finish_reason == "stop"
        schema = ChatRequest(messages=(user("?"),), json_schema=json.dumps(COLOURS), max_tokens=400)
        value = json.loads((await whole(client, schema))[0])
        assert value["colour"] in {"red", "blue"}
        assert value["count"] in {1, 2, 3}


@pytest.mark.expects_log("failed to (answer|embed)")
async def test_what_cannot_be_kept_to_or_does_not_fit_is_refused_and_the_next_is_served(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model, "--context", "256") as (client, _):
        for request, code in (
            (ChatRequest(messages=(user("?"),), grammar="root ::= ("), "bad_grammar"),
            (ChatRequest(messages=(user("?"),), json_schema="{"), "bad_grammar"),
            (ChatRequest(messages=(user(LONG * 5),)), "too_long"),
        ):
            with pytest.raises(WireError) as refused:
                await whole(client, request)
            assert refused.value.code == code
        with pytest.raises(WireError, match="unsupported"):
            await client.embed(["да"])
        _, done = await whole(client, ChatRequest(messages=(user("?"),), max_tokens=3))
        assert done.completion_tokens == 3
        _, done = await whole(client, ChatRequest(messages=(user("?"),), max_tokens=8000))
        assert done.finish_reason == "length"


async def test_a_tool_is_called(backend: str, tmp_path: Path) -> None:
    """The weights are random, so the template itself is made to begin the call for the model."""
    tool = ToolSpec(name="take_message", description="Notes it", parameters=COLOURS)
    call = ToolCall(id="call-0", name="take_message", arguments='{"colour": "red", "count": 2}')
    model = random_gguf.write(tmp_path / "m.gguf")
    history = (
        user("Запишите."),
        ChatMessage(role="assistant", content="", tool_calls=(call,)),
        ChatMessage(role="tool", content="готово", tool_call_id="call-0"),
        user("Спасибо."),
    )
    async with thinker(tmp_path, backend, model) as (client, _):
        _, done = await whole(client, ChatRequest(messages=history, tools=(tool,), max_tokens=8))
        bare, plain = await whole(client, ChatRequest(messages=history, max_tokens=8))
        assert done.prompt_tokens > plain.prompt_tokens + 100
        assert bare


async def test_a_turn_reads_only_what_is_new_even_between_turns_of_others(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model, "--parallel", "3") as (client, _):
        talks = {name: [user(f"Я {name}. {LONG}")] for name in ("Анна", "Борис", "Вера")}
        read: dict[str, int] = {}
        for turn, (name, messages) in itertools.product(range(3), talks.items()):
            request = ChatRequest(
                messages=tuple(messages), max_tokens=4, temperature=0, seed=1, talk=name
            )
            text, done = await whole(client, request)
            if turn:
                assert done.reused_tokens >= read[name] - 8, (turn, name)
            else:
                assert done.reused_tokens < 32
            read[name] = done.prompt_tokens
            messages += [assistant(text), user("И дальше?")]


async def test_known_beginnings_change_no_answer(backend: str, tmp_path: Path, model: Path) -> None:
    async with thinker(tmp_path, backend, model, "--parallel", "2") as (client, _):
        first = ChatRequest(messages=(user(LONG),), max_tokens=12, temperature=0, talk="a")
        other = ChatRequest(messages=(user("Б " + LONG),), max_tokens=12, temperature=0, talk="b")
        fresh = (await whole(client, first))[0]
        await whole(client, other)
        again, done = await whole(client, first)
        assert done.reused_tokens >= done.prompt_tokens - 2
        assert again == fresh


async def test_many_talks_at_once_are_all_answered(
    backend: str, tmp_path: Path, model: Path
) -> None:
    async with thinker(tmp_path, backend, model, "--parallel", "2") as (client, _):
        requests = [
            ChatRequest(
                messages=(user(f"{number}. {LONG}"),),
                max_tokens=20,
                temperature=0,
                talk=str(number),
            )
            for number in range(5)
        ]
        async with asyncio.timeout(LIMIT_S):
            answers = await asyncio.gather(*[whole(client, request) for request in requests])
        assert [done.completion_tokens for _, done in answers] == [20] * 5


@pytest.mark.expects_log("failed to answer|exited with -9")
async def test_a_killed_worker_costs_its_answer_and_comes_back(
    backend: str, tmp_path: Path, model: Path
) -> None:
    spare = "xllamacpp" if backend == "llama_cpp" else "llama_cpp"
    async with (
        thinker(tmp_path / "a", backend, model) as (first, supervisor),
        thinker(tmp_path / "b", spare, model) as (second, _),
    ):
        chain = LlmChain(clients=(first, second))
        endless = ChatRequest(messages=(user("Говорите!"),), max_tokens=3500, temperature=1.0)
        pid = supervisor.pid
        assert pid is not None
        back = asyncio.Event()
        async with aclosing(chain.chat(endless)) as answer:
            async for _ in _first(answer, 3):
                pass
            supervisor.listen(lambda move: back.set() if move.new is WorkerState.READY else None)
            os.kill(pid, signal.SIGKILL)
            with pytest.raises(WireError, match="closed"):
                async for _ in answer:
                    pass
        short = ChatRequest(messages=(user("?"),), max_tokens=3)
        _, done = await whole(chain, short)
        assert done.engine in {backend, spare}
        async with asyncio.timeout(LIMIT_S):
            await back.wait()
        _, done = await whole(chain, short)
        assert done.engine == backend


async def test_an_adapter_changes_the_answer(backend: str, tmp_path: Path, model: Path) -> None:
    request = ChatRequest(messages=(user("Здравствуйте!"),), max_tokens=20, temperature=0)
    lora = random_gguf.write_lora(tmp_path / "lora.gguf")
    async with thinker(tmp_path / "a", backend, model) as (plain, _):
        before = (await whole(plain, request))[0]
    async with thinker(tmp_path / "b", backend, model, "--lora", str(lora)) as (taught, _):
        assert (await whole(taught, request))[0] != before


@pytest.mark.expects_log("failed to answer")
async def test_vectors_of_texts(backend: str, tmp_path: Path, model: Path) -> None:
    async with thinker(tmp_path, backend, model, "--embeddings") as (client, _):
        texts = ["копия ключа", "копия ключа", "часы работы", ""]
        vectors = np.array(await client.embed(texts))
        assert vectors.shape == (4, random_gguf.TINY.width)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
        assert np.allclose(vectors[0], vectors[1], atol=1e-4)
        assert not np.allclose(vectors[0], vectors[2], atol=1e-2)
        assert await client.embed([]) == []
        with pytest.raises(WireError, match="unsupported"):
            await whole(client, ChatRequest(messages=(user("?"),)))


async def test_a_model_of_others_tells_a_story(backend: str, tmp_path: Path, shared: Path) -> None:
    story = shared / "models" / "gguf_stories260K" / "stories260K.gguf"
    async with thinker(tmp_path, backend, story, "--context", "512") as (client, _):
        request = ChatRequest(messages=(user("Once upon a time"),), max_tokens=60, temperature=0)
        text, _ = await whole(client, request)
        assert {"was", "the"} & set(text.split())


async def _first(
    answer: AsyncIterator[ChatDelta | ChatDone], count: int
) -> AsyncIterator[ChatDelta | ChatDone]:
    for _ in range(count):
        yield await anext(answer)
