"""The language models: which worker answers what stands in no list, with which model."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.choices import Choice, installed

LLAMA = "llama"
"""The engine of the models folder; in the owner's list it means the largest model, in the backend
that is the usual one."""

LLAMA_CPP = "llama_cpp"
XLLAMACPP = "xllamacpp"
BACKENDS = (LLAMA_CPP, XLLAMACPP)
"""The first that is installed is the usual one: decisions/0062. The first is compiled here, so it
may be missing."""

TALKS = 2
"""Calls of one line and a chat beside it: whose beginnings are kept, or which are answered at once.
"""

LLAMA_MB, LLAMA_MB_PER_MB = 1500, 1.3
"""Beside the weights: what the talks take, and the beginnings of silent ones. A limit against
leaks."""


def usual_backend() -> str:
    """The backend for whoever names none."""
    return next((name for name in BACKENDS if importlib.util.find_spec(name)), XLLAMACPP)


def thinker(model: InstalledModel, backend: str) -> WorkerSpec:
    """A worker with this model."""
    size_mb = model.size_bytes >> 20
    return WorkerSpec(
        kind="llm",
        backend=backend,
        args=("--model", str(model.path), "--parallel", str(TALKS)),
        name=f"llm-{model.name}",
        memory_limit_mb=LLAMA_MB + round(LLAMA_MB_PER_MB * size_mb),
    )


def thinker_choices(wanted: Iterable[str], models: Sequence[InstalledModel]) -> tuple[Choice, ...]:
    """What the owner's list comes to; each model is loaded once, by the first word that means it.

    A word is ``llama``, a backend (the largest model in that one), or a model by its name.
    """
    choices: list[Choice] = []
    loaded: set[str] = set()
    for word in dict.fromkeys(wanted):
        model = _model_meant(word, models)
        if model is not None and model.name in loaded:
            continue
        backend = word if word in BACKENDS else usual_backend()
        choices.append(
            Choice(
                kind=ModelKind.LLM,
                language="",
                wanted=word,
                spec=None if model is None else thinker(model, backend),
                models=() if model is None else (model,),
            )
        )
        if model is not None:
            loaded.add(model.name)
    return tuple(choices)


def _model_meant(word: str, models: Sequence[InstalledModel]) -> InstalledModel | None:
    found = installed(models, kind=ModelKind.LLM, backend=LLAMA)
    if word in {LLAMA, *BACKENDS}:
        return next(iter(found), None)
    return next((model for model in found if model.name == word), None)
