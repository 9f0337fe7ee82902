"""The recognisers: which worker hears a language with which model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel, ModelKind
from secretary_app.features.providers.choices import Choice, installed

POCKETSPHINX = "pocketsphinx"
VOSK = "vosk"

BUNDLED_LANGUAGE = "en"
"""PocketSphinx brings a model of US English in its own package."""

POCKETSPHINX_MB = 700
"""The English model alone takes about 150 MB; phrase lists and their decoders come on top."""
VOSK_MB, VOSK_MB_PER_MB = 600, 4
"""Beside a multiple of what the model takes on the disk: its graph is unfolded in memory. Not
measured: a limit against leaks, far above what a model should need."""


def pocketsphinx_recogniser(language: str, model: Path | None) -> WorkerSpec:
    """PocketSphinx with a model that the owner has, or with the one of its own package."""
    args = ("--language", language)
    return WorkerSpec(
        kind="stt",
        backend=POCKETSPHINX,
        args=args if model is None else (*args, "--model", str(model)),
        name=f"stt-{language}",
        memory_limit_mb=POCKETSPHINX_MB,
    )


def english_recogniser() -> WorkerSpec:
    """PocketSphinx with the US English model of its own package."""
    return pocketsphinx_recogniser("en", None)


def russian_recogniser(model: Path) -> WorkerSpec:
    """PocketSphinx with a Russian model that the owner has."""
    return pocketsphinx_recogniser("ru", model)


def vosk_recogniser(language: str, model: InstalledModel, *, number: int = 1) -> WorkerSpec:
    """Vosk with one model; ``number`` tells several of a language apart."""
    return WorkerSpec(
        kind="stt",
        backend=VOSK,
        args=("--language", language, "--model", str(model.path)),
        name=f"stt-vosk-{language}" + ("" if number == 1 else f"-{number}"),
        memory_limit_mb=VOSK_MB + VOSK_MB_PER_MB * (model.size_bytes >> 20),
    )


def script_recogniser(script: Path, languages: tuple[str, ...]) -> WorkerSpec:
    """No recogniser: the words come from a script that the far end writes while it plays."""
    args = ["--script", str(script)]
    for language in languages:
        args += ["--language", language]
    return WorkerSpec(kind="stt", backend="script", args=tuple(args), name="stt-script")


def recogniser_choices(
    language: str,
    wanted: Iterable[str],
    models: Sequence[InstalledModel],
    *,
    own_model: Path | None,
) -> tuple[Choice, ...]:
    """What the owner's list for a language comes to.

    ``own_model`` is a PocketSphinx model outside the models folder.
    """
    choices: list[Choice] = []
    vosks: list[InstalledModel] = []
    for word in dict.fromkeys(wanted):
        spec: WorkerSpec | None = None
        model = _model_meant(word, language, models)
        if model is not None and model.backend == VOSK:
            if model not in vosks:
                vosks.append(model)
            spec = vosk_recogniser(language, model, number=vosks.index(model) + 1)
        elif model is not None:
            spec = pocketsphinx_recogniser(language, model.path)
        if word == POCKETSPHINX and own_model is not None:
            model, spec = None, pocketsphinx_recogniser(language, own_model)
        elif word == POCKETSPHINX and model is None and language == BUNDLED_LANGUAGE:
            spec = pocketsphinx_recogniser(language, None)
        choices.append(
            Choice(
                kind=ModelKind.STT,
                language=language,
                wanted=word,
                spec=spec,
                models=() if model is None else (model,),
            )
        )
    return tuple(choices)


def _model_meant(
    word: str, language: str, models: Sequence[InstalledModel]
) -> InstalledModel | None:
    """The model of this name, or the best one of the engine of this name."""
    if word in {VOSK, POCKETSPHINX}:
        best = installed(models, kind=ModelKind.STT, backend=word, language=language)
        return best[0] if best else None
    named = (
        model
        for model in models
        if model.name == word
        and model.kind is ModelKind.STT
        and model.backend in {VOSK, POCKETSPHINX}
    )
    return next(named, None)
