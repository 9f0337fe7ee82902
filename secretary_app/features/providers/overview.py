"""What the owner's lists come to: how each engine is, and how to get what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.features.model_library.catalogue import Catalogue
from secretary_app.features.model_library.models import CatalogueModel, ModelKind
from secretary_app.features.providers.choices import Choice
from secretary_app.features.providers.recognisers import POCKETSPHINX
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.providers.settings import RUSSIAN_MODEL
from secretary_app.features.providers.trouble import Trouble

INSTALLED = "installed"
MISSING = "missing"
NONE = Trouble(code="", reason="")
UNUSED = "unused"
"""Installed since the program started, which takes it up when it starts again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRow:
    """One place of a list."""

    kind: ModelKind
    language: str
    place: int
    """From 1, the first choice first."""
    engine: str
    models: tuple[str, ...]
    state: str
    """``installed``, ``missing``, ``unused``, or the state of the worker that runs."""
    trouble: Trouble
    """Why the worker is as it is; its reason is empty where there is nothing to say."""
    worker: str
    """The name of the one that runs; empty where none does."""
    remedy: str
    """The command that gets what is missing; empty where nothing is, or none is known."""


def overview(
    choices: Sequence[Choice], running: RunningEngines, catalogue: Catalogue
) -> tuple[EngineRow, ...]:
    """A row for every place, in the order of the lists."""
    places: dict[tuple[ModelKind, str], int] = {}
    rows = []
    for choice in choices:
        where = (choice.kind, choice.language)
        places[where] = places.get(where, 0) + 1
        state, trouble = _state(choice, running)
        rows.append(
            EngineRow(
                kind=choice.kind,
                language=choice.language,
                place=places[where],
                engine=choice.wanted,
                models=tuple(model.name for model in choice.models),
                state=state,
                trouble=trouble,
                worker=_worker(choice, running),
                remedy=_remedy(choice, catalogue) if choice.spec is None else "",
            )
        )
    return tuple(rows)


def _state(choice: Choice, running: RunningEngines) -> tuple[str, Trouble]:
    if choice.spec is None:
        return MISSING, NONE
    worker = running.worker(choice.spec)
    if worker is not None:
        return worker.state.value, Trouble.of(worker)
    return (UNUSED if running.serving else INSTALLED), NONE


def _worker(choice: Choice, running: RunningEngines) -> str:
    worker = None if choice.spec is None else running.worker(choice.spec)
    return "" if worker is None else worker.name


def _remedy(choice: Choice, catalogue: Catalogue) -> str:
    names = [model.name for model in _to_pull(choice, catalogue)]
    if names:
        return f"models pull {' '.join(names)}"
    own = choice.wanted == POCKETSPHINX and choice.language == "ru"
    return f"settings set {RUSSIAN_MODEL.key} FOLDER" if own else ""


def _to_pull(choice: Choice, catalogue: Catalogue) -> tuple[CatalogueModel, ...]:
    """The model of that name, or the first of the engine for each language that it lacks.

    Nobody is led to a licence that forbids commerce while there is another.
    """
    named = catalogue.get(choice.wanted)
    if named is not None:
        return (named,)
    fitting = [
        model
        for model in catalogue.models
        if model.kind is choice.kind
        and model.backend == choice.wanted
        and (not choice.language or choice.language in model.languages)
    ]
    free = [model for model in fitting if not model.licence.forbids_commerce]
    found: dict[tuple[str, ...], CatalogueModel] = {}
    for model in free or fitting:
        found.setdefault(model.languages, model)
    return tuple(found.values())
