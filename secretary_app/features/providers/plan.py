"""Which worker processes to run, and which of them hear or speak which language.

Each kind of engine brings its chain: recognisers per language, voices and language models for all
of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engines.supervisor import WorkerSpec
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.features.providers.choices import Choice, specs_of
from secretary_app.features.providers.embedder import embedder_choices
from secretary_app.features.providers.recognisers import recogniser_choices
from secretary_app.features.providers.settings import (
    EMBEDDER,
    ENGLISH_RECOGNISER,
    LOUDER,
    RECOGNISERS,
    RUSSIAN_MODEL,
    THINKERS,
    VOICES,
)
from secretary_app.features.providers.thinkers import thinker_choices
from secretary_app.features.providers.voices import voice_choices
from secretary_app.foundation.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginePlan:
    """What the engine room starts."""

    recognisers: Mapping[str, tuple[WorkerSpec, ...]]
    """Per language, the first choice first; a language without an entry cannot be heard."""
    voices: tuple[WorkerSpec, ...]
    """The first choice first; eSpeak NG is the last."""
    thinkers: tuple[WorkerSpec, ...] = field(default=())
    """Language models, the first choice first; empty where none is installed."""
    embedder: WorkerSpec | None = None
    """Makes vectors of texts; None where the owner has chosen none."""
    silent_languages: tuple[str, ...] = field(default=())
    """Languages that nothing installed here can recognise."""

    @property
    def specs(self) -> tuple[WorkerSpec, ...]:
        """Every worker once."""
        hearing = (spec for chain in self.recognisers.values() for spec in chain)
        embedders = () if self.embedder is None else (self.embedder,)
        return tuple(dict.fromkeys((*self.voices, *hearing, *self.thinkers, *embedders)))


def chosen_engines(settings: Settings, models: Sequence[InstalledModel] = ()) -> tuple[Choice, ...]:
    """Every place of the owner's lists, with what it comes to on this machine."""
    choices: list[Choice] = []
    own = settings.get(RUSSIAN_MODEL)
    for language, setting in RECOGNISERS.items():
        if language == "en" and not settings.get(ENGLISH_RECOGNISER):
            continue
        wanted = settings.get(setting)
        choices += recogniser_choices(
            language,
            wanted,
            models,
            own_model=own if language == "ru" and own != Path() else None,
        )
    voices = settings.get(VOICES)
    choices += voice_choices(voices, models, tuple(RECOGNISERS), louder_db=settings.get(LOUDER))
    thinkers = settings.get(THINKERS)
    choices += thinker_choices(thinkers, models)
    choices += embedder_choices(settings.get(EMBEDDER), models)
    return tuple(choices)


def plan_engines(settings: Settings, models: Sequence[InstalledModel] = ()) -> EnginePlan:
    """The plan that the settings ask for, as far as ``models`` are installed for it."""
    choices = chosen_engines(settings, models)
    chains = {
        language: specs_of(choice for choice in choices if choice.language == language)
        for language in RECOGNISERS
    }
    return EnginePlan(
        recognisers={language: chain for language, chain in chains.items() if chain},
        voices=specs_of(choice for choice in choices if choice.kind == "tts"),
        thinkers=specs_of(choice for choice in choices if choice.kind == "llm"),
        embedder=next((choice.spec for choice in choices if choice.kind == "embed"), None),
        silent_languages=tuple(language for language, chain in chains.items() if not chain),
    )
