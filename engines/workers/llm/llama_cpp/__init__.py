"""llama.cpp by its C interface: one answer at a time, as fast as the machine allows.

`_worker llm llama_cpp --model FILE [--context TOKENS] [--threads N] [--parallel N] [--lora FILE]
[--embeddings]`. With `--parallel` talks take turns, and the beginning of each is kept meanwhile.
"""

from collections.abc import Sequence

from engines.workers.llm.llama_cpp.backend import LlamaCppWorker
from engines.workers.llm.llama_cpp.library import open_model
from engines.workers.llm.options import parse


def create(args: Sequence[str]) -> LlamaCppWorker:
    """The backend for `_worker llm llama_cpp`; raises WireError where the model cannot be used."""
    options = parse("llama_cpp", __doc__ or "", args)
    return LlamaCppWorker(model=open_model(options), options=options)
