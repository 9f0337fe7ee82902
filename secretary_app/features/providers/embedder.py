"""The model that makes vectors of texts: one, because those of two models cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.choices import Choice, installed
from secretary_app.features.providers.thinkers import LLAMA, usual_backend

CONTEXT_TOKENS = 2048
"""Of one text, which is read in one piece: a page or two."""

BASE_MB, MB_PER_MB = 2500, 1.3
"""Beside the weights: a number for each word that the model knows, for each token of a text. A
limit against leaks."""


def embedder(model: InstalledModel) -> WorkerSpec:
    """A worker with this model, which does nothing else."""
    size_mb = model.size_bytes >> 20
    return WorkerSpec(
        kind="llm",
        backend=usual_backend(),
        args=("--model", str(model.path), "--context", str(CONTEXT_TOKENS), "--embeddings"),
        name=f"embed-{model.name}",
        memory_limit_mb=BASE_MB + round(MB_PER_MB * size_mb),
    )


def embedder_choices(wanted: str, models: Sequence[InstalledModel]) -> tuple[Choice, ...]:
    """What the owner's word comes to; nothing where there is none."""
    if not wanted:
        return ()
    every = installed(models, kind=ModelKind.EMBED, backend=LLAMA)
    found = tuple(model for model in every if model.name == wanted)[:1]
    return (
        Choice(
            kind=ModelKind.EMBED,
            language="",
            wanted=wanted,
            spec=embedder(found[0]) if found else None,
            models=found,
        ),
    )
