"""Has the database make the sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Float, Integer, String, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from secretary_app.features.analytics.models import (
    HOURS,
    Answers,
    DayNumbers,
    Period,
    Question,
    Recogniser,
)
from secretary_app.features.calls.models import CallOutcome, Direction
from secretary_app.features.calls.tables import CallRow, TurnRow
from secretary_app.features.conversations.models import EvidenceKind, Role
from secretary_app.features.conversations.tables import MessageRow
from secretary_app.features.promises.models import PromiseKind
from secretary_app.features.promises.tables import PromiseRow

MOST_QUESTIONS = 10
UNSURE = 0.6
"""Of a recogniser: below it people should listen for themselves."""

SECONDS_PER_DAY = 86_400
ASKABLE = (EvidenceKind.FACT, EvidenceKind.FAQ, EvidenceKind.DOCUMENT)
STAGES = ("endpoint_ms", "recognise_ms", "answer_ms", "voice_ms", "line_ms")


class ReportRepo:
    """Within one session; all of it about one period."""

    def __init__(self, session: AsyncSession, period: Period) -> None:
        self._session = session
        self._period = period
        self._in_period = _conditions(period)
        self._calls = select(CallRow.id).where(*self._in_period)

    async def days(self) -> list[DayNumbers]:
        """Every day of the period."""
        day = func.date(CallRow.rang_at, "localtime", type_=String).label("day")
        rows = await self._session.execute(
            select(day, CallRow.outcome, func.count())
            .where(*self._incoming())
            .group_by(day, CallRow.outcome)
        )
        counts = {(each, outcome): count for each, outcome, count in rows}
        length = (self._period.until - self._period.since).days + 1
        every = [self._period.since + timedelta(days=number) for number in range(length)]
        return [
            DayNumbers(
                day=each,
                answered=counts.get((each.isoformat(), CallOutcome.ANSWERED.value), 0),
                missed=counts.get((each.isoformat(), CallOutcome.MISSED.value), 0),
                broken=counts.get((each.isoformat(), CallOutcome.BROKEN.value), 0),
            )
            for each in every
        ]

    async def hours(self) -> tuple[int, ...]:
        """Of the day, on this machine's clock."""
        hour = func.strftime("%H", CallRow.rang_at, "localtime", type_=String).label("hour")
        rows = await self._session.execute(
            select(hour, func.count()).where(*self._incoming()).group_by(hour)
        )
        counts = {int(each): count for each, count in rows}
        return tuple(counts.get(number, 0) for number in range(HOURS))

    async def dialled(self) -> tuple[int, int]:
        """Calls of ours, and those that somebody took."""
        row = (
            await self._session.execute(
                select(func.count(), func.count(CallRow.answered_at)).where(
                    *self._in_period, CallRow.direction == Direction.OUTGOING.value
                )
            )
        ).one()
        return row[0], row[1]

    async def means(self) -> tuple[float | None, float | None]:
        """Seconds of talk and of waiting, over the calls that were taken."""
        talk = func.avg(_seconds(CallRow.answered_at, CallRow.ended_at), type_=Float)
        wait = func.avg(_seconds(CallRow.rang_at, CallRow.answered_at), type_=Float)
        row = (
            await self._session.execute(
                select(talk, wait).where(*self._incoming(), CallRow.answered_at.is_not(None))
            )
        ).one()
        return row[0], row[1]

    async def mean_answer_ms(self) -> float | None:
        """From a caller's last sound to our first."""
        parts = [func.json_extract(TurnRow.stages, f"$.{stage}", type_=Integer) for stage in STAGES]
        total: ColumnElement[int] = parts[0]
        for part in parts[1:]:
            total = total + part
        return await self._session.scalar(
            select(func.avg(total, type_=Float)).where(
                TurnRow.call_id.in_(self._calls), TurnRow.stages.is_not(None)
            )
        )

    async def promises(self) -> dict[str, int]:
        """How many of each kind."""
        rows = await self._session.execute(
            select(PromiseRow.kind, func.count())
            .where(PromiseRow.call_id.in_(self._calls))
            .group_by(PromiseRow.kind)
        )
        found = {kind.value: 0 for kind in PromiseKind}
        return found | {str(kind): int(count) for kind, count in rows}

    async def answers(self) -> list[Answers]:
        """By the first thing that each rests on, the most frequent first."""
        kind = _first_evidence("kind").label("kind")
        rows = await self._session.execute(
            select(kind, func.count().label("count"))
            .where(*self._answers(), kind.is_not(None))
            .group_by(kind)
            .order_by(func.count().desc(), kind)
        )
        return [Answers(kind=each, count=count) for each, count in rows]

    async def questions(self) -> list[Question]:
        """What was asked most."""
        kind, title = _first_evidence("kind").label("kind"), _first_evidence("title").label("title")
        rows = await self._session.execute(
            select(title, kind, func.count())
            .where(*self._answers(), kind.in_([each.value for each in ASKABLE]), title != "")
            .group_by(title, kind)
            .order_by(func.count().desc(), title)
            .limit(MOST_QUESTIONS)
        )
        return [Question(title=each, kind=kind_, count=count) for each, kind_, count in rows]

    async def recognisers(self) -> list[Recogniser]:
        """The one that heard most first."""
        rows = await self._session.execute(
            select(
                TurnRow.engine,
                func.count(),
                func.avg(TurnRow.confidence, type_=Float),
                func.sum(case((TurnRow.confidence < UNSURE, 1), else_=0), type_=Integer),
                func.sum(case((TurnRow.understood, 0), else_=1), type_=Integer),
            )
            .where(TurnRow.call_id.in_(self._calls))
            .group_by(TurnRow.engine)
            .order_by(func.count().desc())
        )
        return [
            Recogniser(
                engine=engine,
                turns=turns,
                confidence=confidence,
                unsure=unsure,
                not_understood=not_understood,
            )
            for engine, turns, confidence, unsure, not_understood in rows
        ]

    def _incoming(self) -> Sequence[ColumnElement[bool]]:
        return [*self._in_period, CallRow.direction == Direction.INCOMING.value]

    def _answers(self) -> Sequence[ColumnElement[bool]]:
        return [MessageRow.call_id.in_(self._calls), MessageRow.role == Role.ASSISTANT.value]


def _first_evidence(field: str) -> ColumnElement[str]:
    return func.json_extract(MessageRow.evidence, f"$[0].{field}", type_=String)


def _seconds(
    begin: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
    end: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
) -> ColumnElement[float]:
    return (func.julianday(end, type_=Float) - func.julianday(begin, type_=Float)) * SECONDS_PER_DAY


def _conditions(period: Period) -> Sequence[ColumnElement[bool]]:
    found = [
        CallRow.rang_at >= _midnight(period.since),
        CallRow.rang_at < _midnight(period.until + timedelta(days=1)),
    ]
    if period.line_id is not None:
        found.append(CallRow.line_id == period.line_id)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min).astimezone()
