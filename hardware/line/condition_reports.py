"""What the line process tells of itself and its device: whether anybody can call, and how well."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCondition(Message):
    """How the line is in a person's words, whenever that changes. See `hardware.line.recovery`."""

    TYPE: ClassVar[str] = "line-condition"

    condition: str
    step: str | None
    """What is being tried to mend it; null where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReachable(Message):
    """Nobody could call for a while, and can again."""

    TYPE: ClassVar[str] = "line-reachable"

    reason: str
    """Why not: the treatment that asked for a reset, or the condition the line was in."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHealth(Message):
    """Counters of the current or last call; sent at its end and on `status-request`."""

    TYPE: ClassVar[str] = "line-health"

    ticks: int
    late_ticks: int
    """Ticks more than 5 ms after their time."""
    tick_p50_ms: float
    tick_p99_ms: float
    tick_max_ms: float
    frames_in: int
    frames_out: int
    underruns: int
    """Times the port ran out of our sound."""
    partial_writes: int
    caller_gap_ms: int
    """Silence put into the caller's track where the modem sent nothing."""
    realigned: int
    """Times the caller's sound was found to be one byte off."""
    chunks_lost: int
    """Pieces of caller sound the app was too slow to take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCheck(Message):
    """Answer to `check-request`: what the line's device says of itself."""

    TYPE: ClassVar[str] = "line-check"

    port: str
    """Of a sound card: its microphone; of an exchange: where it connects to."""
    model: str
    realtime: str
    problems: Texts
    """Codes, in the order in which to put them right; empty = ready for calls."""
    condition: str | None = None
    """As in `line-condition`; null for a line that has none."""
    last_grade: str | None = None
    """Of the last call's worse direction; null when no call had sound since the line started."""
    last_side: str | None = None
    """Which direction that was: `caller` or `ours`."""
    last_reason: str | None = None
    last_treatment: str | None = None
    unreachable_s: float = 0.0
    """In which nobody could call since the line was first ready."""
    unreachable_times: int = 0
    kind: str = "modem"
    """A LineKind; what the other kinds have not is left empty."""
    firmware: str = ""
    sim: str = ""
    """`ready`, or the code of what is wrong with it."""
    registration: str = ""
    operator: str | None = None
    signal_dbm: int | None = None
    signal_bars: int = 0
    """0 to 5."""
    sound_port: str | None = None
    """Of a sound card: its loudspeaker."""
    microphone_dbfs: int | None = None
    """The loudest tenth of a second in the room; null in a talk, and for a modem."""


ConditionReport = LineCondition | LineReachable | LineHealth | LineCheck
