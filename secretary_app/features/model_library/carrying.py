"""Looks through a folder that somebody carried to a machine without a network."""

from __future__ import annotations

from pathlib import Path

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.models import CatalogueModel, InstalledModel


def find_files(source: Path, model: CatalogueModel) -> list[Path] | None:
    """The files of the catalogue, in its order; None unless all are there.

    They lie in the folder itself or, where somebody copied a models folder, below it.
    """
    found = []
    for file in model.files:
        places = (
            source / file.name,
            source / model.name / file.name,
            source / model.kind / model.name / file.name,
        )
        place = next((each for each in places if each.is_file()), None)
        if place is None:
            return None
        found.append(place)
    return found


def find_model(source: Path, name: str) -> InstalledModel | None:
    """A model of this name, ready to be used."""
    return next((each for each in find_models(source) if each.name == name), None)
