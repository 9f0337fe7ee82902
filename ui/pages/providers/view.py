"""The chains of engines in words, and their order; knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from secretary_app.features.providers.hands import RunningEngine
from secretary_app.features.providers.overview import EngineRow
from secretary_app.features.providers.settings import RECOGNISERS, THINKERS, VOICES
from secretary_app.foundation.settings import Setting
from ui.runtime.words import Words

TONES = {
    "ready": "success",
    "starting": "info",
    "waiting": "warn",
    "failed": "danger",
    "missing": "neutral",
    "installed": "neutral",
    "unused": "info",
}
RUNS = frozenset({"ready", "starting", "waiting"})
NAMES = {
    "vosk": "Vosk",
    "pocketsphinx": "PocketSphinx",
    "piper": "Piper",
    "espeak": "eSpeak NG",
    "llama": "llama.cpp",
    "llama_cpp": "llama.cpp",
    "xllamacpp": "xllamacpp",
}
"""As their makers call them; what is not here is the name of a model."""

SIGNS = {"stt": "ear", "tts": "speaker-high", "llm": "brain", "embed": "magnifying-glass"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What the owner has chosen for one work, and what its places come to."""

    kind: str
    language: str
    """Empty where it holds for every language."""
    rows: tuple[EngineRow, ...]

    @property
    def order(self) -> Setting[tuple[str, ...]] | None:
        """Where its order is kept; None where there is one place only."""
        if self.kind == "stt":
            return RECOGNISERS[self.language]
        return {"tts": VOICES, "llm": THINKERS}.get(self.kind)


def chains(rows: Sequence[EngineRow]) -> list[Chain]:
    """In the order of hearing, speaking, thinking, searching."""
    return [
        Chain(kind=kind, language=language, rows=tuple(group))
        for (kind, language), group in groupby(rows, key=lambda row: (row.kind.value, row.language))
    ]


def moved(order: Sequence[str], engine: str, *, by: int) -> tuple[str, ...] | None:
    """The order with one engine up or down; None where that cannot be."""
    if engine not in order:
        return None
    at = order.index(engine)
    to = at + by
    if not 0 <= to < len(order):
        return None
    changed = list(order)
    changed.insert(to, changed.pop(at))
    return tuple(changed)


def state_of(row: EngineRow, words: Words) -> tuple[str, str]:
    """The word of its chip, and its tone."""
    return words.text("engines-short-state", state=row.state), TONES.get(row.state, "neutral")


def second_line(row: EngineRow, running: RunningEngine | None, words: Words) -> str:
    """Its models, its memory, how often it died."""
    parts = list(row.models)
    if running is not None and running.memory_mb is not None:
        parts.append(
            words.text("engines-memory", used=running.memory_mb, limit=running.memory_limit_mb)
        )
    if running is not None and running.starts > 1:
        parts.append(words.text("engines-restarts", count=running.starts - 1))
    return " · ".join(parts)


def trouble(row: EngineRow, words: Words) -> str:
    """What is wrong with it, for a person; empty for nothing."""
    if not row.trouble.reason or row.state == "ready":
        return ""
    return words.text("engines-trouble", trouble=row.trouble.code or "none")
