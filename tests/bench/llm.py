"""Language models: what our worker costs, what reuse saves, and how soon a cancel is heard.

The models are random: 100 M weights in Q8_0, and one in the shape of a 1.5 B model that people use.
They are as fast as real ones of their size, and say nothing.
"""

import asyncio
import contextlib
import importlib.util
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engines.clients import LlmClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire import WireError
from engines.wire.llm import ChatDelta, ChatDone, ChatMessage, ChatRequest
from engines.workers.priority import thread_limit
from tests.bench import llm_direct
from tests.bench.figures import Engines, Figure, judged, median, missing, p95, told
from tests.bench.kit import Kit
from tests.bench.load import others
from tests.support import random_gguf

SMALL = random_gguf.Shape(
    layers=12, width=768, heads=12, key_heads=4, inner=2048, vocabulary=16_000, quantized=True
)
LIFELIKE = random_gguf.Shape(
    layers=28,
    width=1536,
    heads=12,
    key_heads=2,
    inner=8960,
    vocabulary=151_936,
    quantized=True,
    tied=True,
)
"""Qwen2.5-1.5B's."""

BACKENDS = ("llama_cpp", "xllamacpp")
TOKENS = 64
ROUNDS, FASTEST = 15, 3
TALKS = 4
CANCELS = 30
LONG_CHARS = 1480
"""A token a letter, and some for the template: about 1,500 tokens."""
LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
START_LIMIT_S = 60.0
NOBODY = Engines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one answer took, seen by the client."""

    first_s: float
    """From asking to the first text."""
    rest_s: float
    """From there to the end."""
    done: ChatDone

    @property
    def rate(self) -> float:
        """Tokens a second, once it writes."""
        return (self.done.completion_tokens - 1) / self.rest_s


async def measure(kit: Kit) -> list[Figure]:
    """All of it for both backends, as far as they are installed."""
    small = random_gguf.write(kit.folder / "small.gguf", shape=SMALL)
    figures: list[Figure] = []
    if importlib.util.find_spec("llama_cpp") is None:
        reason = "llama-cpp-python is not built here"
        names = ("llm_speed", "llm_second_turn", "llm_cancel_p95")
        figures += [missing(name, reason) for name in names]
    else:
        figures += await _speed(kit, small)
    for backend in BACKENDS:
        if importlib.util.find_spec(backend) is not None:
            figures += await _reuse(kit, backend, small)
            figures += await _cancel(kit, backend, small)
            figures += await _side_by_side(kit, backend, small)
    lifelike = random_gguf.write(kit.folder / "lifelike.gguf", shape=LIFELIKE)
    for backend in BACKENDS:
        if importlib.util.find_spec(backend) is not None:
            figures += await _lifelike(kit, backend, lifelike)
    return figures


@asynccontextmanager
async def _worker(kit: Kit, backend: str, model: Path, *args: str) -> AsyncIterator[LlmClient]:
    spec = WorkerSpec(
        kind="llm", backend=backend, args=("--model", str(model), *args), memory_limit_mb=8000
    )
    async with thinking(kit, spec) as client:
        yield client


@asynccontextmanager
async def thinking(kit: Kit, spec: WorkerSpec) -> AsyncIterator[LlmClient]:
    """A worker that is ready, and no program around it."""
    sockets = kit.folder / "thinkers"
    sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with Supervisor(spec=spec, sockets=sockets) as worker:
        await worker.ready(timeout_s=START_LIMIT_S)
        yield LlmClient(service=worker)


async def answered(client: LlmClient, request: ChatRequest) -> Answer:
    """As a client sees it."""
    begun = time.monotonic()
    first = 0.0
    async with aclosing(client.chat(request)) as answer:
        async for piece in answer:
            now = time.monotonic()
            first = first or now
            if isinstance(piece, ChatDone):
                return Answer(first_s=first - begun, rest_s=now - first, done=piece)
    raise AssertionError("an answer without an end")


def _request(text: str, *, tokens: int, talk: str = "") -> ChatRequest:
    return ChatRequest(
        messages=(ChatMessage(role="user", content=text),), max_tokens=tokens, seed=1, talk=talk
    )


@asynccontextmanager
async def _direct(model: Path) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """The library alone: what is given measures one answer, in tokens a second."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", llm_direct.__name__, str(model), str(thread_limit()), str(TOKENS)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    pipe_in, pipe_out = process.stdin, process.stdout
    assert pipe_in is not None
    assert pipe_out is not None

    async def rate() -> float:
        pipe_in.write(b"\n")
        await pipe_in.drain()
        return float(await pipe_out.readline())

    try:
        yield rate
    finally:
        pipe_in.close()
        await process.wait()


async def _speed(kit: Kit, model: Path) -> list[Figure]:
    """In turn, so that both have the same company on the machine.

    Company only ever slows down, and seldom both alike: the fastest answers of each are compared.
    """
    direct: list[float] = []
    ours: list[float] = []
    request = _request(llm_direct.QUESTION, tokens=TOKENS)
    async with _worker(kit, "llama_cpp", model) as client, _direct(model) as alone:
        for _ in range(ROUNDS):
            direct.append(await alone())
            ours.append((await answered(client, request)).rate)
    kit.keep("llm-speed", [direct, ours])
    return [
        judged(
            "llm_speed",
            _fastest(ours) / _fastest(direct),
            n=len(ours),
            engines=NOBODY,
            note=f"100 M Q8_0, {thread_limit()} threads, the fastest {FASTEST} answers: ours "
            f"{_fastest(ours):.1f}, directly {_fastest(direct):.1f} tokens/s; medians "
            f"{median(ours):.1f} and {median(direct):.1f}; {others()}",
        )
    ]


def _fastest(rates: list[float]) -> float:
    return sum(sorted(rates)[-FASTEST:]) / FASTEST


async def _reuse(kit: Kit, backend: str, model: Path) -> list[Figure]:
    """A talk whose second turn brings a short question, beside the same turn in a new talk."""
    known: list[float] = []
    new: list[float] = []
    tokens = 0
    async with _worker(kit, backend, model) as client:
        for number in range(3):
            text = (LETTERS[number:] + LETTERS[:number]) * (LONG_CHARS // len(LETTERS))
            talk = _request(text, tokens=8, talk=str(number))
            await answered(client, talk)
            more = (
                ChatMessage(role="assistant", content="да"),
                ChatMessage(role="user", content="а завтра?"),
            )
            second = ChatRequest(
                messages=(*talk.messages, *more), max_tokens=2, seed=1, talk=talk.talk
            )
            known.append((await answered(client, second)).first_s)
            other = ChatMessage(role="user", content=text[number + 5 :] + text[: number + 5])
            fresh = ChatRequest(messages=(other, *more), max_tokens=2, seed=1, talk=f"new {number}")
            answer = await answered(client, fresh)
            new.append(answer.first_s)
            tokens = answer.done.prompt_tokens
    note = (
        f"{backend}: {tokens} tokens, {median(known):.2f} s beside {median(new):.2f} s; {others()}"
    )
    share = median(known) / median(new)
    if backend == "llama_cpp":
        return [judged("llm_second_turn", share, n=len(known), engines=NOBODY, note=note)]
    text = "the same by the other backend"
    return [told("llm_second_turn_x", text, share, "of it", n=3, engines=NOBODY, note=note)]


async def _cancel(kit: Kit, backend: str, model: Path) -> list[Figure]:
    """Until the next request is served, which is one that the worker refuses without work."""
    rows: list[Figure] = []
    async with _worker(kit, backend, model) as client:
        await _idle_after(client, "?", 1)
        for where, prompt, pieces in (
            ("writing", "Говорите без остановки!", 5),
            ("reading", LETTERS * (LONG_CHARS // len(LETTERS)), 0),
        ):
            late = [
                await _idle_after(client, f"{number} {prompt}", pieces) * 1000
                for number in range(CANCELS)
            ]
            kit.keep(f"llm-cancel-{backend}-{where}", [late])
            note = f"{backend}, while {where}: median {median(late):.1f} ms; {others()}"
            if (backend, where) == ("llama_cpp", "writing"):
                rows.append(
                    judged("llm_cancel_p95", p95(late), n=CANCELS, engines=NOBODY, note=note)
                )
            else:
                name = f"llm_cancel_{backend}_{where}"
                text = f"the same, {backend}, while {where}"
                rows.append(told(name, text, p95(late), "ms", n=CANCELS, engines=NOBODY, note=note))
    return rows


async def _idle_after(client: LlmClient, prompt: str, pieces: int) -> float:
    """Cancels an answer after so many pieces (0: while the prompt is read); seconds until idle."""
    async with aclosing(client.ask(_request(prompt, tokens=2000))) as answer:
        if pieces:
            for _ in range(pieces):
                assert isinstance(await anext(answer), ChatDelta)
            begun = time.monotonic()
        else:
            # Nothing comes while it reads: a fifth of a second into it.
            waiting = asyncio.ensure_future(anext(answer))
            await asyncio.wait({waiting}, timeout=0.2)
            begun = time.monotonic()
            waiting.cancel()
            await asyncio.wait({waiting})
    with contextlib.suppress(WireError):
        await client.vectors(["?"])
    return time.monotonic() - begun


async def _side_by_side(kit: Kit, backend: str, model: Path) -> list[Figure]:
    rows: list[Figure] = []
    async with _worker(kit, backend, model, "--parallel", str(TALKS)) as client:
        for talks in (1, TALKS):
            begun = time.monotonic()
            answers = await asyncio.gather(
                *[
                    answered(
                        client, _request(f"{n} {LETTERS * 3}", tokens=TOKENS, talk=f"{talks}-{n}")
                    )
                    for n in range(talks)
                ]
            )
            took = time.monotonic() - begun
            written = sum(answer.done.completion_tokens for answer in answers)
            first = [answer.first_s for answer in answers]
            rows.append(
                told(
                    f"llm_{backend}_{talks}",
                    f"{backend}, talks at once: {talks}",
                    written / took,
                    "tokens/s",
                    n=talks,
                    engines=NOBODY,
                    note=f"together, reading included; first text median {median(first):.2f} s, "
                    f"last {max(first):.2f} s; {others()}",
                )
            )
    return rows


async def _lifelike(kit: Kit, backend: str, model: Path) -> list[Figure]:
    async with _worker(kit, backend, model) as client:
        answer = await answered(client, _request(LETTERS * 10, tokens=48))
    read = answer.done.prompt_tokens / (answer.done.prompt_ms / 1000)
    return [
        told(
            f"llm_lifelike_{backend}",
            f"1.5 B in Q8_0, {backend}",
            answer.rate,
            "tokens/s",
            n=1,
            engines=NOBODY,
            note=f"random weights: its speed, not its wit; reads {read:.0f} tokens/s, first text "
            f"after {answer.first_s:.1f} s for {answer.done.prompt_tokens} tokens; "
            f"{thread_limit()} threads; {others()}",
        )
    ]
