"""Synthesis on the wire. One connection is one speech."""

from dataclasses import dataclass
from typing import Any, ClassVar

from wyoming.event import Event

from engines.wire.errors import WireError
from engines.wire.fields import Fields
from engines.wire.stt import Word, read_words

LINE_RATE = 8000
MIN_RATE, MAX_RATE = 8000, 48000
MIN_SPEED, MAX_SPEED = 0.5, 2.0
"""Slower or faster speech is no longer understood by telephone."""

MAX_TEXT_CHARS = 20_000
"""Half an hour of speech: more is a mistake of the caller's, and would block the worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthesize:
    """Client to worker: say this. `text` is only ever words to say, never commands or markup."""

    TYPE: ClassVar[str] = "synthesize"

    text: str
    voice: str | None = None
    """Name from `info`; None = the worker's voice for the language."""
    language: str | None = None
    """ISO 639-1; None = the voice's own, or the worker's first."""
    rate: int = LINE_RATE
    speed: float = 1.0
    """1.0 = the voice's own pace."""

    def event(self) -> Event:
        """As an event for the wire."""
        voice = {"name": self.voice, "language": self.language}
        data: dict[str, Any] = {
            "text": self.text,
            "voice": {key: voice[key] for key in voice if voice[key] is not None},
            "rate": self.rate,
            "speed": self.speed,
        }
        return Event(type=self.TYPE, data=data)

    @classmethod
    def from_event(cls, event: Event) -> "Synthesize":
        """Raises WireError(bad_event), also for a rate, speed or length that makes no sense."""
        fields = Fields.of(event, kind=cls.TYPE)
        voice = fields.part("voice")
        request = cls(
            text=fields.text("text"),
            voice=voice.optional_text("name"),
            language=voice.optional_text("language"),
            rate=fields.integer("rate", LINE_RATE),
            speed=fields.number("speed", 1.0),
        )
        if not MIN_RATE <= request.rate <= MAX_RATE:
            raise WireError(code="bad_event", text=f"synthesize: rate {request.rate} Hz")
        if not MIN_SPEED <= request.speed <= MAX_SPEED:
            raise WireError(code="bad_event", text=f"synthesize: speed {request.speed}")
        if len(request.text) > MAX_TEXT_CHARS:
            raise WireError(code="too_large", text=f"synthesize: {len(request.text)} characters")
        return request


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechMarks:
    """Worker to client: where words stand in the sound of this speech.

    The first comes before any sound. A long speech sends one for each of its sentences, before that
    sentence's sound; times always run from the first sample of the whole speech.
    """

    TYPE: ClassVar[str] = "speech-marks"

    marks: tuple[Word, ...]

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data={"marks": [mark.data() for mark in self.marks]})

    @classmethod
    def from_event(cls, event: Event) -> "SpeechMarks":
        """Raises WireError(bad_event)."""
        return cls(marks=read_words(Fields.of(event, kind=cls.TYPE), "marks"))
