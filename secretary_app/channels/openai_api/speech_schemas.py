"""``/v1/audio/speech`` on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from secretary_app.channels.openai_api.schemas import Asking
from secretary_app.foundation.web.schemas import Line

MOST_LETTERS = 4096
PCM_RATE = 24_000
"""What clients of OpenAI take raw sound for."""


class VoiceById(Asking):
    """The other way in which OpenAI's clients name a voice."""

    id: Line


class SpeechAsked(Asking):
    """The body."""

    model: Line = ""
    """An assistant's id; every other name stands for the voices there are."""
    input: Annotated[str, Field(min_length=1, max_length=MOST_LETTERS)]
    voice: Line | VoiceById = ""
    """A voice's name or an assistant's id; OpenAI's own names: the usual one."""
    response_format: Literal["mp3", "opus", "flac", "wav", "pcm"] = "mp3"
    speed: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    """A voice goes no further than 0.5 and 2."""
    stream_format: Literal["audio", "sse"] = "audio"

    @model_validator(mode="after")
    def _has_words(self) -> SpeechAsked:
        if not self.input.strip():
            raise ValueError("there are no words in it")
        return self

    @property
    def voice_name(self) -> str:
        """However it was named."""
        return self.voice if isinstance(self.voice, str) else self.voice.id
