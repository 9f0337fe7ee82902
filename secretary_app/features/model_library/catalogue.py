"""Reads the list of models that can be got: ``resources/models/catalogue.toml``, or the owner's.

Sizes and sums in it are facts that a publisher or several independent users state; what nobody
states is left out and told as unknown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from secretary_app.features.model_library.errors import CatalogueBroken, ModelUnknown
from secretary_app.features.model_library.models import (
    CatalogueModel,
    Licence,
    ModelFile,
    ModelKind,
)
from secretary_app.kernel.later import later
from secretary_app.kernel.paths import RESOURCES

OWN_CATALOGUE = RESOURCES / "models" / "catalogue.toml"

suggestion = later("secretary_app.foundation.nearest:suggestion")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Also the name of a folder and of a file, on every system."""
_SHA256 = re.compile(r"([0-9a-f]{64})?")
_MD5 = re.compile(r"[0-9a-f]{32}")


class Catalogue:
    """The models by name, in the order of the file."""

    def __init__(self, models: Iterable[CatalogueModel]) -> None:
        self._by_name = {each.name: each for each in models}

    @property
    def models(self) -> tuple[CatalogueModel, ...]:
        """All of them."""
        return tuple(self._by_name.values())

    def get(self, name: str) -> CatalogueModel | None:
        """None: another name, which may be that of a model got elsewhere."""
        return self._by_name.get(name)

    def find(self, name: str) -> CatalogueModel:
        """Raises ModelUnknown, with the nearest name."""
        model = self._by_name.get(name)
        if model is None:
            raise ModelUnknown(name=name, nearest=suggestion(name, list(self._by_name)))
        return model


def read_catalogue(file: Path) -> Catalogue:
    """Raises CatalogueBroken."""
    try:
        with file.open("rb") as stream:
            told = tomllib.load(stream)
        return Catalogue([_model(each) for each in told["model"]])
    except OSError as error:
        raise CatalogueBroken(file=file, reason=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CatalogueBroken(file=file, reason=str(error)) from error


# Any: what a TOML file says, checked here.
def _model(told: Mapping[str, Any]) -> CatalogueModel:
    name = _matching(_NAME, told["name"])
    files = tuple(_file(each) for each in told["file"])
    if not files:
        raise ValueError(f"{name}: no file")
    licence = told["licence"]
    memory = told.get("memory_mb")
    return CatalogueModel(
        name=name,
        kind=ModelKind(told["kind"]),
        backend=str(told["backend"]),
        languages=tuple(str(each) for each in told["languages"]),
        files=files,
        licence=Licence(
            name=str(licence["name"]),
            forbids_commerce=bool(licence.get("forbids_commerce", False)),
            address=str(licence.get("address", "")),
        ),
        memory_mb=None if memory is None else int(memory),
        about={str(language): str(text) for language, text in told["about"].items()},
    )


def _file(told: Mapping[str, Any]) -> ModelFile:
    addresses = tuple(str(each) for each in told["addresses"])
    for address in addresses:
        if urlsplit(address).scheme not in {"https", "http"}:
            raise ValueError(f"not a web address: {address}")
    if not addresses:
        raise ValueError(f"no address: {told['name']}")
    size = told.get("size_bytes")
    return ModelFile(
        addresses=addresses,
        name=_matching(_NAME, told["name"]),
        size_bytes=None if size is None else int(size),
        sha256=_matching(_SHA256, told.get("sha256", "")),
        md5=tuple(_matching(_MD5, each) for each in told.get("md5", [])),
        archive=bool(told.get("archive", False)),
    )


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(f"not allowed: {value!r}")
    return value
