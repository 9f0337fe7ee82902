"""A voice message becomes words: by the recognisers that listen to callers, in their languages."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from enum import StrEnum

from engines.clients import SttChain
from engines.wire import WireError
from engines.wire.stt import PhraseList, Transcript
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.listening import Listening
from secretary_app.features.dialogue.models import HeardTurn
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.providers.running import RunningEngines

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said."""

    text: str
    language: str
    engine: str
    confidence: float


class Unheard(StrEnum):
    """Why there are no words."""

    NOBODY_LISTENS = "nobody-listens"
    NO_WORDS = "no-words"


class Hearing:
    """Asks the recognisers of the secretary that is at work."""

    def __init__(self, *, engines: RunningEngines, listening: Listening) -> None:
        self._engines = engines
        self._listening = listening

    async def words(self, pcm: bytes, *, assistant: Assistant, language: str) -> Words | Unheard:
        """Of sound as a telephone brings it; ``language`` is the likeliest."""
        recognisers = self._engines.recognisers()
        state = DialogueState(assistant=assistant)
        languages = [
            each
            for each in dict.fromkeys((language, *assistant.languages))
            if each in recognisers and each in assistant.languages
        ]
        if not languages:
            return Unheard.NOBODY_LISTENS
        heard = await asyncio.gather(
            *(self._hear(recognisers[each], pcm, each, state) for each in languages)
        )
        transcripts = {
            each: found for each, found in zip(languages, heard, strict=True) if found is not None
        }
        if not transcripts:
            return Unheard.NOBODY_LISTENS
        turns = {
            each: HeardTurn(
                text=found.text,
                language=each,
                understood=found.in_list and bool(found.text),
                confidence=found.confidence,
            )
            for each, found in transcripts.items()
        }
        chosen = self._listening.choose(turns, state)
        if not chosen.text:
            return Unheard.NO_WORDS
        transcript = transcripts[chosen.language]
        return Words(
            text=chosen.text,
            language=chosen.language,
            engine=transcript.engine,
            confidence=transcript.confidence,
        )

    async def _hear(
        self, recogniser: SttChain, pcm: bytes, language: str, state: DialogueState
    ) -> Transcript | None:
        expected = self._listening.expected(state, language, during_our_voice=False)
        phrases = None if expected is None else PhraseList.of(language, expected)
        try:
            async with recogniser.utterance(language=language, phrases=phrases) as utterance:
                await utterance.feed(pcm)
                return await utterance.finish()
        except WireError as error:
            _LOG.info("a voice message is not heard in %s: %s", language, error)
            return None
