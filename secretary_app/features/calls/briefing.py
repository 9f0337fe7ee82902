"""What a person has to know who comes in the morning: what happened since the evening before.

Numbers and moments only; nothing here is worded. Reads calls, turns and promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import select

from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.calls.repo import record_of
from secretary_app.features.calls.rights import VIEW_CALLS
from secretary_app.features.calls.tables import CallRow, TurnRow
from secretary_app.features.promises.models import Promise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock

EVENING = time(18)
"""What came after it may have found nobody at the desk."""

UNSURE_BELOW = 0.5
"""The recogniser's confidence under which its words may be others."""

MOST = 50
"""Lines of each kind: more are read in the history."""


class LineKind(StrEnum):
    """What a line of the briefing is about, the most urgent first."""

    URGENT = "urgent"
    MESSAGE = "message"
    MISSED = "missed"
    UNSURE = "unsure"


URGENT_FIRST = tuple(LineKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingLine:
    """One thing, and where it is to be heard."""

    kind: LineKind
    at: datetime
    call_id: str | None
    start_ms: int | None = None
    """Line time in the call; None: the call as a whole."""
    person_id: str | None = None
    number: str | None = None
    text: str = ""
    """What was said, or what was promised."""
    promise_id: str | None = None
    owed: PromiseKind | None = None
    """What was promised; None where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Of one night."""

    since: datetime
    until: datetime
    calls: int
    """That came in."""
    answered: int
    missed: int
    messages: int
    overdue: int
    """Of all that is open, whenever it was promised."""
    lines: Sequence[BriefingLine]
    """The most urgent first, then as they came."""

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.calls or self.messages or self.lines or self.overdue)


class Briefings:
    """Tells what happened."""

    def __init__(self, *, database: Database, promises: PromiseService, clock: Clock) -> None:
        self._database = database
        self._promises = promises
        self._clock = clock

    @needs(VIEW_CALLS)
    async def of_night(self) -> Briefing:
        """Since the evening before, on this machine's clock."""
        now = self._clock.now()
        return await self._between(last_evening(now), now)

    async def _between(self, since: datetime, until: datetime) -> Briefing:
        async with self._database.read() as session:
            rows = await session.scalars(
                select(CallRow)
                .where(CallRow.rang_at >= since, CallRow.direction == Direction.INCOMING)
                .order_by(CallRow.rang_at)
            )
            calls = {row.id: record_of(row) for row in rows}
            turns = list(
                await session.scalars(
                    select(TurnRow)
                    .join(CallRow, CallRow.id == TurnRow.call_id)
                    .where(
                        CallRow.rang_at >= since,
                        CallRow.direction == Direction.INCOMING,
                        ~TurnRow.understood | (TurnRow.confidence < UNSURE_BELOW),
                    )
                    .order_by(CallRow.rang_at, TurnRow.number)
                    .limit(MOST)
                )
            )
        waiting = [*await self._promises.list_open(), *await self._promises.list_failed()]
        fresh = [each for each in waiting if each.made_at >= since]
        lines = [
            *_promised(each for each in fresh if each.kind is not PromiseKind.SEND),
            *(
                _missed(call)
                for call in calls.values()
                if call.outcome in {CallOutcome.MISSED, CallOutcome.BROKEN}
                and not any(each.call_id == call.id for each in fresh)
            ),
            *(_unsure(turn, calls[turn.call_id]) for turn in turns if turn.call_id in calls),
        ]
        lines.sort(key=lambda line: (URGENT_FIRST.index(line.kind), line.at))
        return Briefing(
            since=since,
            until=until,
            calls=len(calls),
            answered=sum(call.outcome is CallOutcome.ANSWERED for call in calls.values()),
            missed=sum(call.outcome is CallOutcome.MISSED for call in calls.values()),
            messages=len(fresh),
            overdue=sum(each.overdue(until) for each in waiting),
            lines=lines[:MOST],
        )


def last_evening(now: datetime) -> datetime:
    """When the evening before began, as the clock on the wall has it."""
    local = now.astimezone()
    day = (local - timedelta(days=1)).date()
    # Without a zone first, so that a night in which clocks are changed begins at six as well.
    return datetime.combine(day, EVENING).astimezone()


def _promised(promises: Iterable[Promise]) -> Iterable[BriefingLine]:
    """A message that is passed on and called back about is one thing that was said."""
    said: dict[tuple[str, str], list[Promise]] = {}
    for promise in promises:
        said.setdefault((promise.call_id or promise.id, promise.text), []).append(promise)
    for each in said.values():
        # The one that was heard, where one of them was: it has a place in the call.
        first = min(each, key=lambda promise: promise.audio_start_ms is None)
        yield BriefingLine(
            kind=LineKind.URGENT if any(one.urgent for one in each) else LineKind.MESSAGE,
            at=first.made_at,
            call_id=first.call_id,
            start_ms=first.audio_start_ms,
            person_id=first.person_id,
            number=first.number,
            text=first.text,
            promise_id=first.id,
            owed=first.kind,
        )


def _missed(call: CallRecord) -> BriefingLine:
    return BriefingLine(
        kind=LineKind.MISSED,
        at=call.rang_at,
        call_id=call.id,
        person_id=call.person_id,
        number=call.number,
    )


def _unsure(turn: TurnRow, call: CallRecord) -> BriefingLine:
    return BriefingLine(
        kind=LineKind.UNSURE,
        at=call.rang_at + timedelta(milliseconds=turn.start_ms),
        call_id=turn.call_id,
        start_ms=turn.start_ms,
        person_id=call.person_id,
        number=call.number,
        text=turn.text,
    )
