"""What the line process tells the app about recordings."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Message):
    """A recording is closed: caller left, us right, 8000 Hz."""

    TYPE: ClassVar[str] = "recorded"

    path: str
    from_ms: int
    """Line time of its first sample."""
    duration_ms: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased(Message):
    """A recording was stopped and destroyed: nothing of it is on the disk."""

    TYPE: ClassVar[str] = "erased"

    path: str


RecordingReport = Recorded | Erased
