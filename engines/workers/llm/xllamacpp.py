"""llama.cpp's own server inside this process: several talks at once by continuous batching.

`_worker llm xllamacpp --model FILE [--context TOKENS] [--threads N] [--parallel N] [--lora FILE]
[--embeddings]`. Templates, tools, grammars and the reuse of known beginnings are the server's own.
It also opens a port on the loopback interface, which nobody here uses; a key that nobody knows
keeps others out.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from typing import Any

import xllamacpp

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.llm import ChatDone, ChatMessage, ChatRequest, ToolCall
from engines.workers.llm.base import Cancel, Cancelled
from engines.workers.llm.library_log import caught_log
from engines.workers.llm.options import Options, broken, parse

BATCH_TOKENS = 128
"""Read at once: between two batches the server looks whether the answer is still wanted."""

KEPT_TALKS_MIB = 512
"""Memory for the beginnings of talks that no slot holds at the moment."""

ERRORS = 1

Chunk = dict[str, Any]


def create(args: Sequence[str]) -> "XllamacppWorker":
    """The backend for `_worker llm xllamacpp`; raises WireError where the model cannot be used."""
    options = parse("xllamacpp", __doc__ or "", args)
    params = _params(options)
    server = _start(params, options)
    if options.embeddings and _has_no_pooling(server):
        # A model that was made to write does not say how its tokens make one vector.
        params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
        server = _start(params, options)
    return XllamacppWorker(server=server, options=options)


def _start(params: Any, options: Options) -> Any:  # noqa: ANN401 - rejected: the library has no types
    with caught_log() as log:
        try:
            return xllamacpp.Server(params)
        except RuntimeError:
            pass
    raise broken(options.model, log.reason())


def _has_no_pooling(server: Any) -> bool:  # noqa: ANN401 - rejected: the same
    return "Pooling" in str(server.handle_embeddings({"input": "a"}).get("error", ""))


def _params(options: Options) -> Any:  # noqa: ANN401 - rejected: the same
    params = xllamacpp.CommonParams()
    params.model.path = str(options.model)
    params.n_ctx = options.context * options.parallel
    params.n_parallel = options.parallel
    params.n_batch = params.n_ubatch = BATCH_TOKENS
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = options.threads
    params.cache_ram_mib = KEPT_TALKS_MIB
    params.verbosity = ERRORS
    params.ui = False
    params.warmup = False
    params.api_keys = [secrets.token_urlsafe(32)]
    params.embedding = options.embeddings
    if options.embeddings:
        # A text is read in one piece for its vector.
        params.n_batch = params.n_ubatch = options.context
    adapters = []
    for path in options.loras:
        adapter = xllamacpp.CommonAdapterLoraInfo()
        adapter.path, adapter.scale = str(path), 1.0
        adapters.append(adapter)
    params.lora_adapters = adapters
    return params


class XllamacppWorker:
    """One server; its calls may come from several threads."""

    def __init__(self, *, server: Any, options: Options) -> None:  # noqa: ANN401 - rejected: the library has no types
        self._server = server
        self._options = options

    @property
    def lanes(self) -> int:
        """One for each of the server's slots."""
        return self._options.parallel

    def describe(self) -> WorkerInfo:
        """A model of any language."""
        return WorkerInfo(kind="llm", backend="xllamacpp", languages=(), protocol=PROTOCOL_VERSION)

    def answer(self, request: ChatRequest, cancel: Cancel, emit: Callable[[str], None]) -> ChatDone:
        """Goes on with the talk."""
        if self._options.embeddings:
            raise WireError(code="unsupported", text="this worker only makes embeddings")
        reader = StreamReader(cancel=cancel, emit=emit)
        self._server.handle_chat_completions(_question(request), reader.take)
        return reader.done()

    def embed(self, texts: Sequence[str], cancel: Cancel) -> list[list[float]]:
        """A vector for each text."""
        if not self._options.embeddings:
            raise WireError(code="unsupported", text="this worker was not started for embeddings")
        vectors: list[list[float]] = []
        for text in texts:
            if cancel:
                raise Cancelled
            answer = self._server.handle_embeddings({"input": text or " "})
            if (refusal := _refusal(answer)) is not None:
                raise refusal
            vectors.append(answer["data"][0]["embedding"])
        return vectors


class StreamReader:
    """Takes what the server says of one answer, piece by piece."""

    def __init__(self, *, cancel: Cancel, emit: Callable[[str], None]) -> None:
        self._cancel = cancel
        self._emit = emit
        self._reason = ""
        self._refusal: WireError | None = None
        self._calls: dict[int, dict[str, str]] = {}
        self._timings: dict[str, Any] = {}

    def take(self, chunk: Chunk) -> bool:
        """One piece; True = say no more. The server swallows what is raised here."""
        self._refusal = self._refusal or _refusal(chunk)
        self._timings = chunk.get("timings") or self._timings
        for choice in chunk.get("choices", ()):
            self._reason = choice.get("finish_reason") or self._reason
            delta = choice.get("delta", {})
            if text := delta.get("content"):
                self._emit(text)
            for call in delta.get("tool_calls") or ():
                self._take_call(call)
        return bool(self._cancel)

    def done(self) -> ChatDone:
        """How it ended; raises what the server complained of."""
        if self._cancel:
            raise Cancelled
        if self._refusal is not None:
            raise self._refusal
        known = int(self._timings.get("cache_n", 0))
        return ChatDone(
            finish_reason="tool_calls" if self._calls else self._reason or "stop",
            tool_calls=tuple(
                ToolCall(
                    id=call["id"] or str(place), name=call["name"], arguments=call["arguments"]
                )
                for place, call in sorted(self._calls.items())
            ),
            prompt_tokens=known + int(self._timings.get("prompt_n", 0)),
            reused_tokens=known,
            completion_tokens=int(self._timings.get("predicted_n", 0)),
            prompt_ms=float(self._timings.get("prompt_ms", 0)),
            generation_ms=float(self._timings.get("predicted_ms", 0)),
            engine="xllamacpp",
        )

    def _take_call(self, piece: Chunk) -> None:
        """A call comes in pieces: its name first, then its arguments letter by letter."""
        call = self._calls.setdefault(
            piece.get("index", 0), {"id": "", "name": "", "arguments": ""}
        )
        function = piece.get("function", {})
        call["id"] = call["id"] or piece.get("id") or ""
        call["name"] += function.get("name") or ""
        call["arguments"] += function.get("arguments") or ""


def _question(request: ChatRequest) -> Chunk:
    """The request in the words of the server, which are OpenAI's."""
    question: Chunk = {
        "messages": [_message(message) for message in request.messages],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
        "top_p": request.top_p,
        "stop": list(request.stop),
        "stream": True,
        # Progress is told after each batch of the prompt: that is when a cancel is heard.
        "return_progress": True,
        "cache_prompt": True,
        "chat_template_kwargs": {"enable_thinking": False},
    }
    if request.seed is not None:
        question["seed"] = request.seed
    if request.grammar:
        question["grammar"] = request.grammar
    if request.json_schema:
        question["json_schema"] = _schema(request.json_schema)
    if request.tools:
        question["tools"] = [{"type": "function", "function": t.data()} for t in request.tools]
    return question


def _schema(text: str) -> Chunk:
    """The schema as an object: anything else the server would take for no schema at all."""
    try:
        schema = json.loads(text)
    except ValueError as error:
        raise WireError(code="bad_grammar", text=f"the schema is no JSON: {error}") from error
    if not isinstance(schema, dict):
        raise WireError(code="bad_grammar", text="the schema is no JSON object")
    return schema


def _message(message: ChatMessage) -> Chunk:
    told: Chunk = {"role": message.role, "content": message.content}
    if message.tool_calls:
        told["tool_calls"] = [
            {"id": c.id, "type": "function", "function": {"name": c.name, "arguments": c.arguments}}
            for c in message.tool_calls
        ]
    if message.tool_call_id:
        told["tool_call_id"] = message.tool_call_id
    return told


def _refusal(answer: Chunk) -> WireError | None:
    """What the server complains of, if it does."""
    error = answer.get("error")
    if error is None:
        return None
    text = str(error.get("message", error))
    if error.get("type") == "exceed_context_size_error":
        return WireError(code="too_long", text=text)
    if "grammar" in text or "schema" in text.lower():
        return WireError(code="bad_grammar", text=text)
    return WireError(code="engine_failed", text=text)
