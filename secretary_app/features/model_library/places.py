"""Where models lie, and the list of what can be got; asked by all who start engines."""

from __future__ import annotations

from pathlib import Path

from secretary_app.features.model_library.catalogue import OWN_CATALOGUE
from secretary_app.features.model_library.settings import CATALOGUE_FILE, FOLDER
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.paths import DataFolder


def models_folder(settings: Settings, data: DataFolder) -> Path:
    """Where the models lie."""
    chosen = settings.get(FOLDER)
    return data.root / "models" if chosen == Path() else chosen


def catalogue_file(settings: Settings) -> Path:
    """The list of what can be got."""
    chosen = settings.get(CATALOGUE_FILE)
    return OWN_CATALOGUE if chosen == Path() else chosen
