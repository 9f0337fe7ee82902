"""What the line process tells of a call that we make, before somebody takes it."""

from dataclasses import dataclass
from typing import ClassVar

from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialling(Message):
    """How far a call of ours has come, before somebody takes it."""

    TYPE: ClassVar[str] = "dialling"

    ringing: bool
    """Whether the telephone there rings; not every line can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialFailed(Message):
    """A `dial` came to nothing: nobody was connected, and no `call-ended` follows."""

    TYPE: ClassVar[str] = "dial-failed"

    cause: str
    """`busy`, `no-answer`, `no-carrier` (the network or the one called refused), `no-network`,
    `refused` (by the modem, or the provider), `local` (we hung up), `taken` (another call is
    there), `no-outgoing` (of this kind of line), `not-set-up` and `account-refused` (of a
    provider), or the code of what is wrong with the device."""


DialReport = Dialling | DialFailed
