"""Engines are started as planned, their failures told, their returns noticed."""

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from engines.supervisor import WorkerSpec
from engines.wire.llm import ChatRequest
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.errors import NoVoice
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.recognisers import script_recogniser
from secretary_app.features.providers.thinkers import XLLAMACPP, thinker
from secretary_app.features.providers.voices import voice
from tests.support import random_gguf
from tests.support.thinkers import user, whole

pytestmark = pytest.mark.wire

LIMIT_S = 20.0
NO_ENGINE = WorkerSpec(kind="tts", backend="no-such-backend", name="none")


def plan(folder: Path) -> EnginePlan:
    recogniser = script_recogniser(folder / "script.jsonl", ("ru",))
    return EnginePlan(recognisers={"ru": (recogniser,)}, voices=(voice(),))


def sockets(folder: Path) -> Path:
    made = folder / "s"
    made.mkdir(mode=0o700)
    return made


@pytest.mark.expects_log("tts-espeak|stt-script")
async def test_a_worker_that_comes_back_is_noticed(tmp_path: Path) -> None:
    async with EngineRoom(plan=plan(tmp_path), sockets=sockets(tmp_path)) as room:
        await room.voice_ready()
        assert await room.recognisers_ready() == {}
        told: asyncio.Queue[str] = asyncio.Queue()
        stop = room.on_recogniser_ready(told.put_nowait)
        assert told.get_nowait() == "ru", "ready already"
        assert room.ready_languages() == ("ru",)
        pids = {worker.name: worker.pid for worker in room.workers}
        for pid in pids.values():
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        async with asyncio.timeout(LIMIT_S):
            assert await room.voice_is_back()
            assert await told.get() == "ru"
        assert (await room.voices().render("да", language="ru")).pcm
        stop()


@pytest.mark.expects_log("none: exited|no-such-backend")
async def test_without_a_voice_no_call_can_be_taken(tmp_path: Path) -> None:
    mute = replace(plan(tmp_path), voices=(NO_ENGINE,))
    async with EngineRoom(plan=mute, sockets=sockets(tmp_path)) as room:
        with pytest.raises(NoVoice) as refused:
            await room.voice_ready()
        assert refused.value.params["reason"]
        assert not await room.voice_is_back()


@pytest.mark.expects_log("deaf: exited|no-such-backend")
async def test_a_language_that_cannot_be_heard_is_named_with_the_reason(tmp_path: Path) -> None:
    deaf = replace(NO_ENGINE, kind="stt", name="deaf")
    half = EnginePlan(recognisers={**plan(tmp_path).recognisers, "en": (deaf,)}, voices=(voice(),))
    async with EngineRoom(plan=half, sockets=sockets(tmp_path)) as room:
        failed = await room.recognisers_ready()
        assert set(failed) == {"en"}
        assert "deaf" in failed["en"].reason
        assert room.ready_languages() == ("ru",)


@pytest.mark.expects_log("none(-stt)?: exited|no-such-backend")
async def test_the_second_of_a_chain_stands_in_for_the_first(tmp_path: Path) -> None:
    first = replace(NO_ENGINE, kind="stt", name="none-stt")
    whole = plan(tmp_path)
    chains = EnginePlan(
        recognisers={"ru": (first, *whole.recognisers["ru"])}, voices=(NO_ENGINE, *whole.voices)
    )
    async with EngineRoom(plan=chains, sockets=sockets(tmp_path)) as room:
        await room.voice_ready()
        assert await room.recognisers_ready() == {}
        assert room.ready_languages() == ("ru",)
        assert await room.voice_is_back()


@pytest.mark.expects_log("cannot work: model_missing|llm-lost")
async def test_language_models_answer_in_the_owners_order(tmp_path: Path) -> None:
    def model(name: str) -> InstalledModel:
        path = tmp_path / f"{name}.gguf"
        return InstalledModel(
            name=name, kind=ModelKind.LLM, backend="llama", languages=(), path=path, size_bytes=1
        )

    random_gguf.write(tmp_path / "tiny.gguf")
    thinkers = (thinker(model("lost"), XLLAMACPP), thinker(model("tiny"), XLLAMACPP))
    async with EngineRoom(
        plan=replace(plan(tmp_path), thinkers=thinkers), sockets=sockets(tmp_path)
    ) as room:
        await {worker.name: worker for worker in room.workers}["llm-tiny"].ready(timeout_s=LIMIT_S)
        chain = room.thinkers()
        assert chain is not None
        _, done = await whole(chain, ChatRequest(messages=(user("?"),), max_tokens=3))
        assert done.completion_tokens == 3
    assert EngineRoom(plan=plan(tmp_path), sockets=tmp_path).thinkers() is None
