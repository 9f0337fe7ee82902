"""Which data folder is meant where a person names one, or none."""

from __future__ import annotations

from collections.abc import Mapping

from platformdirs import user_data_path

from secretary_app.foundation.console.help import PROGRAM
from secretary_app.kernel.paths import DataFolder, typed_path

DATA_VARIABLE = "SECRETARY_DATA"


def data_folder(given: str | None, environment: Mapping[str, str]) -> DataFolder:
    """The one that was given, that the environment names, or the usual one of this user."""
    named = given or environment.get(DATA_VARIABLE)
    if named:
        return DataFolder(typed_path(named))
    return DataFolder(user_data_path(PROGRAM, appauthor=False))
