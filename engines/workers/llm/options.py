"""What the owner may say to a language model's worker; the same for every backend."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.wire import WireError
from engines.workers.memory import demand_memory
from engines.workers.priority import thread_limit

CONTEXT_TOKENS = 4096
"""A prompt with evidence, the talk of ten minutes, and an answer."""

MAX_PARALLEL = 64
MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Checked as far as can be told without opening the model."""

    model: Path
    context: int
    """Tokens one talk may have, prompt and answer together."""
    threads: int
    parallel: int
    """Talks that go on side by side: answered at once, or in turn with the beginning of each kept.
    """
    loras: tuple[Path, ...]
    embeddings: bool
    """Serve vectors and nothing else."""


def parse(backend: str, description: str, args: Sequence[str]) -> Options:
    """Raises WireError(model_missing), (model_broken) or (model_too_large)."""
    parser = argparse.ArgumentParser(prog=f"_worker llm {backend}", description=description)
    parser.add_argument("--model", type=Path, required=True, metavar="FILE")
    parser.add_argument("--context", type=int, default=CONTEXT_TOKENS, metavar="TOKENS")
    parser.add_argument("--threads", type=int, default=thread_limit(), metavar="N")
    parser.add_argument("--parallel", type=int, default=1, metavar="N")
    parser.add_argument("--lora", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--embeddings", action="store_true")
    chosen = parser.parse_args(list(args))
    return Options(
        model=_model_file(chosen.model),
        context=max(64, chosen.context),
        threads=max(1, chosen.threads),
        parallel=min(MAX_PARALLEL, max(1, chosen.parallel)),
        loras=tuple(_gguf(path, what="LoRA adapter") for path in chosen.lora),
        embeddings=chosen.embeddings,
    )


def broken(path: Path, reason: str) -> WireError:
    """What to say of a file that the library refuses."""
    return WireError(
        code="model_broken",
        text=f"{path} cannot be used: {reason}. Get the model again, or choose another one.",
    )


def _model_file(path: Path) -> Path:
    """The file itself; a folder is as good when it holds one model."""
    if path.is_dir():
        files = sorted(path.glob("*.gguf"))
        if not files:
            raise WireError(
                code="model_missing",
                text=f"the folder {path} holds no .gguf file. Get the model again.",
            )
        # A model in several parts is opened by its first.
        path = files[0]
    _gguf(path, what="language model")
    demand_memory(path, path.stat().st_size)
    return path


def _gguf(path: Path, *, what: str) -> Path:
    try:
        with path.open("rb") as file:
            begin = file.read(len(MAGIC))
    except FileNotFoundError as error:
        raise WireError(
            code="model_missing",
            text=f"there is no {what} at {path}. Get it, or choose another one.",
        ) from error
    except OSError as error:
        raise WireError(
            code="model_missing", text=f"the {what} at {path} cannot be read: {error.strerror}."
        ) from error
    if begin != MAGIC:
        raise broken(path, f"it is no {what} in the GGUF format")
    return path
