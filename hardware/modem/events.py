"""What a modem tells: one frozen class per fact, in the past tense.

`at` is the event loop's clock (CLOCK_MONOTONIC, seconds) when the line had been read.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.modem.network import Registration
from hardware.modem.state import ModemState


class EndCause(StrEnum):
    """Why a call is over."""

    REMOTE = "remote"
    """The other side hung up."""
    LOCAL = "local"
    """We hung up a call that was connected or being dialled."""
    REJECTED = "rejected"
    """We hung up a call that rang."""
    BUSY = "busy"
    NO_ANSWER = "no-answer"
    NO_CARRIER = "no-carrier"
    """The network gave up a call that we dialled."""
    NO_DIALTONE = "no-dialtone"
    REFUSED = "refused"
    """The modem would not dial at all."""
    NO_NETWORK = "no-network"
    """It would not, because it has no network to dial in."""
    PORT_LOST = "port-lost"
    """Modem or cable went; what the other side heard is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemEvent:
    """Any of these; subscribe to it for all of them."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged(ModemEvent):
    """The modem moved from one state to another."""

    before: ModemState
    after: ModemState


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChanged(ModemEvent):
    """The network says something else of us than before."""

    registration: Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class Rang(ModemEvent):
    """Somebody is calling. Once per call: when the number is known, or 300 ms after the ring."""

    number: str | None
    """As the network gave it; None when it gave none in time."""
    withheld: bool
    """The network gave no number. A late one may still follow as `CallerIdentified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerIdentified(ModemEvent):
    """The number came after `Rang`, while it rang or after it was answered."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedCall(ModemEvent):
    """A call that rang ended before it was answered, or a second caller was not let through."""

    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerted(ModemEvent):
    """The telephone that we call rings. Not told where the modem does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBegan(ModemEvent):
    """Connected: sound can be opened from now on. Follows `Rang` or `dial`."""

    incoming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(ModemEvent):
    """Over. Exactly once after each `CallBegan`, each `dial` that failed, each rejected ring."""

    duration_s: int | None
    """Whole seconds by the modem's clock; None when it did not say or was never connected."""
    cause: EndCause


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitReceived(ModemEvent):
    """The far end pressed a key: 0-9 A-D * #."""

    digit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsStored(ModemEvent):
    """A message waits in a storage of the modem."""

    storage: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsArrived(ModemEvent):
    """A message came without being stored: nobody but us has it."""

    key: str
    pdu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsReported(ModemEvent):
    """The network tells what became of a message of ours."""

    pdu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioOpened(ModemEvent):
    """The modem carries the call's sound over USB from now on."""

    delay_ms: int
    """From our first asking to its OK."""
    attempts: int
    """More than 1 on a SIM7600 whose second call of a power-up comes out chopped."""
