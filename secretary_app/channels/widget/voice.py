"""A voice message becomes words: by the recognisers that listen to callers, in their languages."""

from __future__ import annotations

import asyncio
import io
import logging
import wave
from dataclasses import dataclass

import numpy as np

from engines.clients import SttChain
from engines.wire import WireError
from engines.wire.stt import PhraseList, Transcript
from hardware.audio.pcm import RATE, SAMPLE_BYTES
from hardware.audio.resampler import Resampler
from secretary_app.channels.widget.errors import VoiceNotUnderstood
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.listening import Listening
from secretary_app.features.dialogue.models import HeardTurn
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.providers.running import RunningEngines

_LOG = logging.getLogger(__name__)

LONGEST_S = 60
RATES = range(8000, 48_001)
LARGEST = LONGEST_S * max(RATES) * SAMPLE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said."""

    text: str
    language: str
    engine: str
    confidence: float


class VoiceReader:
    """Asks the recognisers of the secretary that is at work."""

    def __init__(self, *, engines: RunningEngines, listening: Listening) -> None:
        self._engines = engines
        self._listening = listening

    async def read(self, sound: bytes, *, assistant: Assistant, language: str) -> Words:
        """``language`` is the likeliest. Raises VoiceNotUnderstood."""
        recognisers = self._engines.recognisers()
        state = DialogueState(assistant=assistant)
        languages = [
            each
            for each in dict.fromkeys((language, *assistant.languages))
            if each in recognisers and each in assistant.languages
        ]
        if not languages:
            raise VoiceNotUnderstood(reason="nobody-listens")
        pcm = await asyncio.to_thread(_as_on_a_line, sound)
        heard = await asyncio.gather(
            *(self._hear(recognisers[each], pcm, each, state) for each in languages)
        )
        transcripts = {
            each: found for each, found in zip(languages, heard, strict=True) if found is not None
        }
        if not transcripts:
            raise VoiceNotUnderstood(reason="nobody-listens")
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
            raise VoiceNotUnderstood(reason="no-words")
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


def _as_on_a_line(sound: bytes) -> bytes:
    """The WAV as a telephone would bring it. Raises VoiceNotUnderstood."""
    try:
        with wave.open(io.BytesIO(sound)) as file:
            rate, frames = file.getframerate(), file.getnframes()
            plain = file.getnchannels() == 1 and file.getsampwidth() == SAMPLE_BYTES
            if not plain or rate not in RATES:
                raise VoiceNotUnderstood(reason="bad-sound")
            if frames > LONGEST_S * rate:
                raise VoiceNotUnderstood(reason="too-long")
            samples = np.frombuffer(file.readframes(frames), dtype="<i2")
    except (wave.Error, EOFError, ValueError):
        raise VoiceNotUnderstood(reason="bad-sound") from None
    if len(samples) < rate // 10:
        raise VoiceNotUnderstood(reason="no-words")
    return Resampler(source=rate, target=RATE).push(samples).astype("<i2").tobytes()
