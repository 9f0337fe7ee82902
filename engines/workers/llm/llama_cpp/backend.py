"""Answers with the C library, one request at a time."""

import secrets
import time
from collections.abc import Callable, Sequence

from llama_cpp.llama_grammar import json_schema_to_gbnf

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.llm import ChatDone, ChatRequest
from engines.workers.llm.base import Cancel, Cancelled
from engines.workers.llm.llama_cpp.library import Model, Sampler
from engines.workers.llm.llama_cpp.outlet import Outlet
from engines.workers.llm.llama_cpp.prompt import Prompts
from engines.workers.llm.llama_cpp.talks import Talks
from engines.workers.llm.options import Options


class LlamaCppWorker:
    """One model; its service lets in one request at a time."""

    def __init__(self, *, model: Model, options: Options) -> None:
        self._model = model
        self._embeddings = options.embeddings
        self._prompts = Prompts(template=model.template, begin=model.begin_text, end=model.end_text)
        self._talks = Talks(model=model, most=options.parallel)

    @property
    def lanes(self) -> int:
        """The library allows one."""
        return 1

    def describe(self) -> WorkerInfo:
        """A model of any language."""
        return WorkerInfo(kind="llm", backend="llama_cpp", languages=(), protocol=PROTOCOL_VERSION)

    def answer(self, request: ChatRequest, cancel: Cancel, emit: Callable[[str], None]) -> ChatDone:
        """Goes on with the talk."""
        if self._embeddings:
            raise WireError(code="unsupported", text="this worker only makes embeddings")
        begun = time.monotonic()
        text = self._prompts.text(request)
        prompt = self._model.tokens(text, begin=not self._prompts.begins_itself(text))
        room = self._model.context_tokens - len(prompt)
        if room < 1:
            raise WireError(
                code="too_long",
                text=f"{len(prompt)} tokens; the model's context has {self._model.context_tokens}",
            )
        if cancel:
            raise Cancelled
        sampler = self._sampler(request)
        try:
            self._model.watch(cancel)
            reused = self._talks.enter(request.talk, prompt)
            self._talks.read(prompt[reused:])
            read = time.monotonic()
            outlet = Outlet(stop=request.stop, tools=bool(request.tools))
            most = min(request.max_tokens, room)
            count, reason = self._write(sampler, outlet, most, cancel, emit)
        finally:
            sampler.close()
        rest, calls = outlet.close()
        if rest:
            emit(rest)
        return ChatDone(
            finish_reason="tool_calls" if calls else reason,
            tool_calls=calls,
            prompt_tokens=len(prompt),
            reused_tokens=reused,
            completion_tokens=count,
            prompt_ms=(read - begun) * 1000,
            generation_ms=(time.monotonic() - read) * 1000,
            engine="llama_cpp",
        )

    def embed(self, texts: Sequence[str], cancel: Cancel) -> list[list[float]]:
        """A vector for each text."""
        if not self._embeddings:
            raise WireError(code="unsupported", text="this worker was not started for embeddings")
        self._model.watch(cancel)
        vectors = []
        for text in texts:
            tokens = self._model.tokens(text, begin=True)[: self._model.context_tokens]
            vector = self._model.vector(tokens or self._model.tokens(" ", begin=True))
            length = sum(number * number for number in vector) ** 0.5
            vectors.append([number / length for number in vector] if length else vector)
        return vectors

    def _sampler(self, request: ChatRequest) -> Sampler:
        grammar = request.grammar
        if request.json_schema:
            try:
                grammar = json_schema_to_gbnf(request.json_schema)
            except Exception as error:
                # The library's converter takes what it does not know for a mistake of its own.
                raise WireError(code="bad_grammar", text=f"the schema: {error}") from error
        seed = secrets.randbits(32) if request.seed is None else request.seed
        return self._model.sampler(
            temperature=request.temperature, top_p=request.top_p, seed=seed, grammar=grammar
        )

    def _write(
        self,
        sampler: Sampler,
        outlet: Outlet,
        most: int,
        cancel: Cancel,
        emit: Callable[[str], None],
    ) -> tuple[int, str]:
        """Writes until the model, a stop text or the limit ends it: tokens written, and which."""
        for count in range(1, most + 1):
            token = sampler.next()
            if self._model.ends(token):
                return count, "stop"
            if text := outlet.feed(self._model.piece(token, control=outlet.tools)):
                emit(text)
            if outlet.stopped:
                return count, "stop"
            if cancel:
                raise Cancelled
            if count < most:
                self._talks.read([token])
        return most, "length"
