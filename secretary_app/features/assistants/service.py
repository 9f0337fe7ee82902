"""Puts an assistant together: the persona that a door names, and what the owner chose."""

from __future__ import annotations

from dataclasses import replace

from secretary_app.features.assistants.errors import UnknownLanguage, UnknownPersona
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.personas import FORMER_IDS, PERSONAS
from secretary_app.features.assistants.settings import COMPANY_EN, COMPANY_RU, LANGUAGES, SPEED
from secretary_app.foundation.settings import Settings


class AssistantService:
    """Finds assistants."""

    def __init__(self, *, settings: Settings) -> None:
        self._settings = settings

    def get(
        self, persona_id: str, *, announces_recording: bool, asks_recording: bool = False
    ) -> Assistant:
        """The assistant of this persona, as set up now.

        Raises UnknownPersona or UnknownLanguage.
        """
        wanted = persona_id.casefold()
        persona = PERSONAS.get(FORMER_IDS.get(wanted, wanted))
        if persona is None:
            raise UnknownPersona(persona=persona_id, known=", ".join(PERSONAS))
        chosen = self._settings.get(LANGUAGES)
        languages = tuple(dict.fromkeys(chosen))
        for language in languages:
            if language not in persona.voices:
                raise UnknownLanguage(language=language, known=", ".join(persona.voices))
        speed = self._settings.get(SPEED)
        return Assistant(
            id=persona.id,
            names=persona.names,
            company={"ru": self._settings.get(COMPANY_RU), "en": self._settings.get(COMPANY_EN)},
            languages=languages,
            voices={
                language: replace(voice, speed=voice.speed * speed)
                for language, voice in persona.voices.items()
            },
            announces_recording=announces_recording,
            asks_recording=asks_recording,
        )
