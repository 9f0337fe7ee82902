"""How a call that is on stands, for who looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hardware.line.client import LineClient
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.models import Direction
from secretary_app.features.calls.states import CallState
from secretary_app.features.calls.transfer import Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCallView:
    """How one call stands."""

    call_id: str
    line_id: str
    direction: Direction
    number: str | None
    """E.164; None where it is hidden."""
    person_id: str | None
    state: CallState
    """``OPERATOR`` is «you are speaking» where ``operator`` is you."""
    language: str
    rang_at: datetime
    answered_at: datetime | None
    operator: str | None
    """Who of us has the call, also while it is held; None = the assistant."""
    quiet: bool
    """The assistant only listens, and suggests."""
    waits_until: datetime | None
    """Ringing: the assistant takes it then, unless a person decides before."""
    transfer: Transfer | None
    """Whose desks ring for it."""
    assistant_names: Mapping[str, str]
    """Of the assistant who answers it, per language."""
    recorded: bool
    """Whether its sound is kept, as far as is known by now."""


class ServedCalls(Protocol):
    """The calls of one line; ``calls.service.CallService`` is one."""

    @property
    def line_id(self) -> str:
        """Which line."""

    @property
    def line(self) -> LineClient | None:
        """Its process."""

    @property
    def calls(self) -> tuple[LiveCall, ...]:
        """What rings, is on, or is being made."""


def view_of(line: ServedCalls, call: LiveCall, *, transfer: Transfer | None) -> LiveCallView:
    """At this moment."""
    number = call.party.number
    return LiveCallView(
        call_id=call.call_id,
        line_id=line.line_id,
        direction=Direction.OUTGOING if call.ours else Direction.INCOMING,
        number=None if number is None else number.e164,
        person_id=call.party.person_id,
        state=call.state,
        language=call.language,
        rang_at=call.rang_at,
        answered_at=call.answered_at,
        operator=call.attendance.operator,
        quiet=call.attendance.quiet,
        waits_until=call.connecting.waits_until,
        transfer=transfer,
        assistant_names=call.attendance.talk.assistant.names,
        recorded=call.recorded,
    )
