"""Whose card is shown at the desk, and how long; knows no widgets.

A call that waits for a person has its card until somebody decides. Where the assistant answers at
once the card stays some seconds more: so long a receptionist sees who it is, and takes it over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from secretary_app.features.calls.models import Direction
from secretary_app.features.calls.states import CallState
from ui.call_panel.calls import LiveCalls, ShownCall

_OVER = frozenset({CallState.ENDING, CallState.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One call on the sheet."""

    call: ShownCall
    waits: bool
    """The assistant answers at ``until``; else she has, and the card goes then."""
    begun: datetime
    until: datetime


class Cards:
    """Those that were offered; they leave by themselves."""

    def __init__(
        self,
        *,
        calls: LiveCalls,
        now: Callable[[], datetime],
        seconds: Callable[[], int],
        seen: Callable[[str], bool],
    ) -> None:
        """``seconds``: how long after the assistant's answer; ``seen``: its panel is in front."""
        self._calls = calls
        self._now = now
        self._seconds = seconds
        self._seen = seen
        self._offered: dict[str, datetime | None] = {}
        """Since when the assistant has it; None while a person may still decide."""

    def offer(self, call_id: str) -> None:
        """It has begun."""
        self._offered.setdefault(call_id, None)

    def drop(self, call_id: str) -> None:
        """Somebody has decided."""
        self._offered.pop(call_id, None)

    def holds(self, call_id: str) -> bool:
        """Whether it has a card."""
        return call_id in self._offered

    def clear(self) -> None:
        """Nobody is at the desk."""
        self._offered.clear()

    def first(self) -> Card | None:
        """Who waits before who is answered, the longest first."""
        found = [card for call_id in list(self._offered) if (card := self._card(call_id))]
        return min(found, key=lambda card: (not card.waits, card.begun), default=None)

    def _card(self, call_id: str) -> Card | None:
        call = self._calls.get(call_id)
        if call is None or not _is_open(call):
            self.drop(call_id)
            return None
        view = call.view
        if view.state is CallState.RINGING and view.waits_until is not None:
            self._offered[call_id] = None
            return Card(call=call, waits=True, begun=view.rang_at, until=view.waits_until)
        since = self._offered[call_id] or self._now()
        self._offered[call_id] = since
        until = since + timedelta(seconds=self._seconds())
        if self._now() >= until or self._seen(call_id):
            self.drop(call_id)
            return None
        return Card(call=call, waits=False, begun=since, until=until)


def _is_open(call: ShownCall) -> bool:
    """Whether a person could take it, and none has."""
    view = call.view
    incoming = view.direction is Direction.INCOMING
    return incoming and view.state not in _OVER and view.operator is None
