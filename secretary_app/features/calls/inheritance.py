"""What the program before us left on a line: a talk, a ring, or records that nobody closed.

The line knows whether a call of theirs goes on. Then its record does, too; else it is closed: a
call has one record, however many programs had to do with it.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from engines.wire import WireError
from hardware.line.client import LineClient
from hardware.line.reports import Hello
from secretary_app.features.calls.models import CallRecord, Direction
from secretary_app.features.calls.reopening import OrphanedCall, orphaned
from secretary_app.features.calls.setup import CallSetup
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)

SAME_RING = timedelta(seconds=5)
"""Between the first ring as the line heard it and as a program did, however slow."""


class Inheritance:
    """Of one line, for as long as it is used."""

    def __init__(self, *, setup: CallSetup, line_id: str, tasks: TaskOwner) -> None:
        """Calls are closed in ``tasks``."""
        self._setup = setup
        self._line_id = line_id
        self._tasks = tasks
        self._left: list[CallRecord] | None = None
        """Still open; None before the disk was asked, which is done once."""
        self._ring: OrphanedCall | None = None
        """What may be the call that rings."""
        self._talk: OrphanedCall | None = None
        """What was asked for from the line."""
        self.goes_on = False
        """Whether the line is in a call of theirs, which is none of ours yet."""

    @property
    def rang(self) -> bool:
        """Whether somebody may still ring who rang for them."""
        return self._ring is not None

    async def look(self, hello: Hello) -> None:
        """A line process is there, new or the one they used."""
        left = await self._read()
        self.goes_on = hello.call_id is not None
        if hello.busy and not self.goes_on:
            try:
                self._ring = await self._ringing(left)
            except SecretaryError:
                _LOG.exception("who rings on line %s is taken for somebody new", self._line_id)

    async def ask_for(self, call_id: str, line: LineClient) -> None:
        """Once there is a voice to go on with; the line speaks to the caller until then."""
        record = next((each for each in self._left or () if each.id == call_id), None)
        if record is None:
            _LOG.warning("the line has call %s, of which there is no open record", call_id)
            return
        try:
            await self._setup.engines.voice_ready()
            self._talk = await orphaned(record, setup=self._setup)
            await line.take_call(call_id=call_id)
        except (SecretaryError, WireError):
            _LOG.exception("call %s is not gone on with; the line ends it", call_id)

    def handed(self, *, at_ms: int) -> OrphanedCall | None:
        """The line has given the talk to us, which is told in its thread; the others are over."""
        talk = self._talk
        if talk is None:
            return None
        self._keep_open(talk)
        self._tasks.start(
            self._setup.left.tell_absence(talk.record, until_ms=at_ms), name="absence"
        )
        self.over()
        return talk

    def rings(self, *, since: float) -> OrphanedCall | None:
        """Somebody rings, since a moment of the monotonic clock: theirs, where theirs did."""
        ring, clock = self._ring, self._setup.clock
        began = clock.now() - timedelta(seconds=clock.monotonic() - since)
        if ring is not None and abs(ring.record.rang_at - began) <= SAME_RING:
            self._keep_open(ring)
        else:
            ring = None
        self.over()
        return ring

    def over(self) -> None:
        """The line has no call of theirs any more."""
        if self._left or self.goes_on:
            self._tasks.start(self._setup.left.close(self._taken()), name="left open")
        self._ring = None

    async def close(self) -> None:
        """The same, to its end. The line is free, or lost, perhaps before it was ever there."""
        await self._read()
        await self._setup.left.close(self._taken())

    def _taken(self) -> list[CallRecord]:
        left, self._left = self._left or [], []
        self._ring = self._talk = None
        self.goes_on = False
        return left

    def _keep_open(self, call: OrphanedCall) -> None:
        self._left = [each for each in self._left or () if each.id != call.record.id]

    async def _read(self) -> list[CallRecord]:
        if self._left is None:
            self._left = await self._setup.left.of_line(self._line_id)
        return self._left

    async def _ringing(self, left: list[CallRecord]) -> OrphanedCall | None:
        """The one that rang last, unless somebody had taken it."""
        for record in sorted(left, key=lambda each: each.rang_at, reverse=True):
            waits = record.direction is Direction.INCOMING and record.answered_at is None
            if not waits or await self._setup.left.outlived(record):
                continue
            ring = await orphaned(record, setup=self._setup)
            if ring.recording is not None:
                # A place was kept for its sound, and a new one will be.
                await self._setup.recordings.withdraw(ring.recording.id)
            return ring
        return None
