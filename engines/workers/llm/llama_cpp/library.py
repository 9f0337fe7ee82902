"""The C library as one object: a model, one context, and what the context has read.

Not thread-safe: two threads in one context abort the process.
"""

import ctypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import llama_cpp.llama_cpp as c

from engines.wire import WireError
from engines.workers.llm.base import Cancel, Cancelled
from engines.workers.llm.library_log import caught_log
from engines.workers.llm.options import Options, broken

BATCH_TOKENS = 512
"""Read at once."""

TOP_K = 40
MIN_P = 0.05
"""The library's own defaults: what is left of the tail after top_p is cut by them."""

PIECE_BYTES = 256

State = ctypes.Array[ctypes.c_uint8]

_ERROR = 4
_ABORTED = 2
_FULL = 1
_SEQUENCE = 0


def _print_error(level: int, text: bytes, _data: object) -> None:
    """Only why something fails is of interest.

    The binding's own filter takes errors for chatter: it knows the levels of an older library.
    """
    if level == _ERROR:
        sys.stderr.write(text.decode("utf-8", "replace"))
        sys.stderr.flush()


_LOG = c.llama_log_callback(_print_error)  # C keeps only its address


def open_model(options: Options) -> "Model":
    """Raises WireError(model_broken) with the library's reason."""
    c.llama_log_set(_LOG, ctypes.c_void_p(0))
    with caught_log() as log:
        c.llama_backend_init()
        params = c.llama_model_default_params()
        params.n_gpu_layers = 0
        model = c.llama_model_load_from_file(str(options.model).encode(), params)
        context = None if model is None else c.llama_init_from_model(model, _params(options))
        wrong = options.model if context is None else _add_loras(model, context, options.loras)
    if wrong is not None:
        raise broken(wrong, log.reason())
    return Model(model=model, context=context, embeddings=options.embeddings)


def _params(options: Options) -> Any:  # noqa: ANN401 - rejected: the library has no types
    params = c.llama_context_default_params()
    params.n_ctx = options.context
    # For its vector a text is read in one piece.
    params.n_batch = options.context if options.embeddings else BATCH_TOKENS
    params.n_ubatch = params.n_batch
    params.n_threads = params.n_threads_batch = options.threads
    params.embeddings = options.embeddings
    params.no_perf = True
    return params


def _add_loras(model: Any, context: Any, paths: Sequence[Path]) -> Path | None:  # noqa: ANN401 - rejected: the same
    """Puts the adapters on; the one that does not fit, or None."""
    adapters = []
    for path in paths:
        adapter = c.llama_adapter_lora_init(model, str(path).encode())
        if not adapter:
            return path
        adapters.append(adapter)
    if adapters:
        count = len(adapters)
        pointers = (c.llama_adapter_lora_p_ctypes * count)(*adapters)
        c.llama_set_adapters_lora(
            context, pointers, count, (ctypes.c_float * count)(*[1.0] * count)
        )
    return None


class Model:
    """What has been read stands in the context as one row of tokens, from the first on."""

    def __init__(self, *, model: Any, context: Any, embeddings: bool) -> None:  # noqa: ANN401 - rejected: the same
        self._model = model
        self._context = context
        self._vocabulary = c.llama_model_get_vocab(model)
        self._memory = c.llama_get_memory(context)
        self._cancel = Cancel()
        self._buffer = ctypes.create_string_buffer(PIECE_BYTES)
        self._pooled = embeddings and c.llama_pooling_type(context) != c.LLAMA_POOLING_TYPE_NONE
        # A function of C is asked after every step of a computation, so it must cost nothing, and
        # must not wait for Python: the length of a text that is empty until somebody cancels.
        self._is_cancelled = ctypes.cast(ctypes.CDLL(None).strlen, c.ggml_abort_callback)

    @property
    def context_tokens(self) -> int:
        """How many tokens it can hold."""
        return int(c.llama_n_ctx(self._context))

    @property
    def template(self) -> str | None:
        """The chat template that came with the model."""
        text = c.llama_model_chat_template(self._model, None)
        return None if text is None else text.decode("utf-8", "replace")

    @property
    def begin_text(self) -> str:
        """What a template calls bos_token."""
        return self._text_of(c.llama_vocab_bos(self._vocabulary))

    @property
    def end_text(self) -> str:
        """What a template calls eos_token."""
        return self._text_of(c.llama_vocab_eos(self._vocabulary))

    def tokens(self, text: str, *, begin: bool) -> list[int]:
        """The text as tokens, names of control tokens as those tokens.

        `begin` adds the token that begins a text, where the model has one.
        """
        data = text.encode("utf-8", "replace")
        most = len(data) + 2
        row = (c.llama_token * most)()
        count = c.llama_tokenize(self._vocabulary, data, len(data), row, most, begin, True)
        if count < 0:
            raise WireError(code="engine_failed", text="the text cannot be made tokens")
        return list(row[:count])

    def piece(self, token: int, *, control: bool) -> bytes:
        """The bytes of one token, maybe half a letter; with `control` also of control tokens."""
        size = c.llama_token_to_piece(
            self._vocabulary, token, self._buffer, PIECE_BYTES, 0, control
        )
        return self._buffer.raw[: max(0, size)]

    def ends(self, token: int) -> bool:
        """Whether the model means by this token that it has finished."""
        return bool(c.llama_vocab_is_eog(self._vocabulary, token))

    def watch(self, cancel: Cancel) -> None:
        """From now on a computation ends at once when `cancel` is set."""
        self._cancel = cancel  # C reads it, so it has to stay
        c.llama_set_abort_callback(self._context, self._is_cancelled, cancel.address)

    def read(self, tokens: Sequence[int]) -> None:
        """Reads on; raises Cancelled, or WireError(too_long) when the context is full."""
        for start in range(0, len(tokens), BATCH_TOKENS):
            part = tokens[start : start + BATCH_TOKENS]
            row = (c.llama_token * len(part))(*part)
            result = c.llama_decode(self._context, c.llama_batch_get_one(row, len(part)))
            if result == _ABORTED:
                raise Cancelled
            if result == _FULL:
                raise WireError(code="too_long", text="the model's context is full")
            if result:
                raise WireError(code="engine_failed", text=f"llama_decode: {result}")

    def known(self) -> int:
        """How many tokens have been read."""
        return int(c.llama_memory_seq_pos_max(self._memory, _SEQUENCE)) + 1

    def forget(self, after: int) -> bool:
        """Keeps the first `after` tokens; False where this kind of model had to forget all."""
        if after and c.llama_memory_seq_rm(self._memory, _SEQUENCE, after, -1):
            return True
        c.llama_memory_clear(self._memory, True)
        return after == 0

    def state(self) -> State:
        """What has been read, to be put back later."""
        size = c.llama_state_seq_get_size(self._context, _SEQUENCE)
        state: State = (ctypes.c_uint8 * size)()
        c.llama_state_seq_get_data(self._context, state, size, _SEQUENCE)
        return state

    def put_back(self, state: State) -> bool:
        """Takes the place of what has been read; False, and nothing is known, where it fails."""
        c.llama_memory_clear(self._memory, True)
        if c.llama_state_seq_set_data(self._context, state, len(state), _SEQUENCE):
            return True
        c.llama_memory_clear(self._memory, True)
        return False

    def sampler(self, *, temperature: float, top_p: float, seed: int, grammar: str) -> "Sampler":
        """Chooses the next token; raises WireError(bad_grammar). To be closed."""
        parts = []
        if grammar:
            rules = c.llama_sampler_init_grammar(self._vocabulary, grammar.encode(), b"root")
            if not rules:
                raise WireError(code="bad_grammar", text="the grammar cannot be read")
            parts.append(rules)
        if temperature == 0:
            parts.append(c.llama_sampler_init_greedy())
        else:
            parts.append(c.llama_sampler_init_top_k(TOP_K))
            parts.append(c.llama_sampler_init_top_p(top_p, 1))
            parts.append(c.llama_sampler_init_min_p(MIN_P, 1))
            parts.append(c.llama_sampler_init_temp(temperature))
            parts.append(c.llama_sampler_init_dist(seed))
        return Sampler(context=self._context, parts=parts)

    def vector(self, tokens: Sequence[int]) -> list[float]:
        """What the text means: the model's own vector, or the mean over its tokens."""
        self.forget(0)
        count = len(tokens)
        batch = c.llama_batch_init(count, 0, 1)
        try:
            batch.n_tokens = count
            for place, token in enumerate(tokens):
                batch.token[place] = token
                batch.pos[place] = place
                batch.seq_id[place][0] = _SEQUENCE
                batch.n_seq_id[place] = 1
                batch.logits[place] = True
            result = c.llama_decode(self._context, batch)
        finally:
            c.llama_batch_free(batch)
        if result == _ABORTED:
            raise Cancelled
        if result:
            raise WireError(code="engine_failed", text=f"llama_decode: {result}")
        size = c.llama_model_n_embd(self._model)
        if self._pooled:
            return list(c.llama_get_embeddings_seq(self._context, _SEQUENCE)[:size])
        rows = [c.llama_get_embeddings_ith(self._context, place)[:size] for place in range(count)]
        return [sum(column) / count for column in zip(*rows, strict=True)]

    def _text_of(self, token: int) -> str:
        if token < 0:
            return ""
        return bytes(c.llama_vocab_get_text(self._vocabulary, token)).decode("utf-8", "replace")


class Sampler:
    """Chooses tokens for one answer; it remembers how far the grammar has come."""

    def __init__(self, *, context: Any, parts: Sequence[Any]) -> None:  # noqa: ANN401 - rejected: the same
        self._context = context
        self._chain = c.llama_sampler_chain_init(c.llama_sampler_chain_default_params())
        for part in parts:
            c.llama_sampler_chain_add(self._chain, part)

    def next(self) -> int:
        """The token that follows what was read last."""
        return int(c.llama_sampler_sample(self._chain, self._context, -1))

    def close(self) -> None:
        """Gives its memory back."""
        c.llama_sampler_free(self._chain)
