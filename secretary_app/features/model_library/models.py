"""A model of the catalogue, and one that is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ModelKind(StrEnum):
    """What a model is for; also the name of the folder that its models lie in."""

    STT = "stt"
    TTS = "tts"
    LLM = "llm"
    EMBED = "embed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledModel:
    """A model that lies in the models folder and looks whole."""

    name: str
    kind: ModelKind
    backend: str
    """``vosk``, ``pocketsphinx``, ``piper`` or ``llama``."""
    languages: tuple[str, ...]
    """Empty: unknown, as for a language model that somebody put there by hand."""
    path: Path
    """What the engine is given: the folder of a recogniser, the ``.onnx`` of a voice, the
    ``.gguf`` of a language model (of one in several parts: the first)."""
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of the catalogue, as it is fetched."""

    addresses: tuple[str, ...]
    """The first choice first."""
    name: str
    """Under which it is kept, or is looked for in a folder that was carried here."""
    size_bytes: int | None = None
    sha256: str = ""
    md5: tuple[str, ...] = ()
    """Told by publishers that tell no SHA-256: enough against a broken transfer. Several where
    one address has had several versions, all of them good."""
    archive: bool = False
    """A zip or tar, unpacked; where all of it lies in one folder, without that folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms that a model comes under."""

    name: str
    """Empty: the publisher states none."""
    forbids_commerce: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueModel:
    """A model that ``models pull`` can get."""

    name: str
    kind: ModelKind
    backend: str
    languages: tuple[str, ...]
    files: tuple[ModelFile, ...]
    licence: Licence
    memory_mb: int | None
    """What its engine takes once it is loaded; None: nobody told."""
    about: Mapping[str, str]
    """By language: what it is good for, in a sentence."""

    @property
    def size_bytes(self) -> int | None:
        """Of the files as they are fetched; None where nobody tells the size of any."""
        known = [each.size_bytes for each in self.files if each.size_bytes is not None]
        return sum(known) if known else None
