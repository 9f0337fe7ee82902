"""What happens in a call, told to whoever watches: the desk, the demo, the log."""

from __future__ import annotations

from dataclasses import dataclass

from engines.wire.stt import Word
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.models import Evidence
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvent(Event):
    """Anything that happened in a call."""

    call_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRang(CallEvent):
    """The line rings."""

    number: str | None
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDialled(CallEvent):
    """We call somebody."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRingsThere(CallEvent):
    """The telephone that we call rings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerIdentified(CallEvent):
    """The network told the caller's number after the ring."""

    number: str | None
    person_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswered(CallEvent):
    """The modem reported the call as begun and its sound as open."""

    ata_ms: int
    audio_delay_ms: int
    since_answer_ms: int
    """From sending ATA to our first frame handed to the port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResumed(CallEvent):
    """We were away in the middle of it, and go on."""

    away_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStateChanged(CallEvent):
    """The call moved in its state table."""

    state: CallState


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialHeard(CallEvent):
    """The caller's words so far."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnHeard(CallEvent):
    """A finished turn of the caller."""

    number: int
    text: str
    language: str
    engine: str
    confidence: float
    understood: bool
    interrupted_us: bool
    start_ms: int
    end_ms: int
    """Line time of the caller's first and last sound."""
    words: tuple[Word, ...]
    """The recogniser's words in line time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackchannelHeard(CallEvent):
    """The caller said «go on», or made a sound without words, into our voice, which came back."""

    text: str
    language: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceStarted(CallEvent):
    """The first frame of a sentence of ours has left for the modem."""

    text: str
    language: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHeard(CallEvent):
    """Nothing more of this sentence will sound; this much of it was heard."""

    text: str
    heard_text: str
    cut: bool
    language: str
    kind: str
    evidence: tuple[Evidence, ...]
    start_ms: int | None
    end_ms: int | None
    """Line time between which it sounded; None where nothing of it left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsMeasured(CallEvent):
    """How loud both sides are, a dozen times in a second: 0 is silence, 1 is loud."""

    caller: float
    ours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceYielded(CallEvent):
    """The caller spoke into our voice, which was lowered."""

    silent: bool
    """Whether the voice has now gone silent at a word's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAnswered(CallEvent):
    """The first sound of the answer to a turn has left; here is what each stage took."""

    number: int
    latency: TurnLatency


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFailed(CallEvent):
    """The call goes on, its sound is kept up to here or not at all."""

    code: str
    """``disk-full`` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentChanged(CallEvent):
    """Whether the call is recorded, and why, is another than when it began."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineFailed(CallEvent):
    """No engine of a kind could do its part of the call."""

    kind: str
    language: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(CallEvent):
    """The caller used emergency words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(CallEvent):
    """The call is over and its record is closed."""

    outcome: CallOutcome
    cause: str
