"""``/admin/reports``: the figures of some days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from pydantic import model_validator

from secretary_app.features.analytics.models import Period
from secretary_app.features.analytics.service import ReportService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route
from secretary_app.foundation.web.schemas import Day, Id, Incoming, Outgoing

LONGEST = timedelta(days=1100)
"""Three years: every day has a row."""


class PeriodGiven(Incoming):
    """From the first day to the last, on the calendar of the computer."""

    since: Day
    until: Day
    line: Id | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not timedelta() <= self.until - self.since <= LONGEST:
            raise ValueError("until is not before since, and at most three years after it")
        return self


class DayShown(Outgoing):
    """The calls that people made to us on one day."""

    day: date
    answered: int
    missed: int
    broken: int


class AnswersShown(Outgoing):
    """Answers by the kind of what they rest on."""

    kind: str
    count: int


class QuestionShown(Outgoing):
    """What answered."""

    title: str
    kind: str
    count: int


class RecogniserShown(Outgoing):
    """One engine's turns."""

    engine: str
    turns: int
    confidence: float
    unsure: int
    not_understood: int


class ReportShown(Outgoing):
    """Of a period."""

    calls: int
    answered: int
    missed: int
    broken: int
    dialled: int
    connected: int
    mean_talk_s: float | None
    mean_wait_s: float | None
    mean_answer_ms: float | None
    messages: int
    callbacks: int
    days: list[DayShown]
    hours: list[int]
    answers: list[AnswersShown]
    questions: list[QuestionShown]
    recognisers: list[RecogniserShown]


def routes(*, service: ReportService) -> tuple[Route, ...]:
    """One."""

    async def report(asked: Asked) -> ReportShown:
        given = asked.query(PeriodGiven)
        period = Period(since=given.since, until=given.until, line_id=given.line)
        return ReportShown.model_validate(await service.report(period))

    resource = Resource(at="/admin/reports", tag="reports")
    return (
        resource.route(
            "GET", report, "Figures of some days", query=PeriodGiven, answer=ReportShown
        ),
    )
