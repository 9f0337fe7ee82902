"""Figures over what the services of real calls wrote."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.analytics.models import Answers, DayNumbers, Period, Question
from secretary_app.features.calls.models import CallOutcome, Direction
from secretary_app.features.conversations.models import EvidenceKind
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import newest_database
from tests.support.stored_calls import LATENCY, Asked, Past, store_call

pytestmark = pytest.mark.wire

NOON = datetime(2026, 11, 20, 12, 30).astimezone()
KEY = Asked(text="сколько стоит ключ", answer="250", kind=EvidenceKind.FACT, title="Цена ключа")
WAY = Asked(text="как проехать", answer="Со двора", title="Как нас найти", confidence=0.5)
LOST = Asked(text="бу бу", confidence=0.3, understood=False)
DAYS = Period(since=date(2026, 11, 18), until=date(2026, 11, 20))


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    folder = DataFolder(tmp_path)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as opened:
        yield opened


async def test_what_calls_wrote_is_counted(workspace: Workspace) -> None:
    day = timedelta(days=1)
    for past in (
        Past(rang_at=NOON, asked=[KEY, WAY], wait_s=2, message="Передайте"),
        Past(rang_at=NOON - timedelta(hours=2), asked=[KEY], wait_s=4),
        Past(rang_at=NOON - day, outcome=CallOutcome.MISSED),
        Past(rang_at=NOON - day, outcome=CallOutcome.BROKEN, asked=[LOST], wait_s=3),
        Past(rang_at=NOON, outcome=CallOutcome.UNANSWERED, direction=Direction.OUTGOING),
        Past(rang_at=NOON - 9 * day, asked=[WAY]),
    ):
        await store_call(workspace, past)
    report = await workspace.reports.report(DAYS)
    assert report.days == (
        DayNumbers(day=date(2026, 11, 18)),
        DayNumbers(day=date(2026, 11, 19), missed=1, broken=1),
        DayNumbers(day=date(2026, 11, 20), answered=2),
    )
    assert (report.calls, report.answered, report.missed, report.broken) == (4, 2, 1, 1)
    assert {hour: count for hour, count in enumerate(report.hours) if count} == {10: 1, 12: 3}
    assert (report.dialled, report.connected) == (1, 0)
    assert report.mean_wait_s == pytest.approx(3, abs=0.01)
    assert report.mean_talk_s == pytest.approx((26 + 18 + 18) / 3, abs=0.01)
    assert report.mean_answer_ms == pytest.approx(LATENCY.total_ms)
    assert (report.messages, report.callbacks) == (1, 0)
    assert report.answers == (Answers(kind="fact", count=2), Answers(kind="faq", count=1))
    assert report.questions == (
        Question(title="Цена ключа", kind="fact", count=2),
        Question(title="Как нас найти", kind="faq", count=1),
    )
    (engine,) = report.recognisers
    assert (engine.turns, engine.unsure, engine.not_understood) == (4, 2, 1)
    assert engine.confidence == pytest.approx((0.9 + 0.5 + 0.9 + 0.3) / 4)


async def test_a_period_without_calls_has_days_and_no_means(workspace: Workspace) -> None:
    report = await workspace.reports.report(DAYS)
    assert [day.calls for day in report.days] == [0, 0, 0]
    assert (report.mean_talk_s, report.mean_wait_s, report.mean_answer_ms) == (None, None, None)
    elsewhere = Period(since=DAYS.since, until=DAYS.until, line_id="line2")
    await store_call(workspace, Past(rang_at=NOON))
    assert (await workspace.reports.report(elsewhere)).calls == 0
