"""Settings of the engines."""

from __future__ import annotations

from pathlib import Path

from secretary_app.foundation.settings import Setting

RUSSIAN_MODEL = Setting(key="providers.stt_model_ru", type=Path, default=Path())
"""Folder of a PocketSphinx acoustic model for Russian (``hmm/`` and a ``.dic``); empty = none."""
ENGLISH_RECOGNISER = Setting(key="providers.stt_english", type=bool, default=True)
"""Whether English is recognised; without it one process less runs."""

SETTINGS = (RUSSIAN_MODEL, ENGLISH_RECOGNISER)
