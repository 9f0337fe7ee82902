"""Voice messages: theirs become words, and our answers are said where they want it."""

from __future__ import annotations

import asyncio
import importlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from engines.wire import WireError
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.correspondence.hearing import Hearing, Unheard, Words
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.providers.running import RunningEngines

_LOG = logging.getLogger(__name__)

OGG = "secretary_app.channels.telegram.ogg"

LONGEST_SPOKEN = 1500
"""Characters: some two minutes. What is longer is read."""


class _Ogg(Protocol):
    SPOKEN_RATE: int

    def decoded(self, ogg: bytes) -> bytes: ...

    def encoded(self, pcm: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer as a voice message."""

    ogg: bytes
    seconds: int


class Voice:
    """Of all bots."""

    def __init__(self, *, engines: RunningEngines, hearing: Hearing) -> None:
        self._engines = engines
        self._hearing = hearing

    async def words(self, ogg: bytes, *, assistant: Assistant, language: str) -> Words | Unheard:
        """What was said; ``language`` is the likeliest."""
        try:
            pcm = await asyncio.to_thread(_decode, ogg)
        except ValueError as error:
            _LOG.info("a voice message cannot be heard: %s", error)
            return Unheard.NO_WORDS
        return await self._hearing.words(pcm, assistant=assistant, language=language)

    async def say(self, sentences: Sequence[Sentence], assistant: Assistant) -> Said | None:
        """None where no voice runs, or where it would be a lecture."""
        text = " ".join(each.spoken for each in sentences)
        if not self._engines.serving or not text or len(text) > LONGEST_SPOKEN:
            return None
        language = sentences[0].language
        voice = assistant.voices[language]
        ogg = await asyncio.to_thread(_ogg)
        try:
            speech = await self._engines.voices().render(
                text,
                voice=voice.name,
                language=language,
                rate=ogg.SPOKEN_RATE,
                speed=voice.speed,
            )
        except WireError as error:
            _LOG.warning("an answer cannot be said: %s", error.text)
            return None
        seconds = len(speech.pcm) // 2 // ogg.SPOKEN_RATE
        return Said(ogg=await asyncio.to_thread(ogg.encoded, speech.pcm), seconds=max(1, seconds))


def _ogg() -> _Ogg:
    return cast("_Ogg", importlib.import_module(OGG))


def _decode(ogg: bytes) -> bytes:
    return _ogg().decoded(ogg)
