"""A voice message as a WAV: made what a telephone would bring, and heard as callers are."""

from __future__ import annotations

import asyncio
import io
import wave

import numpy as np

from hardware.audio.measures import RATE, SAMPLE_BYTES
from hardware.audio.resampler import Resampler
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.correspondence.errors import VoiceNotUnderstood
from secretary_app.features.correspondence.hearing import Hearing, Unheard, Words

LONGEST_S = 60
RATES = range(8000, 48_001)
LARGEST = LONGEST_S * max(RATES) * SAMPLE_BYTES


class VoiceReader:
    """Asks the recognisers of the secretary that is at work."""

    def __init__(self, *, hearing: Hearing) -> None:
        self._hearing = hearing

    async def read(self, sound: bytes, *, assistant: Assistant, language: str) -> Words:
        """``language`` is the likeliest. Raises VoiceNotUnderstood."""
        pcm = await asyncio.to_thread(_as_on_a_line, sound)
        found = await self._hearing.words(pcm, assistant=assistant, language=language)
        if isinstance(found, Unheard):
            raise VoiceNotUnderstood(reason=found.value)
        return found


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
