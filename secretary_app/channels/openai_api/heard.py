"""What recognisers hear: a whole recording piece by piece, or somebody who speaks just now."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

from engines.clients.stt_utterance import SttUtterance
from engines.wire import WireError
from engines.wire.stt import Word
from secretary_app.channels.openai_api.errors import EngineRefused, LanguageNotHeard
from secretary_app.channels.openai_api.pauses import pieces_of
from secretary_app.channels.openai_api.rights import SPEAK
from secretary_app.features.providers.errors import NothingServed
from secretary_app.features.providers.running import RunningEngines
from secretary_app.foundation.auth.acting import needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said between two pauses. Times run from the recording's beginning."""

    text: str
    start_ms: int
    end_ms: int
    words: tuple[Word, ...]
    confidence: float


class Hearing:
    """The recognisers of calls, for programs. They listen freely: no list of phrases is meant."""

    def __init__(self, *, engines: RunningEngines) -> None:
        self._engines = engines

    @needs(SPEAK)
    def language(self, wanted: str) -> str:
        """A language that is heard; ``wanted`` may be ``ru``, ``ru-RU``, or empty for the first.

        Raises NothingServed or LanguageNotHeard.
        """
        heard = self._engines.recognisers()
        if not heard:
            raise NothingServed
        language = wanted.replace("_", "-").partition("-")[0].lower() or next(iter(heard))
        if language not in heard:
            raise LanguageNotHeard(language=wanted, known=", ".join(heard))
        return language

    @needs(SPEAK)
    def utterance(self, language: str) -> SttUtterance:
        """Of one that ``language`` gave."""
        return self._engines.recognisers()[language].utterance(language=language, phrases=None)

    @needs(SPEAK)
    async def transcribe(self, pcm: bytes, *, language: str) -> AsyncGenerator[Said, None]:
        """Telephone sound, as far as anybody speaks in it. Raises EngineRefused."""
        for start_ms, piece in await asyncio.to_thread(pieces_of, pcm):
            try:
                async with self.utterance(language) as utterance:
                    await utterance.feed(piece)
                    heard = await utterance.finish()
            except WireError as error:
                raise EngineRefused(error) from error
            if not heard.text:
                continue
            length_ms = len(piece) // 16
            words = tuple(
                replace(
                    word,
                    start_ms=start_ms + min(word.start_ms, length_ms),
                    end_ms=start_ms + min(word.end_ms, length_ms),
                )
                for word in heard.words
            )
            yield Said(
                text=heard.text,
                start_ms=words[0].start_ms if words else start_ms,
                end_ms=words[-1].end_ms if words else start_ms + length_ms,
                words=words,
                confidence=heard.confidence,
            )
