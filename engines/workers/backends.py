"""Every kind and backend by dotted name: loaded when started, read by build.spec when frozen."""

import importlib
from collections.abc import Sequence
from typing import Any

from engines.wire import WireError

SERVICES = {
    "stt": "engines.workers.stt.service:SttService",
    "tts": "engines.workers.tts.service:TtsService",
    "llm": "engines.workers.llm.service:LlmService",
}

BACKENDS = {
    ("stt", "pocketsphinx"): "engines.workers.stt.pocketsphinx:create",
    ("stt", "vosk"): "engines.workers.stt.vosk:create",
    ("stt", "script"): "engines.fakes.stt_script:create",
    ("stt", "faulty"): "engines.fakes.stt_faulty:create",
    ("tts", "espeak"): "engines.workers.tts.espeak:create",
    ("tts", "piper"): "engines.workers.tts.piper:create",
    ("tts", "script"): "engines.fakes.tts_script:create",
    ("llm", "llama_cpp"): "engines.workers.llm.llama_cpp:create",
    ("llm", "xllamacpp"): "engines.workers.llm.xllamacpp:create",
    ("llm", "script"): "engines.fakes.llm_script:create",
}


def load_service(kind: str, backend: str, args: Sequence[str]) -> Any:  # noqa: ANN401 - rejected: found by name, its type is known to nobody here
    """The service of `kind` around a new backend.

    Raises WireError(unsupported) for a name that is not in the tables, ModuleNotFoundError where
    the backend's library is not installed, and what the backend's `create` raises.
    """
    if (kind, backend) not in BACKENDS:
        known = ", ".join(f"{kind} {backend}" for kind, backend in sorted(BACKENDS))
        raise WireError(code="unsupported", text=f"no worker {kind} {backend}; there are: {known}")
    create = _find(BACKENDS[kind, backend])
    service = _find(SERVICES[kind])
    return service(worker=create(args))


def _find(dotted: str) -> Any:  # noqa: ANN401 - rejected: the same
    module, _, name = dotted.partition(":")
    return getattr(importlib.import_module(module), name)
