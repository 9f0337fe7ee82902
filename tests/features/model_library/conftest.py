"""A library on an own models folder, and a server that misbehaves when told to."""

import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from secretary_app.features.model_library import settings as own_settings
from secretary_app.features.model_library.models import (
    CatalogueModel,
    Licence,
    ModelFile,
    ModelKind,
)
from secretary_app.features.model_library.progress import Progress
from secretary_app.features.model_library.service import ModelLibrary
from secretary_app.foundation.net import settings as net
from secretary_app.foundation.net.outgoing import Outgoing
from secretary_app.foundation.settings import SettingCatalogue, Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.paths import DataFolder
from tests.support.file_server import FileServer, file_server

SOUND = bytes(range(256)) * 4000
"""About a megabyte: several pieces of a transfer."""
CONFIG = json.dumps({"phoneme_id_map": {}, "language": {"family": "ru"}}).encode()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def zipped(files: dict[str, bytes]) -> bytes:
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return paper.getvalue()


def vosk_zip(top: str = "vosk-model-toy-ru") -> bytes:
    prefix = f"{top}/" if top else ""
    return zipped({f"{prefix}am/final.mdl": b"model", f"{prefix}conf/model.conf": b"--beam=10"})


def voice(
    *addresses: str, config: str, known_sum: str = sha256(SOUND), size: int | None = len(SOUND)
) -> CatalogueModel:
    return CatalogueModel(
        name="toy-voice",
        kind=ModelKind.TTS,
        backend="piper",
        languages=("ru",),
        files=(
            ModelFile(addresses=addresses, name="toy.onnx", size_bytes=size, sha256=known_sum),
            ModelFile(addresses=(config,), name="toy.onnx.json", sha256=sha256(CONFIG)),
        ),
        licence=Licence(name="MIT"),
        memory_mb=None,
        about={},
    )


def recogniser(address: str, *, known_sum: str = "", forbids: bool = False) -> CatalogueModel:
    return CatalogueModel(
        name="vosk-model-toy-ru",
        kind=ModelKind.STT,
        backend="vosk",
        languages=("ru",),
        files=(ModelFile(addresses=(address,), name="toy.zip", sha256=known_sum, archive=True),),
        licence=Licence(name="CC BY-NC 4.0", forbids_commerce=forbids),
        memory_mb=None,
        about={},
    )


class Told:
    """What a pull says of its progress."""

    def __init__(self) -> None:
        self.all: list[Progress] = []

    def __call__(self, now: Progress) -> None:
        self.all.append(now)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def server() -> AsyncIterator[FileServer]:
    async with file_server() as running:
        yield running


@pytest.fixture
async def settings(tmp_path: Path) -> AsyncIterator[Settings]:
    async with await Database.open(tmp_path / "secretary.db") as database:
        yield await Settings.open(
            database=database,
            catalogue=SettingCatalogue((*own_settings.SETTINGS, *net.SETTINGS)),
            file=tmp_path / "settings.toml",
            events=EventBus(),
            clock=Clock(),
        )


@pytest.fixture
def library(tmp_path: Path, settings: Settings) -> ModelLibrary:
    return ModelLibrary(
        settings=settings,
        data=DataFolder(tmp_path),
        outgoing=Outgoing(settings=settings, silence_limit_s=1.0),
        clock=Clock(),
        kept_free_bytes=0,
        first_pause_s=0.01,
    )
