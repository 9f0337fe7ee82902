"""What the app and the desk's process tell each other: orders there, reports back."""

from dataclasses import dataclass
from typing import Any, ClassVar

from engines.wire import Event, WireError
from hardware.line.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine(Message):
    """The call is on this line; a desk is on one line at a time."""

    TYPE: ClassVar[str] = "desk-use-line"

    endpoint: str
    token: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak(Message):
    """The microphone goes to the line, or does not."""

    TYPE: ClassVar[str] = "desk-speak"

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hear(Message):
    """Which sides of the call the headphones give, as it is now; neither switches them off.

    Who speaks does not hear our own side: it would be their own voice, late.
    """

    TYPE: ClassVar[str] = "desk-hear"

    caller: bool
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HearAgain(Message):
    """The last seconds once more; what comes meanwhile is heard after them."""

    TYPE: ClassVar[str] = "desk-hear-again"

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOpened(Message):
    """The devices are open; answer to whatever opened them."""

    TYPE: ClassVar[str] = "desk-opened"

    microphone: str
    headphones: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFailed(Message):
    """There is no sound: the process ends after this."""

    TYPE: ClassVar[str] = "desk-failed"

    code: str
    """Of `hardware.soundcard.errors`, or of the wire where the line is gone."""
    text: str


DeskOrder = UseLine | Speak | Hear | HearAgain
DeskReport = DeskOpened | DeskFailed

_ORDERS: dict[str, Any] = {kind.TYPE: kind for kind in (UseLine, Speak, Hear, HearAgain)}
_REPORTS: dict[str, Any] = {kind.TYPE: kind for kind in (DeskOpened, DeskFailed)}
"""Any: classes that share `TYPE` and `from_event`, which a union cannot say."""


def read_desk_order(event: Event) -> DeskOrder:
    """Raises WireError: `unsupported`, `bad_event`."""
    order: DeskOrder = _known(_ORDERS, event).from_event(event)
    return order


def read_desk_report(event: Event) -> DeskReport:
    """Raises WireError: `unsupported`, `bad_event`."""
    report: DeskReport = _known(_REPORTS, event).from_event(event)
    return report


def _known(kinds: dict[str, Any], event: Event) -> type[Any]:
    kind: type[Any] | None = kinds.get(event.type)
    if kind is None:
        raise WireError(code="unsupported", text=f"no such message: {event.type}")
    return kind
