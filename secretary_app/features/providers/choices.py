"""What each word of the owner's lists means on this machine: a worker, or nothing yet.

A kind of engine is a module beside this one (``recognisers.py``, ``voices.py``) that turns words
into choices; ``plan.py`` makes chains of them, ``engines list`` shows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One place of a list."""

    kind: ModelKind
    language: str
    """Empty for a list that holds for every language."""
    wanted: str
    """As the owner wrote it: an engine, or a model by its name."""
    spec: WorkerSpec | None = None
    """The worker that does it; None: nothing of that name is installed."""
    models: tuple[InstalledModel, ...] = ()
    """What of the models folder it works with; empty where the engine brings its own."""


def installed(
    models: Iterable[InstalledModel], *, kind: ModelKind, backend: str, language: str | None = None
) -> list[InstalledModel]:
    """Models of an engine, the largest first: of one maker's, the larger one hears more."""
    found = [
        model
        for model in models
        if model.kind is kind
        and model.backend == backend
        and (language is None or language in model.languages)
    ]
    return sorted(found, key=lambda model: (-model.size_bytes, model.name))


def specs_of(choices: Iterable[Choice]) -> tuple[WorkerSpec, ...]:
    """The chain that choices make, each worker once."""
    return tuple(dict.fromkeys(choice.spec for choice in choices if choice.spec is not None))
