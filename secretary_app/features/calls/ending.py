"""How the calls of a line end: what the cause means, what is written, and what is owed for it.

It is done on the side: the line may ring again meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from datetime import datetime

from secretary_app.features.calls.calling import Dialled
from secretary_app.features.calls.cut_off import CutOff, promise_to_call_back
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

LOST_LINE = "line-lost"
MISSED = "missed"
STOPPED = "app-stopped"
FAULT = "fault"
PORT_LOST = "port-lost"

BROKEN_CAUSES = frozenset({LOST_LINE, STOPPED, FAULT, PORT_LOST})
"""Causes of an end that neither side wanted."""

CUT_CAUSES = frozenset({LOST_LINE, PORT_LOST})
"""Among them: the line went away under a caller, who is owed a call back."""


class CallEnds:
    """Of one line."""

    def __init__(self, *, setup: CallSetup, line_id: str) -> None:
        self._setup = setup
        self._line_id = line_id
        self._closing: set[asyncio.Task[None]] = set()

    def end(self, call: LiveCall, cause: str) -> None:
        """It is over now."""
        self._start(self._close(call, cause, ended_at=self._setup.clock.now()), call)

    def end_ours(self, call: LiveCall, cause: str, dialled: asyncio.Future[Dialled]) -> None:
        """A call that we made is over; whoever asked for it learns what came of it."""
        ended_at = self._setup.clock.now()
        self._start(self._close_ours(call, cause, dialled, ended_at=ended_at), call)

    def end_missed(self, call: LiveCall) -> None:
        """It rang where it could not be answered: who was it?"""
        self._start(self._close_missed(call, ended_at=self._setup.clock.now()), call)

    async def written(self) -> None:
        """Wait until every end so far is on the disk."""
        if self._closing:
            await asyncio.wait(self._closing)

    def _start(self, work: Coroutine[object, object, None], call: LiveCall) -> None:
        closing = asyncio.create_task(work, name=f"close-{call.call_id}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, call: LiveCall, cause: str, *, ended_at: datetime) -> None:
        if cause in CUT_CAUSES and call.answered:
            try:
                await promise_to_call_back(
                    _cut_off(call), promises=self._setup.promises, clock=self._setup.clock
                )
            except SecretaryError:
                _LOG.exception("no call back could be promised for call %s", call.call_id)
        await call.close(cause=cause, broken=cause in BROKEN_CAUSES, ended_at=ended_at)
        if not (call.answered or call.ours or call.connecting.refused):
            await self._setup.missed.owed(_cut_off(call), line_id=self._line_id)

    async def _close_ours(
        self, call: LiveCall, cause: str, dialled: asyncio.Future[Dialled], *, ended_at: datetime
    ) -> None:
        """Told whatever cannot be kept of it."""
        try:
            await self._close(call, cause, ended_at=ended_at)
        finally:
            dialled.set_result(
                Dialled(
                    call_id=call.call_id,
                    cause=cause,
                    connected=call.answered,
                    reached=call.reached,
                    kept=call.kept,
                )
            )

    async def _close_missed(self, call: LiveCall, *, ended_at: datetime) -> None:
        await call.connecting.identify()
        await call.close(cause=MISSED, broken=False, ended_at=ended_at)
        await self._setup.missed.owed(_cut_off(call), line_id=self._line_id)


def _cut_off(call: LiveCall) -> CutOff:
    return CutOff(
        call_id=call.call_id,
        number=call.party.number,
        person_id=call.party.person_id,
        language=call.language,
    )
