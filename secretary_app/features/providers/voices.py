"""The voices: which worker speaks, with which models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.choices import Choice, installed

ESPEAK = "espeak"
PIPER = "piper"

ESPEAK_MB = 200
PIPER_MB, PIPER_MB_PER_MB = 500, 4
"""Beside a multiple of the voices' size, which the runtime needs while it loads and speaks. A limit
against leaks, far above what voices should need."""


def voice() -> WorkerSpec:
    """ESpeak NG: speaks both languages and is always there."""
    return WorkerSpec(kind="tts", backend=ESPEAK, name="tts-espeak", memory_limit_mb=ESPEAK_MB)


def piper_voice(models: Sequence[InstalledModel]) -> WorkerSpec:
    """Piper with these voices, the first of each language being the usual one for it."""
    args: list[str] = []
    for model in models:
        args += ["--voice", str(model.path)]
    size_mb = sum(model.size_bytes for model in models) >> 20
    return WorkerSpec(
        kind="tts",
        backend=PIPER,
        args=tuple(args),
        name="tts-piper",
        memory_limit_mb=PIPER_MB + PIPER_MB_PER_MB * size_mb,
    )


def voice_choices(
    wanted: Iterable[str], models: Sequence[InstalledModel], languages: Sequence[str]
) -> tuple[Choice, ...]:
    """What the owner's list comes to.

    All voices of Piper share a worker, in the order in which they are named; ``piper`` alone means
    every one that speaks one of ``languages``.
    """
    words = list(dict.fromkeys((*wanted, ESPEAK)))
    meant = {word: _voices_meant(word, models, languages) for word in words}
    together = tuple(dict.fromkeys(model for found in meant.values() for model in found))
    return tuple(
        Choice(
            kind=ModelKind.TTS,
            language="",
            wanted=word,
            spec=voice() if word == ESPEAK else piper_voice(together) if meant[word] else None,
            models=tuple(meant[word]),
        )
        for word in words
    )


def _voices_meant(
    word: str, models: Sequence[InstalledModel], languages: Sequence[str]
) -> list[InstalledModel]:
    pipers = installed(models, kind=ModelKind.TTS, backend=PIPER)
    if word == PIPER:
        return [model for model in pipers if set(languages) & set(model.languages)]
    return [model for model in pipers if model.name == word]
