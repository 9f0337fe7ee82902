"""What the line process tells the app, besides the caller's sound (`audio-chunk`).

`*_ms` fields named `at`, `from` and `to` are line time: milliseconds since the call's first audio
frame, counted in samples, one clock for the caller's track, ours, voice activity and heard spans.
"""

from dataclasses import dataclass
from typing import ClassVar

from engines.wire.audio import AudioChunk
from hardware.line.condition_reports import ConditionReport
from hardware.line.dial_reports import DialReport
from hardware.line.message import Message
from hardware.line.operator_reports import OperatorReport
from hardware.line.recording_reports import RecordingReport
from hardware.line.text_reports import TextReport
from hardware.line.voice_reports import VoiceReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello(Message):
    """Answer to `attach`."""

    TYPE: ClassVar[str] = "hello"

    line_id: str
    version: int
    """Of these messages; another number means app and line are of different releases."""
    realtime: str
    """How the 20 ms clock is scheduled, in words: `SCHED_FIFO 10, memory locked` …"""
    busy: bool = False
    """Whether somebody rings or talks."""
    call_id: str | None = None
    """The call that an app left behind and the next one may take (`take-call`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState(Message):
    """The line's state, after `hello` and whenever it changes."""

    TYPE: ClassVar[str] = "line-state"

    state: str
    """A value of the line's own states: of ModemState for a modem."""
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringing(Message):
    """Somebody calls."""

    TYPE: ClassVar[str] = "ringing"

    number: str | None
    """As the network gave it; null when hidden or not known yet (`caller-id` may follow)."""
    withheld: bool
    at: float
    """CLOCK_MONOTONIC seconds of the first ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerId(Message):
    """The number came late, in the ringing or in the call."""

    TYPE: ClassVar[str] = "caller-id"

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedCall(Message):
    """The caller gave up before an answer."""

    TYPE: ClassVar[str] = "missed-call"

    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBegan(Message):
    """The call is answered, by us or by the one whom we called."""

    TYPE: ClassVar[str] = "call-began"

    ata_ms: int
    """From sending ATA, or the number, to the modem's word that the call began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioOpen(Message):
    """Sound runs; its first frame is line time 0."""

    TYPE: ClassVar[str] = "audio-open"

    delay_ms: int
    """From asking for sound to the modem's OK."""
    since_answer_ms: int
    """From sending ATA to our first frame handed to the port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHanded(Message):
    """The call that the app asked for is the app's from now on."""

    TYPE: ClassVar[str] = "call-handed"

    call_id: str
    at_ms: int
    """Line time of now."""
    lost_ms: int
    """Line time at which the app before was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(Message):
    """The call is over; every `played` and `recorded` of it has been sent before."""

    TYPE: ClassVar[str] = "call-ended"

    cause: str
    duration_s: int | None
    """As the modem counted, where it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallGraded(Message):
    """What the sound of a call was like, right before its `call-ended`. See `hardware.line.doctor`.

    Grades are `healthy`, `chopped`, `mute` or `not-measured`; reasons are codes of the doctor's.
    """

    TYPE: ClassVar[str] = "call-graded"

    caller: str
    """What we heard of the caller."""
    caller_reason: str
    ours: str
    """What the caller got of us, as far as the line can tell."""
    ours_reason: str
    treatment: str
    """What is done about the modem before the next call."""
    attempts: int
    """Of opening the sound."""
    seconds: float
    """For which the sound was open; the figures below are of this time."""
    caller_bytes_per_s: int
    our_bytes_per_s: int
    """16000 is all there should be."""
    caller_silent_percent: int
    caller_clipped_ppm: int
    gaps: int
    gap_ms: int
    holes: int
    echo: str
    """`found`, `none` or `not-measured`."""
    echo_delay_ms: int | None
    echo_loss_db: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Message):
    """How loud both sides were since the last of these, for a screen: 0 is silence, 1 is loud."""

    TYPE: ClassVar[str] = "levels"

    at_ms: int
    caller: float
    ours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Played(Message):
    """What of an utterance left the modem: sent at its first sample, and at its end or cut."""

    TYPE: ClassVar[str] = "played"

    utterance_id: str
    from_ms: int | None
    """Where on our track it began; null when it was dropped before that."""
    to_ms: int
    """Up to where on our track it was at full level; `from_ms` in the first message."""
    heard_ms: int
    """Position in the utterance up to which it left the modem at full level."""
    finished: bool
    cut: bool
    """Dropped before its end, possibly before its start (then heard_ms is 0)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digit(Message):
    """The caller pressed a key."""

    TYPE: ClassVar[str] = "digit"

    digit: str
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Message):
    """An order could not be done, or something broke; the line goes on."""

    TYPE: ClassVar[str] = "failed"

    code: str
    text: str
    """For the log."""


Report = (
    Hello
    | LineState
    | Ringing
    | CallerId
    | MissedCall
    | DialReport
    | CallBegan
    | AudioOpen
    | CallHanded
    | CallEnded
    | CallGraded
    | ConditionReport
    | AudioChunk
    | VoiceReport
    | Played
    | Levels
    | Digit
    | OperatorReport
    | RecordingReport
    | TextReport
    | Failed
)
