"""The voices: which worker speaks, with which models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engines.sound.measures import SPEECH_DBFS
from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.choices import Choice, installed

ESPEAK = "espeak"
PIPER = "piper"

ESPEAK_MB = 200
PIPER_MB, PIPER_MB_PER_MB = 500, 4
"""Beside a multiple of the voices' size, which the runtime needs while it loads and speaks. A limit
against leaks, far above what voices should need."""


def voice(*, louder_db: float = 0.0) -> WorkerSpec:
    """ESpeak NG: speaks both languages and is always there."""
    return WorkerSpec(
        kind="tts",
        backend=ESPEAK,
        args=_level(louder_db),
        name="tts-espeak",
        memory_limit_mb=ESPEAK_MB,
    )


def piper_voice(models: Sequence[InstalledModel], *, louder_db: float = 0.0) -> WorkerSpec:
    """Piper with these voices, the first of each language being the usual one for it."""
    args: list[str] = [*_level(louder_db)]
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
    wanted: Iterable[str],
    models: Sequence[InstalledModel],
    languages: Sequence[str],
    *,
    louder_db: float,
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
            spec=_spec(word, together if meant[word] else (), louder_db),
            models=tuple(meant[word]),
        )
        for word in words
    )


def _spec(word: str, voices: Sequence[InstalledModel], louder_db: float) -> WorkerSpec | None:
    if word == ESPEAK:
        return voice(louder_db=louder_db)
    return piper_voice(voices, louder_db=louder_db) if voices else None


def _level(louder_db: float) -> tuple[str, ...]:
    return (f"--level={SPEECH_DBFS + louder_db}",) if louder_db else ()


def _voices_meant(
    word: str, models: Sequence[InstalledModel], languages: Sequence[str]
) -> list[InstalledModel]:
    pipers = installed(models, kind=ModelKind.TTS, backend=PIPER)
    if word == PIPER:
        return [model for model in pipers if set(languages) & set(model.languages)]
    return [model for model in pipers if model.name == word]
