"""Puts an assistant together: her persona, what was chosen for her, and what holds for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Self, TypeVar, cast

from sqlalchemy import delete, select

from secretary_app.features.assistants import settings as fields
from secretary_app.features.assistants.errors import (
    AssistantNameTaken,
    BadAssistantId,
    UnknownLanguage,
    UnknownPersona,
)
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.assistants.models import Assistant, Profile, VoiceChoice
from secretary_app.features.assistants.personas import FORMER_IDS, PERSONAS, Persona
from secretary_app.features.assistants.settings import (
    COMPANY_EN,
    COMPANY_RU,
    FIELDS,
    LANGUAGES,
    SPEED,
)
from secretary_app.features.assistants.tables import AssistantRow
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.settings import Setting, Settings
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

PERSONA = "persona"
"""May be set like a field."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")

ValueT = TypeVar("ValueT")


class AssistantService:
    """Keeps and finds assistants."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        events: EventBus,
        clock: Clock,
        profiles: dict[str, Profile],
    ) -> None:
        self._settings = settings
        self._database = database
        self._events = events
        self._clock = clock
        self._profiles = profiles

    @classmethod
    async def open(
        cls, *, settings: Settings, database: Database, events: EventBus, clock: Clock
    ) -> Self:
        """Reads what was chosen."""
        async with database.read() as session:
            rows = list(await session.scalars(select(AssistantRow).order_by(AssistantRow.id)))
        own = {
            row.id: Profile(
                id=row.id, persona=row.persona, chosen=FIELDS.read(row.chosen, whose=row.id)
            )
            for row in rows
        }
        profiles = {each: Profile(id=each, persona=each) for each in PERSONAS} | own
        return cls(
            settings=settings, database=database, events=events, clock=clock, profiles=profiles
        )

    def all(self) -> tuple[Profile, ...]:
        """The built-in ones first."""
        return tuple(self._profiles.values())

    def get(
        self, assistant_id: str, *, announces_recording: bool, asks_recording: bool = False
    ) -> Assistant:
        """The assistant of this id, as set up now.

        Raises UnknownPersona or UnknownLanguage.
        """
        profile = self.profile(assistant_id)
        persona = _persona(profile.persona)
        chosen = _own(profile, fields.OWN_LANGUAGES) or self._settings.get(LANGUAGES)
        languages = tuple(dict.fromkeys(chosen))
        for language in languages:
            if language not in persona.voices:
                raise UnknownLanguage(language=language, known=", ".join(persona.voices))
        speed = _own(profile, fields.OWN_SPEED) or self._settings.get(SPEED)
        company = {"ru": self._settings.get(COMPANY_RU), "en": self._settings.get(COMPANY_EN)}
        return Assistant(
            id=profile.id,
            persona=persona.id,
            names={**persona.names, **_texts(profile, fields.OWN_NAME)},
            company=company | _texts(profile, fields.OWN_COMPANY),
            languages=languages,
            voices=_voices(persona, profile, speed),
            announces_recording=announces_recording,
            asks_recording=asks_recording,
            greetings=_texts(profile, fields.OWN_GREETING),
            manners=_texts(profile, fields.OWN_MANNER),
        )

    def profile(self, assistant_id: str) -> Profile:
        """What was chosen for one. Raises UnknownPersona."""
        wanted = assistant_id.casefold()
        profile = self._profiles.get(FORMER_IDS.get(wanted, wanted))
        if profile is None:
            raise UnknownPersona(persona=assistant_id, known=", ".join(self._profiles))
        return profile

    @needs(CHANGE_SETTINGS, about="assistant_id")
    async def add(
        self, assistant_id: str, *, persona: str, chosen: Mapping[str, str], actor: str = "cli"
    ) -> Profile:
        """Another one; ``chosen`` are texts by the name of their field.

        Raises AssistantNameTaken, BadAssistantId, UnknownPersona, UnknownSetting, BadSettingValue.
        """
        if not _ID.fullmatch(assistant_id):
            raise BadAssistantId(assistant=assistant_id)
        if assistant_id in self._profiles:
            raise AssistantNameTaken(assistant=assistant_id)
        values = {}
        for field, text in chosen.items():
            setting = FIELDS.named(field)
            values[setting.key] = setting.parse(text)
        profile = Profile(id=assistant_id, persona=_persona(persona).id, chosen=values)
        return await self._keep(profile, actor=actor)

    @needs(CHANGE_SETTINGS, about="assistant_id")
    async def set(self, assistant_id: str, field: str, text: str, *, actor: str = "cli") -> Profile:
        """Chooses another value of a field.

        Raises UnknownPersona, UnknownSetting, BadSettingValue or UnknownLanguage.
        """
        profile = self.profile(assistant_id)
        if field == PERSONA:
            return await self._keep(replace(profile, persona=_persona(text).id), actor=actor)
        setting = FIELDS.named(field)
        value = setting.parse(text)
        if setting is fields.OWN_LANGUAGES:
            voices = _persona(profile.persona).voices
            for language in fields.OWN_LANGUAGES.parse(text):
                if language not in voices:
                    raise UnknownLanguage(language=language, known=", ".join(voices))
        chosen = FIELDS.changed(profile.chosen, setting, value)
        return await self._keep(replace(profile, chosen=chosen), actor=actor)

    @needs(CHANGE_SETTINGS, about="assistant_id")
    async def remove(self, assistant_id: str, *, actor: str = "cli") -> None:
        """She is gone; a built-in one is as she was at first. Raises UnknownPersona."""
        profile = self.profile(assistant_id)
        async with self._database.write() as session:
            await session.execute(delete(AssistantRow).where(AssistantRow.id == profile.id))
        if profile.id in PERSONAS:
            self._profiles[profile.id] = Profile(id=profile.id, persona=profile.id)
        else:
            del self._profiles[profile.id]
        self._tell(profile.id, actor)

    async def _keep(self, profile: Profile, *, actor: str) -> Profile:
        texts = FIELDS.texts(profile.chosen)
        async with self._database.write() as session:
            row = AssistantRow(id=profile.id, persona=profile.persona, chosen=texts)
            await session.merge(row)
        self._profiles[profile.id] = profile
        self._tell(profile.id, actor)
        return profile

    def _tell(self, assistant_id: str, actor: str) -> None:
        self._events.emit(
            AssistantChanged(at=self._clock.now(), actor=actor, assistant_id=assistant_id)
        )


def _persona(persona_id: str) -> Persona:
    persona = PERSONAS.get(persona_id.casefold())
    if persona is None:
        raise UnknownPersona(persona=persona_id, known=", ".join(PERSONAS))
    return persona


def _own(profile: Profile, of: Setting[ValueT]) -> ValueT:
    return cast("ValueT", profile.chosen.get(of.key, of.default))


def _texts(profile: Profile, of: Mapping[str, Setting[str]]) -> dict[str, str]:
    """Those that are chosen, per language."""
    texts = {language: _own(profile, each) for language, each in of.items()}
    return {language: text for language, text in texts.items() if text}


def _voices(persona: Persona, profile: Profile, speed: float) -> dict[str, VoiceChoice]:
    own = _texts(profile, fields.OWN_VOICE)
    return {
        language: replace(voice, name=own.get(language, voice.name), speed=voice.speed * speed)
        for language, voice in persona.voices.items()
    }
