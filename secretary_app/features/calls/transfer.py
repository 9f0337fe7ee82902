"""Calls on their way from one desk to another: whose desks ring, and until when."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from secretary_app.features.calls.desk_events import (
    DeskSignedOut,
    TransferAsked,
    TransferEnded,
    TransferOutcome,
)
from secretary_app.features.calls.errors import NotNow
from secretary_app.features.calls.events import CallEnded
from secretary_app.features.calls.roster import Roster
from secretary_app.features.lines.errors import LineLost
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

Nobody = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One call that waits for a colleague."""

    by: str
    to: tuple[str, ...]
    """Whose desks ring still."""
    until: datetime


@dataclass(slots=True, kw_only=True)
class _Asked:
    transfer: Transfer
    nobody: Nobody
    waiting: asyncio.Task[None]


class Transfers:
    """All of them; a call is transferred once at a time."""

    def __init__(self, *, events: EventBus, clock: Clock, roster: Roster) -> None:
        self._events = events
        self._clock = clock
        self._roster = roster
        self._asked: dict[str, _Asked] = {}
        self._tasks: TaskOwner | None = None
        events.subscribe(CallEnded, self._call_ended)
        events.subscribe(DeskSignedOut, self._signed_out)

    def use(self, tasks: TaskOwner) -> None:
        """Waiting is done in these."""
        self._asked.clear()
        self._tasks = tasks

    def of(self, call_id: str) -> Transfer | None:
        """Of a call; None where it is not being transferred."""
        asked = self._asked.get(call_id)
        return None if asked is None else asked.transfer

    def begin(
        self, call_id: str, *, by: str, to: tuple[str, ...], until: datetime, nobody: Nobody
    ) -> Transfer:
        """Desks ring; ``nobody`` is awaited where none of them takes it."""
        assert self._tasks is not None, "a call is on"
        self.over(call_id, TransferOutcome.CANCELLED, actor=by)
        transfer = Transfer(by=by, to=to, until=until)
        seconds = (until - self._clock.now()).total_seconds()
        waiting = self._tasks.start(self._wait(call_id, seconds), name="transfer")
        self._asked[call_id] = _Asked(transfer=transfer, nobody=nobody, waiting=waiting)
        self._events.emit(
            TransferAsked(at=self._clock.now(), actor=by, call_id=call_id, to=to, until=until)
        )
        return transfer

    async def refuse(self, call_id: str, *, actor: str) -> None:
        """One desk does not take it. Raises NotNow."""
        asked = self._asked.get(call_id)
        if asked is None or actor not in asked.transfer.to:
            raise NotNow(reason="no-transfer")
        await self._without(call_id, asked, actor, TransferOutcome.DECLINED)

    def over(self, call_id: str, outcome: TransferOutcome, *, actor: str) -> _Asked | None:
        """Desks stop ringing, where they do."""
        asked = self._asked.pop(call_id, None)
        if asked is not None:
            asked.waiting.cancel()
            self._events.emit(
                TransferEnded(at=self._clock.now(), actor=actor, call_id=call_id, outcome=outcome)
            )
        return asked

    async def _without(
        self, call_id: str, asked: _Asked, actor: str, outcome: TransferOutcome
    ) -> None:
        left = tuple(each for each in asked.transfer.to if each != actor)
        if left:
            asked.transfer = Transfer(by=asked.transfer.by, to=left, until=asked.transfer.until)
            return
        self.over(call_id, outcome, actor=actor)
        await _told(asked.nobody)

    async def _wait(self, call_id: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        asked = self._asked.pop(call_id)
        self._events.emit(
            TransferEnded(at=self._clock.now(), call_id=call_id, outcome=TransferOutcome.NOBODY)
        )
        await _told(asked.nobody)

    def _call_ended(self, event: CallEnded) -> None:
        self.over(event.call_id, TransferOutcome.CANCELLED, actor=event.actor)

    def _signed_out(self, event: DeskSignedOut) -> None:
        for call_id, asked in list(self._asked.items()):
            if event.actor in asked.transfer.to and self._tasks is not None:
                self._tasks.start(
                    self._without(call_id, asked, event.actor, TransferOutcome.NOBODY),
                    name="transfer",
                )


async def _told(nobody: Nobody) -> None:
    try:
        await nobody()
    except (LineLost, NotNow) as error:
        _LOG.info("nobody took a call, which is over: %s", error)
