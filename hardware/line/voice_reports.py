"""What the line process tells of the caller's voice, and of ours that makes way for it."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSuspected(Message):
    """One window held a voice; `voice-started` or `voice-dismissed` follows within 0.1 s."""

    TYPE: ClassVar[str] = "voice-suspected"

    at_ms: int
    """Start of that window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceDismissed(Message):
    """It was a click or a breath."""

    TYPE: ClassVar[str] = "voice-dismissed"

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStarted(Message):
    """The caller speaks."""

    TYPE: ClassVar[str] = "voice-started"

    at_ms: int
    """Start of the first window with a voice."""
    during: str | None
    """The utterance of ours that was sounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStopped(Message):
    """The caller is silent since `at_ms`."""

    TYPE: ClassVar[str] = "voice-stopped"

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Yielding(Message):
    """Our voice dropped by 20 dB at `at_ms` and will be silent at the word's end."""

    TYPE: ClassVar[str] = "yielding"

    utterance_id: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Yielded(Message):
    """Our voice is silent and waits for `resume` or `flush`."""

    TYPE: ClassVar[str] = "yielded"

    utterance_id: str
    at_ms: int
    heard_ms: int
    """Position in the utterance up to which it was at full level."""
    word_index: int | None
    """The word that was ducked, where word times are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Message):
    """Our voice came back, from the start of the ducked word."""

    TYPE: ClassVar[str] = "resumed"

    utterance_id: str
    at_ms: int


VoiceReport = (
    VoiceSuspected | VoiceDismissed | VoiceStarted | VoiceStopped | Yielding | Yielded | Resumed
)
