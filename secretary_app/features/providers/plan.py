"""Which worker processes to run, and which of them hear or speak which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engines.supervisor import WorkerSpec
from secretary_app.features.providers.settings import ENGLISH_RECOGNISER, RUSSIAN_MODEL
from secretary_app.foundation.settings import Settings

POCKETSPHINX_MB = 700
"""The English model alone takes about 150 MB; phrase lists and their decoders come on top."""
ESPEAK_MB = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginePlan:
    """What the engine room starts."""

    recognisers: Mapping[str, tuple[WorkerSpec, ...]]
    """Per language, the first choice first; a language without an entry cannot be heard."""
    voices: tuple[WorkerSpec, ...]
    silent_languages: tuple[str, ...] = field(default=())
    """Languages that nothing installed here can recognise."""


def english_recogniser() -> WorkerSpec:
    """PocketSphinx with the US English model of its own package."""
    return WorkerSpec(
        kind="stt",
        backend="pocketsphinx",
        args=("--language", "en"),
        name="stt-en",
        memory_limit_mb=POCKETSPHINX_MB,
    )


def russian_recogniser(model: Path) -> WorkerSpec:
    """PocketSphinx with a Russian model that the owner has."""
    return WorkerSpec(
        kind="stt",
        backend="pocketsphinx",
        args=("--language", "ru", "--model", str(model)),
        name="stt-ru",
        memory_limit_mb=POCKETSPHINX_MB,
    )


def script_recogniser(script: Path, languages: tuple[str, ...]) -> WorkerSpec:
    """No recogniser: the words come from a script that the far end writes while it plays."""
    args = ["--script", str(script)]
    for language in languages:
        args += ["--language", language]
    return WorkerSpec(kind="stt", backend="script", args=tuple(args), name="stt-script")


def voice() -> WorkerSpec:
    """ESpeak NG: speaks both languages and is always there."""
    return WorkerSpec(kind="tts", backend="espeak", name="tts-espeak", memory_limit_mb=ESPEAK_MB)


def plan_engines(settings: Settings) -> EnginePlan:
    """The plan that the settings ask for."""
    recognisers: dict[str, tuple[WorkerSpec, ...]] = {}
    if settings.get(ENGLISH_RECOGNISER):
        recognisers["en"] = (english_recogniser(),)
    model = settings.get(RUSSIAN_MODEL)
    if model != Path():
        recognisers["ru"] = (russian_recogniser(model),)
    silent = tuple(language for language in ("ru", "en") if language not in recognisers)
    return EnginePlan(recognisers=recognisers, voices=(voice(),), silent_languages=silent)
