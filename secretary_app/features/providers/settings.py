"""Settings of the engines: which the owner wants, and in which order."""

from __future__ import annotations

from pathlib import Path

from secretary_app.foundation.settings import Setting

RECOGNISERS_RU = Setting[tuple[str, ...]](
    key="engines.recognisers.ru", type=tuple[str, ...], default=("vosk", "pocketsphinx")
)
RECOGNISERS_EN = Setting[tuple[str, ...]](
    key="engines.recognisers.en", type=tuple[str, ...], default=("vosk", "pocketsphinx")
)
"""The first choice first; each word an engine, or a model by its name. What is not installed is
passed over, so the default takes the best that is there."""
VOICES = Setting[tuple[str, ...]](
    key="engines.voices", type=tuple[str, ...], default=("piper", "espeak")
)
"""The same for voices. eSpeak NG comes last even where it is not named: it is always there."""

LOUDER = Setting(
    key="engines.voices_louder_db", type=float, default=0.0, minimum=-12.0, maximum=6.0
)
"""Beside the usual level of speech. Loud moments are turned down before they clip."""

THINKERS = Setting[tuple[str, ...]](
    key="engines.thinkers", type=tuple[str, ...], default=("llama",)
)
"""The same for language models: ``llama``, a backend of it, or a model by its name. Every one named
takes its memory all the time."""

EMBEDDER = Setting(key="engines.embeddings", type=str, default="", maximum=120)
"""The model that makes vectors of texts, by its name; empty: none, and nothing is started."""

RUSSIAN_MODEL = Setting(key="providers.stt_model_ru", type=Path, default=Path())
"""Folder of a PocketSphinx acoustic model for Russian (``hmm/`` and a ``.dic``) outside the models
folder; empty = none."""
ENGLISH_RECOGNISER = Setting(key="providers.stt_english", type=bool, default=True)
"""Whether English is recognised; without it one process less runs."""

RECOGNISERS = {"ru": RECOGNISERS_RU, "en": RECOGNISERS_EN}

SETTINGS = (
    RECOGNISERS_RU,
    RECOGNISERS_EN,
    VOICES,
    LOUDER,
    THINKERS,
    EMBEDDER,
    RUSSIAN_MODEL,
    ENGLISH_RECOGNISER,
)
