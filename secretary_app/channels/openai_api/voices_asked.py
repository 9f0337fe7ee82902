"""Words become sound: whose voice is meant, and the speech while it is made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from engines.clients.tts import Speaking
from engines.wire import WireError
from engines.wire.tts import MAX_SPEED, MIN_SPEED
from secretary_app.channels.openai_api.errors import EngineRefused, VoiceUnknown
from secretary_app.channels.openai_api.rights import SPEAK
from secretary_app.features.assistants.errors import UnknownPersona
from secretary_app.features.assistants.models import VoiceChoice
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.dialogue.letters import language_of
from secretary_app.features.providers.errors import NothingServed
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.voices.spoken import speakable
from secretary_app.foundation.auth.acting import needs

NOBODYS = frozenset({
    "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage",
    "shimmer", "verse",
})  # fmt: skip
"""OpenAI's own voices: what clients send where nobody has chosen one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One speech."""

    text: str
    rate: int
    voice: str = ""
    """A voice of an engine, or an assistant's id; empty: the first line's assistant."""
    language: str = ""
    """Empty: the text's own, by its letters."""
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A speech whose first sound is there."""

    speaking: Speaking
    words: int

    async def sound(self) -> AsyncIterator[bytes]:
        """In pieces of about a second. Raises EngineRefused."""
        try:
            async for piece in self.speaking.audio():
                yield piece
        except WireError as error:
            raise EngineRefused(error) from error


class VoicesAsked:
    """The voices that answer calls, for programs."""

    def __init__(
        self,
        *,
        assistants: AssistantService,
        engines: RunningEngines,
        usual: Callable[[], str],
    ) -> None:
        """``usual`` tells whose voice it is where none is named: an assistant's id."""
        self._assistants = assistants
        self._engines = engines
        self._usual = usual

    @needs(SPEAK)
    def must_serve(self) -> None:
        """Before a stream is begun. Raises NothingServed."""
        if not self._engines.serving:
            raise NothingServed

    @needs(SPEAK)
    @asynccontextmanager
    async def say(self, wanted: Wanted) -> AsyncIterator[Spoken]:
        """Entering waits for the first sound; leaving early ends the work.

        Raises NothingServed, VoiceUnknown or EngineRefused.
        """
        self.must_serve()
        voice, language = self._meant(wanted)
        speaking = self._engines.voices().speak(
            speakable(wanted.text, language=language),
            voice=voice.name,
            language=language,
            rate=wanted.rate,
            speed=min(MAX_SPEED, max(MIN_SPEED, voice.speed * wanted.speed)),
        )
        try:
            await speaking.__aenter__()
        except WireError as error:
            raise EngineRefused(error) from error
        try:
            yield Spoken(speaking=speaking, words=len(wanted.text.split()))
        finally:
            await speaking.__aexit__(None, None, None)

    def _meant(self, wanted: Wanted) -> tuple[VoiceChoice, str]:
        """A voice and a language."""
        language = wanted.language or language_of(wanted.text, otherwise="")
        if wanted.voice in self._voices():
            return VoiceChoice(name=wanted.voice), language or "ru"
        name = self._usual() if wanted.voice in {"", *NOBODYS} else wanted.voice
        try:
            assistant = self._assistants.get(name, announces_recording=False)
        except UnknownPersona:
            raise VoiceUnknown(voice=name, known=", ".join(self._known())) from None
        if language not in assistant.voices:
            language = assistant.languages[0]
        return assistant.voices[language], language

    def _voices(self) -> tuple[str, ...]:
        told = (each.info for each in self._engines.workers() if each.spec.kind == "tts")
        return tuple(voice for info in told if info is not None for voice in info.voices)

    def _known(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys((*(each.id for each in self._assistants.all()), *self._voices()))
        )
