"""The built-in personas.

Their wording is in ``dialogue.ftl``, under the persona's id where it differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secretary_app.features.assistants.models import VoiceChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """Name and voice of a character."""

    id: str
    names: Mapping[str, str]
    voices: Mapping[str, VoiceChoice]


ANNA = Persona(
    id="anna",
    names={"ru": "Анна", "en": "Anna"},
    voices={"ru": VoiceChoice(name="ru+f3"), "en": VoiceChoice(name="en-us+f3")},
)
MARINA = Persona(
    id="marina",
    names={"ru": "Марина", "en": "Marina"},
    voices={"ru": VoiceChoice(name="ru+f2"), "en": VoiceChoice(name="en-us+f2")},
)
PERSONAS = {persona.id: persona for persona in (ANNA, MARINA)}

FORMER_IDS = {"gulya": "anna", "lidia": "marina"}
"""Names of the project that asked for this one, still found in data that is imported from it."""
