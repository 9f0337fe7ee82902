"""``settings.toml``: what the owner fixed by hand, for machines set up by a script."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from secretary_app.foundation.settings import values
from secretary_app.foundation.settings.errors import BadSettingsFile
from secretary_app.foundation.settings.setting import SettingCatalogue


def read_settings_file(file: Path, catalogue: SettingCatalogue) -> dict[str, object]:
    """Key to value; ``[calls]`` with ``longest_minutes = 30`` is ``calls.longest_minutes``.

    A missing file says nothing. Raises BadSettingsFile, UnknownSetting or BadSettingValue.
    """
    tree = read_tree(file)
    for section in catalogue.elsewhere:
        tree.pop(section, None)
    return read_values(tree, catalogue, file)


def read_tree(file: Path) -> dict[str, Any]:
    """The whole file, for whoever reads a part of it; empty where it is missing.

    Raises BadSettingsFile.
    """
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettingsFile(file=file, reason=str(error)) from error


def read_values(tree: dict[str, Any], catalogue: SettingCatalogue, file: Path) -> dict[str, object]:
    """The values of a part of it. Raises BadSettingsFile, UnknownSetting or BadSettingValue."""
    found = {}
    for key, value in _flat(tree, ""):
        setting = catalogue.find(key, place=file)
        try:
            text = values.from_toml(value)
        except ValueError as error:
            raise BadSettingsFile(file=file, reason=f"{key}: {error}") from error
        found[key] = setting.parse(text)
    return found


def _flat(tree: dict[str, Any], prefix: str) -> Iterator[tuple[str, object]]:
    # Any: whatever TOML may hold; `from_toml` takes what a setting may.
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{key}.")
        else:
            yield key, value
