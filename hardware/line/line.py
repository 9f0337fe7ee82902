"""What a telephone line is: the one interface a modem, a simulator or an Asterisk stand behind.

The same tests run against each (tests/contracts/line).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from hardware.line.condition_reports import LineCheck, LineCondition, LineReachable
from hardware.line.dial_reports import Dialling
from hardware.line.doctor.findings import Findings
from hardware.line.doctor.treatment import Treatment
from hardware.line.port import AudioPort
from hardware.line.reports import CallEnded, CallerId, Digit, LineState, MissedCall, Ringing
from hardware.line.text_reports import SmsFound, SmsReported, SmsWaiting

News = (
    LineState
    | LineCondition
    | LineReachable
    | Ringing
    | CallerId
    | MissedCall
    | Dialling
    | CallEnded
    | Digit
    | SmsWaiting
    | SmsFound
    | SmsReported
)
"""What a line tells by itself. A Digit's line time is not known here: `at_ms` is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSound:
    """The sound of a call that has begun."""

    port: AudioPort
    delay_ms: int
    """From asking for it to having it."""
    attempts: int = 1
    """How often it was asked for."""
    late_opening_tells: bool = False
    """Whether more than one attempt foretells bad sound on this kind of line."""


class Line(Protocol):
    """One line with at most one call at a time. What fails raises HardwareError."""

    @property
    def state(self) -> LineState:
        """How it is now."""

    async def run(self, tell: Callable[[News], None]) -> None:
        """Keeps the line working until cancelled; mends itself. `tell` must return at once."""

    async def answer(self) -> None:
        """Takes the ringing call; returns when it is connected."""

    async def open_sound(self) -> OpenSound:
        """Right after `answer`: sound both ways. The port is the caller's to close."""

    async def close_sound(self) -> None:
        """After a call, once the port is closed."""

    async def hang_up(self) -> None:
        """Ends the call or refuses the one that rings; without one it does nothing."""

    async def send_digits(self, digits: str) -> bytes:
        """Sends DTMF into the call; what is returned is its sound where there is no other way."""

    async def check(self, *, realtime: str) -> LineCheck:
        """Examines device, SIM and network; `realtime` is passed on."""


@runtime_checkable
class DiallingLine(Protocol):
    """What a line offers besides from which others can be called."""

    def hindrance(self) -> str | None:
        """Why nobody can be called now, as `dial-failed` tells it; None: somebody can be."""

    async def hang_up(self) -> None:
        """See Line."""

    async def dial(self, number: str) -> None:
        """Calls a number; returns when somebody has taken the call, then `open_sound` is next.

        A call that came to nothing has been told as `CallEnded` before this raises, save where it
        was not even begun.
        """


@runtime_checkable
class TreatedLine(Protocol):
    """What a line offers besides whose device may need mending, in a call and between two."""

    async def renew_sound(self) -> None:
        """In a call whose sound has stopped: asks the device for it anew, on the same port."""

    def prescribe(self, findings: Findings) -> Treatment:
        """What will be done about the findings of a call that has ended."""

    async def treat(self, treatment: Treatment) -> None:
        """Does it, after `close_sound`. The line takes no calls meanwhile, and tells so."""
