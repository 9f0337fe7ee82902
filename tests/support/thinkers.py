"""Language model workers as the program runs them, on models of random weights."""

import importlib.util
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path

import pytest

from engines.clients import LlmChain, LlmClient
from engines.supervisor import Supervisor, WorkerSpec
from engines.wire.llm import ChatDelta, ChatDone, ChatMessage, ChatRequest

LIMIT_S = 30.0
BACKENDS = ("llama_cpp", "xllamacpp")


def needs(backend: str) -> str:
    """The backend's name, or a skip where its library is not there."""
    if importlib.util.find_spec(backend) is None:
        pytest.skip(f"{backend} is not installed: it is built from source, which needs a compiler")
    return backend


@asynccontextmanager
async def thinker(
    tmp_path: Path, backend: str, model: Path, *args: str
) -> AsyncIterator[tuple[LlmClient, Supervisor]]:
    """A living worker with that model, and its client."""
    async with AsyncExitStack() as stack:
        spec = WorkerSpec(
            kind="llm", backend=needs(backend), args=("--model", str(model), *args), name=backend
        )
        supervisor = Supervisor(spec=spec, sockets=tmp_path / "s")
        await stack.enter_async_context(supervisor)
        await supervisor.ready(timeout_s=LIMIT_S)
        yield LlmClient(service=supervisor), supervisor


def user(text: str) -> ChatMessage:
    """What the person said."""
    return ChatMessage(role="user", content=text)


def assistant(text: str) -> ChatMessage:
    """What the model said."""
    return ChatMessage(role="assistant", content=text)


async def whole(client: LlmClient | LlmChain, request: ChatRequest) -> tuple[str, ChatDone]:
    """The answer to its end."""
    text = ""
    async with aclosing(client.chat(request)) as answer:
        async for piece in answer:
            if isinstance(piece, ChatDelta):
                text += piece.text
            else:
                return text, piece
    raise AssertionError("the answer has no end")
