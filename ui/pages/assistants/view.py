"""An assistant in words, and what may be chosen for her; knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.models import Assistant, Profile
from secretary_app.features.assistants.personas import PERSONAS
from secretary_app.features.assistants.settings import (
    OWN_COMPANY,
    OWN_GREETING,
    OWN_LANGUAGES,
    OWN_NAME,
    OWN_SPEED,
    OWN_VOICE,
)
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.model_library.models import InstalledModel
from secretary_app.foundation.settings import Setting
from ui.runtime.words import Words

NAMING = (*OWN_NAME.values(), *OWN_COMPANY.values())
GREETING = tuple(OWN_GREETING.values())
SPEAKING: tuple[Setting[Any], ...] = (OWN_LANGUAGES, *OWN_VOICE.values(), OWN_SPEED)
"""Any: the fields have different types."""

ESPEAK = {"ru": "ru", "en": "en-us"}
VARIANTS = ("+f2", "+f3", "+f4", "+f5", "+m1", "+m3", "+m7")
"""Of eSpeak NG: these are told apart on a telephone."""

ORDERS = ((), ("ru",), ("en",), ("ru", "en"), ("en", "ru"))


def found(workspace: Workspace, assistant_id: str) -> Assistant:
    """As a caller would meet her now. Raises UnknownPersona or UnknownLanguage."""
    return workspace.assistants.get(assistant_id, announces_recording=True)


def name_of(assistant: Assistant, words: Words) -> str:
    """In the language of the desk."""
    return assistant.names[words.language.value]


def persona_name(persona: str, words: Words) -> str:
    """Of one that is built in, in the language of the desk."""
    return PERSONAS[persona].names[words.language.value]


def lines_of(workspace: Workspace, assistant_id: str) -> list[PhoneLine]:
    """Those that she answers."""
    return [line for line in workspace.lines.all() if line.get(ASSISTANT) == assistant_id]


def is_built_in(profile: Profile) -> bool:
    """Whether she cannot be removed, only be made as she was."""
    return profile.id in PERSONAS


def free_id(known: Sequence[str]) -> str:
    """For one that is added."""
    number = next(n for n in range(1, len(known) + 2) if f"assistant{n}" not in known)
    return f"assistant{number}"


def voice_options(
    models: Sequence[InstalledModel], words: Words
) -> dict[str, list[tuple[str, str]]]:
    """For each language: the persona's, installed voices, and the voices of eSpeak NG."""
    options = {}
    for language, setting in OWN_VOICE.items():
        own = [("", words.text("assistants-voice-persona"))]
        installed = [
            (model.name, model.name)
            for model in models
            if model.kind.value == "tts" and language in model.languages
        ]
        names = [f"{ESPEAK[language]}{variant}" for variant in VARIANTS]
        espeak = [(name, f"eSpeak NG {name}") for name in names]
        options[setting.key] = [*own, *installed, *espeak]
    return options


def language_options(words: Words) -> list[tuple[str, str]]:
    """Orders of languages; the first is spoken to whoever is not known yet."""
    return [
        (
            OWN_LANGUAGES.text_of(order),
            ", ".join(words.text("models-language", language=each) for each in order)
            or words.text("assistants-as-all"),
        )
        for order in ORDERS
    ]
