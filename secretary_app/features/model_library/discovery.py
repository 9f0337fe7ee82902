"""Finds the models in a folder, however they came there: pulled, unpacked by hand, copied.

It opens no engine. What looks like a model but does not load is told by the worker that tries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from secretary_app.features.model_library.layouts import (
    language_model_at,
    recogniser_in,
    voice_at,
)
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.model_library.receipt import read_receipt

DEEPEST = 4
"""Folders below the models folder: a zip unpacked by hand adds one, Piper's own tree three."""


def find_models(folder: Path) -> tuple[InstalledModel, ...]:
    """Ordered by kind and name; of two with one name and kind the first path counts.

    Hidden names, pulls under way among them, are passed over. A folder that is missing has none.
    """
    found: dict[tuple[ModelKind, str], InstalledModel] = {}
    for model in _models_in(folder, embeds=False, depth=0):
        found.setdefault((model.kind, model.name), model)
    order = list(ModelKind)
    return tuple(sorted(found.values(), key=lambda each: (order.index(each.kind), each.name)))


def _models_in(folder: Path, *, embeds: bool, depth: int) -> Iterator[InstalledModel]:
    whole = recogniser_in(folder) if depth else None
    if whole is not None:
        yield _as_pulled(whole, folder)
        return
    for entry in _entries(folder):
        model: InstalledModel | None = None
        if entry.is_dir():
            if depth < DEEPEST:
                embeds_there = embeds or (depth == 0 and entry.name == ModelKind.EMBED)
                yield from _models_in(entry, embeds=embeds_there, depth=depth + 1)
        elif entry.suffix == ".onnx":
            model = voice_at(entry)
        elif entry.suffix == ".gguf":
            model = language_model_at(entry, embeds=embeds)
        if model is not None:
            yield _as_pulled(model, folder)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except OSError:
        return []


def _as_pulled(model: InstalledModel, folder: Path) -> InstalledModel:
    """The receipt knows the name of the catalogue and the languages."""
    receipt = read_receipt(folder)
    if receipt is None or receipt.backend != model.backend:
        return model
    return replace(
        model, name=receipt.name, kind=receipt.kind, languages=receipt.languages or model.languages
    )
