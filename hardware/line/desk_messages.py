"""What a desk and a line process tell each other: a person's voice in, the call's sound out.

A desk is the process that holds microphone and headphones (`hardware.desk`), or whoever speaks for
one. Its connection is its own: it gives no orders, and what it says counts only while the app has
given the call to a person (`our-side`).
"""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachDesk(Message):
    """First message of a connection: this is a desk. Answered by `desk-welcome`."""

    TYPE: ClassVar[str] = "attach-desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWelcome(Message):
    """Answer to `attach-desk`."""

    TYPE: ClassVar[str] = "desk-welcome"

    version: int
    """Of the line's messages, as in `hello`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskVoice(Message):
    """The person's sound, any length, as it comes from the microphone; never ahead of its time."""

    TYPE: ClassVar[str] = "desk-voice"

    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskListen(Message):
    """Which sides of the call this desk wants to hear from now on, also of calls to come."""

    TYPE: ClassVar[str] = "desk-listen"

    caller: bool
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRewind(Message):
    """Send the last seconds once more, at once and both sides; live sound follows on behind."""

    TYPE: ClassVar[str] = "desk-rewind"

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSound(Message):
    """Sound of the call, the sides that were asked for laid over one another."""

    TYPE: ClassVar[str] = "desk-sound"

    at_ms: int
    """Line time of its first sample."""
    again: bool
    """From a rewind: it is past."""
    pcm: bytes


DeskOrder = DeskVoice | DeskListen | DeskRewind
