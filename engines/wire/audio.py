"""Sound on the wire: Wyoming's own three events, read strictly.

Sound is signed 16-bit little-endian PCM, mono; 8000 Hz on the phone line.
"""

from dataclasses import dataclass
from typing import ClassVar

from wyoming.event import Event

from engines.wire.errors import WireError
from engines.wire.fields import Fields

WIDTH_BYTES = 2
CHANNELS = 1
LINE_RATE = 8000


def _format(rate: int) -> dict[str, int]:
    return {"rate": rate, "width": WIDTH_BYTES, "channels": CHANNELS}


def _rate(fields: Fields) -> int:
    rate = fields.integer("rate", LINE_RATE)
    width = fields.integer("width", WIDTH_BYTES)
    channels = fields.integer("channels", CHANNELS)
    if (width, channels) != (WIDTH_BYTES, CHANNELS) or rate <= 0:
        text = f"only mono 16-bit sound is taken, not {rate} Hz, {width} bytes, {channels} channels"
        raise WireError(code="bad_event", text=text)
    return rate


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioStart:
    """Sound follows."""

    TYPE: ClassVar[str] = "audio-start"

    rate: int = LINE_RATE

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE, data=_format(self.rate))

    @classmethod
    def from_event(cls, event: Event) -> "AudioStart":
        """Raises WireError(bad_event) when it is not mono 16-bit sound."""
        return cls(rate=_rate(Fields.of(event, kind=cls.TYPE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioChunk:
    """A piece of sound."""

    TYPE: ClassVar[str] = "audio-chunk"

    pcm: bytes
    rate: int = LINE_RATE
    timestamp_ms: int | None = None
    """Start of the piece on the sender's clock; line time where the line sends it."""

    def event(self) -> Event:
        """As an event for the wire."""
        data: dict[str, int] = _format(self.rate)
        if self.timestamp_ms is not None:
            data["timestamp"] = self.timestamp_ms
        return Event(type=self.TYPE, data=data, payload=self.pcm)

    @classmethod
    def from_event(cls, event: Event) -> "AudioChunk":
        """Raises WireError(bad_event) when it is not mono 16-bit sound of whole samples."""
        fields = Fields.of(event, kind=cls.TYPE)
        pcm = event.payload or b""
        if len(pcm) % WIDTH_BYTES:
            raise WireError(code="bad_event", text="audio-chunk: half a sample")
        return cls(pcm=pcm, rate=_rate(fields), timestamp_ms=fields.optional_integer("timestamp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioStop:
    """The sound is over."""

    TYPE: ClassVar[str] = "audio-stop"

    def event(self) -> Event:
        """As an event for the wire."""
        return Event(type=self.TYPE)

    @classmethod
    def from_event(cls, event: Event) -> "AudioStop":
        """Raises WireError(bad_event) for another type."""
        Fields.of(event, kind=cls.TYPE)
        return cls()
