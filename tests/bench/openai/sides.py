"""The three that are asked the same: each gives the same kind of answer."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from engines.supervisor import WorkerSpec
from engines.wire.llm import ChatMessage, ChatRequest
from engines.workers.priority import NICEST, thread_limit
from secretary_app.channels.openai_api.models_asked import TALK
from tests.bench.kit import Kit
from tests.bench.llm import answered, thinking
from tests.bench.openai.door import open_door
from tests.bench.program import Scratch
from tests.bench.web.load import port_that_is_free

TOKENS = 64
QUESTION = "Здравствуйте! Расскажите, пожалуйста, как к вам проехать и когда вы открыты."
REQUEST = ChatRequest(
    messages=(ChatMessage(role="user", content=QUESTION),), max_tokens=TOKENS, seed=1, talk=TALK
)
START_LIMIT_S = 120.0
TRY_AGAIN_S = 0.2

DATA = b"data: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One answer, as its client met it."""

    first_ms: float
    """From asking to the first text."""
    rate: float
    """Tokens a second from there on."""


Side = Callable[[], Awaitable[Heard]]


class NotYet(RuntimeError):
    """The model is not there, or says something else."""


@asynccontextmanager
async def the_worker(kit: Kit, spec: WorkerSpec) -> AsyncIterator[Side]:
    """As our own program asks it, over its socket, and nothing between."""
    async with thinking(kit, spec) as client:

        async def ask() -> Heard:
            answer = await answered(client, REQUEST)
            assert answer.done.completion_tokens == TOKENS, "a random model never ends by itself"
            return Heard(first_ms=answer.first_s * 1000, rate=answer.rate)

        yield ask


@asynccontextmanager
async def our_api(scratch: Scratch, *, model: str) -> AsyncIterator[Side]:
    """The whole program, with all that it does for each request."""
    async with open_door(scratch) as door, _client(door.address, door.headers) as client:
        yield await _ready(client, model)


@asynccontextmanager
async def llama_server(python: Path, model: Path) -> AsyncIterator[Side]:
    """``python -m llama_cpp.server`` as its manual says, with a worker's threads and priority."""
    port, threads = port_that_is_free(), str(thread_limit())
    process = await asyncio.create_subprocess_exec(
        *(str(python), "-m", "llama_cpp.server", "--model", str(model), "--verbose", "False"),
        *("--host", "127.0.0.1", "--port", str(port), "--n_ctx", "4096"),
        *("--n_threads", threads, "--n_threads_batch", threads),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if sys.platform != "win32":
        # Before it has any other thread: they get it from this one.
        psutil.Process(process.pid).nice(NICEST)
    try:
        async with _client(f"http://127.0.0.1:{port}", {}) as client:
            yield await _ready(client, model.stem)
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _client(address: str, headers: Mapping[str, str]) -> AsyncIterator[aiohttp.ClientSession]:
    limit = aiohttp.ClientTimeout(total=START_LIMIT_S)
    async with aiohttp.ClientSession(address, headers=headers, timeout=limit) as client:
        yield client


async def _ready(client: aiohttp.ClientSession, model: str) -> Side:
    """Whoever asks it, once it has answered. Raises NotYet."""
    body = {
        "model": model,
        "messages": [message.data() for message in REQUEST.messages],
        "stream": True,
        "max_tokens": TOKENS,
        "temperature": REQUEST.temperature,
        "top_p": REQUEST.top_p,
        "seed": REQUEST.seed,
    }

    async def ask() -> Heard:
        return await _streamed(client, body)

    last = NotYet("it was not asked")
    try:
        async with asyncio.timeout(START_LIMIT_S):
            while True:
                try:
                    await ask()
                except (NotYet, aiohttp.ClientError) as error:
                    last = NotYet(f"{model}: {error}")
                    # A server that begins tells nobody when it is there.
                    await asyncio.sleep(TRY_AGAIN_S)
                else:
                    return ask
    except TimeoutError:
        raise last from None


async def _streamed(client: aiohttp.ClientSession, body: Mapping[str, Any]) -> Heard:
    begun, first = time.monotonic(), 0.0
    async with client.post("/v1/chat/completions", json=body) as answer:
        if answer.status != 200:
            raise NotYet(await answer.text())
        async for line in answer.content:
            now = time.monotonic()
            if not line.startswith(DATA):
                continue
            (choice,) = json.loads(line.removeprefix(DATA))["choices"]
            if choice["delta"].get("content"):
                first = first or now
            if choice["finish_reason"] is not None:
                assert choice["finish_reason"] == "length", "a random model never ends by itself"
                await answer.read()
                return Heard(first_ms=(first - begun) * 1000, rate=(TOKENS - 1) / (now - first))
    raise NotYet("an answer without an end")
