"""How the files of each engine's models lie, and what can be told of a model from them.

Vosk looks for ``am/final.mdl`` and, in models before 2020, for ``final.mdl`` (its model.cc);
a Piper voice is an ``.onnx`` with its ``.onnx.json``; PocketSphinx wants ``hmm/`` and a ``.dic``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from secretary_app.features.model_library.gguf_header import read_header
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.model_library.receipt import RECEIPT

_LANGUAGE = re.compile(r"(?:^|[-_.])(ru|en)(?=$|[-_.]|[A-Z])", re.IGNORECASE)

LONGEST_VOICE_CONFIG = 4 << 20
"""Bytes; real ones have 5 to 20 thousand."""


def recogniser_in(folder: Path) -> InstalledModel | None:
    """The speech recognition model that this folder is."""
    if is_vosk(folder):
        backend = "vosk"
    elif is_pocketsphinx(folder):
        backend = "pocketsphinx"
    else:
        return None
    return InstalledModel(
        name=folder.name,
        kind=ModelKind.STT,
        backend=backend,
        languages=_languages_of(folder.name),
        path=folder,
        size_bytes=size_of(folder),
    )


def is_vosk(folder: Path) -> bool:
    """Whether Vosk would load it."""
    new = (folder / "am" / "final.mdl").is_file() and (folder / "conf" / "model.conf").is_file()
    old = (folder / "final.mdl").is_file() and (folder / "mfcc.conf").is_file()
    return new or old


def is_pocketsphinx(folder: Path) -> bool:
    """Whether PocketSphinx would."""
    return (folder / "hmm" / "mdef").is_file() and any(folder.glob("*.dic"))


def voice_at(file: Path) -> InstalledModel | None:
    """The Piper voice that this ``.onnx`` file is."""
    config = file.with_name(f"{file.name}.json")
    try:
        if config.stat().st_size > LONGEST_VOICE_CONFIG:
            return None
        told = json.loads(config.read_text("utf-8"))
        size = file.stat().st_size + config.stat().st_size
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or "phoneme_id_map" not in told:
        return None
    return InstalledModel(
        name=file.stem,
        kind=ModelKind.TTS,
        backend="piper",
        languages=_languages_of_voice(told, file.stem),
        path=file,
        size_bytes=size,
    )


def language_model_at(file: Path, *, embeds: bool = False) -> InstalledModel | None:
    """The model that this ``.gguf`` file is; ``embeds`` where its place already says so."""
    header = read_header(file)
    if header is None or header.part > 0 or header.architecture in {"", "clip"}:
        return None
    kind = ModelKind.EMBED if embeds or header.embeds else ModelKind.LLM
    return InstalledModel(
        name=file.stem,
        kind=kind,
        backend="llama",
        languages=header.languages,
        path=file,
        size_bytes=sum(part.stat().st_size for part in _parts(file)),
    )


def size_of(folder: Path) -> int:
    """Of all files in it that are the model's."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.name != RECEIPT)
    return sum(each.lstat().st_size for each in files)


def _parts(file: Path) -> list[Path]:
    """A split model is ``name-00001-of-00003.gguf`` and so on."""
    parts = re.fullmatch(r"(.+)-00001-of-(\d{5})", file.stem)
    if parts is None:
        return [file]
    return sorted(file.parent.glob(f"{parts[1]}-*-of-{parts[2]}.gguf"))


def _languages_of(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.lower() for found in _LANGUAGE.findall(name)))


def _languages_of_voice(told: dict[str, object], name: str) -> tuple[str, ...]:
    """From its ``language``; older voices tell only the voice of eSpeak."""
    for key, inner in (("language", "family"), ("language", "code"), ("espeak", "voice")):
        part = told.get(key)
        value = part.get(inner) if isinstance(part, dict) else None
        if isinstance(value, str) and value:
            return (re.split(r"[-_]", value)[0].lower(),)
    return _languages_of(name)
