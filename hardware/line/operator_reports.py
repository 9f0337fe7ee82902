"""What the line process tells of a person at the desk who has a call.

`at_ms` is line time, as of everything that sounds.
"""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSound(Message):
    """The person's sound as the caller gets it."""

    TYPE: ClassVar[str] = "operator-sound"

    at_ms: int
    pcm: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSpeaks(Message):
    """The person speaks since `at_ms`."""

    TYPE: ClassVar[str] = "operator-speaks"

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorStops(Message):
    """The person is silent since `at_ms`."""

    TYPE: ClassVar[str] = "operator-stops"

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorLost(Message):
    """Nothing comes from the desk of the person who has the call, told once.

    `reason`: `desk-left` (its connection is closed), `desk-silent` (no sound, not even silence).
    """

    TYPE: ClassVar[str] = "operator-lost"

    reason: str


OperatorReport = OperatorSound | OperatorSpeaks | OperatorStops | OperatorLost
