"""The speech API of programs that telephone, on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from engines.wire.tts import LINE_RATE, MAX_RATE, MIN_RATE
from secretary_app.channels.openai_api.speech_schemas import MOST_LETTERS
from secretary_app.foundation.web.schemas import Incoming, Line, Outgoing

Rate = Annotated[int, Field(ge=MIN_RATE, le=MAX_RATE)]
Encoding = Literal["pcm", "alaw", "ulaw"]
"""16-bit little-endian, or G.711."""


class SayAsked(Incoming):
    """A body of ``/admin/tts/stream``, or a message to its socket."""

    type: Literal["say"] = "say"
    text: Annotated[str, Field(min_length=1, max_length=MOST_LETTERS, pattern=r"\S")]
    voice: Line = ""
    """A voice's name or an assistant's id; empty: the usual one."""
    language: Annotated[str, Field(pattern="^(ru|en)?$")] = ""
    """Empty: by the letters of the text."""
    speed: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    target_sample_rate: Rate = LINE_RATE
    encoding: Encoding = "pcm"


class StopAsked(Incoming):
    """Nothing more is to be said of what was sent so far."""

    type: Literal["stop"]


class ToSay(BaseModel):
    """What may come over the socket."""

    message: SayAsked | StopAsked


class SpeechBegins(Outgoing):
    """Sound of it follows in binary messages."""

    type: str = "start"
    number: int
    """Counts the texts of a socket from 1."""
    sample_rate: int
    encoding: Encoding


class SpokenWord(Outgoing):
    """A word, and where it stands in the sound."""

    text: str
    start_ms: int
    end_ms: int


class SpeechEnds(Outgoing):
    """All of it was sent, unless it was stopped."""

    type: str = "end"
    number: int
    duration_ms: int
    words: list[SpokenWord]
    """Empty where the voice tells none."""


class AllStopped(Outgoing):
    """No sound comes until there is another text."""

    type: str = "stopped"


class Failed(Outgoing):
    """A text or an utterance came to nothing; the socket stays."""

    type: str = "error"
    code: str
    message: str


class HearingAsked(Incoming):
    """The query of ``/admin/stt/ws/stream``."""

    language: Line = ""
    """Empty: the first that is understood."""
    sample_rate: Rate = LINE_RATE
    encoding: Encoding = "pcm"


class EndAsked(Incoming):
    """The utterance is over: its transcript is wanted."""

    type: Literal["end"]


class PartTold(Outgoing):
    """What has been heard so far, whenever that changes: the next takes its place."""

    type: str = "partial"
    text: str
    words: list[SpokenWord]


class TranscriptEvent(Outgoing):
    """What was said. More sound is another utterance."""

    type: str = "transcript"
    text: str
    words: list[SpokenWord]
    language: str
    engine: str
    confidence: float
