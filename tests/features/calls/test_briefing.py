"""What the morning is told: true numbers, the urgent first, each with its place in a call."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.briefing import LineKind, last_evening
from secretary_app.features.calls.models import CallOutcome, CallRecord, CallTurn, Direction
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import HandClock

pytestmark = pytest.mark.wire

NUMBER = "+79161112233"


async def call(
    workspace: Workspace,
    call_id: str,
    at: datetime,
    outcome: CallOutcome,
    *,
    direction: Direction = Direction.INCOMING,
) -> None:
    await workspace.calls.open(
        CallRecord(
            id=call_id,
            line_id="line1",
            direction=direction,
            number=NUMBER,
            person_id=None,
            assistant_id="anna",
            language="ru",
            outcome=outcome,
            end_cause=None,
            consent="announced",
            rang_at=at,
            answered_at=None,
            ended_at=None,
        )
    )


def turn(number: int, text: str, *, confidence: float = 0.9, understood: bool = True) -> CallTurn:
    return CallTurn(
        number=number,
        text=text,
        language="ru",
        engine="vosk",
        confidence=confidence,
        understood=understood,
        interrupted_us=False,
        start_ms=number * 1000,
        end_ms=number * 1000 + 900,
    )


async def test_a_night_in_numbers_and_lines(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    async with open_workspace(folder, clock=HandClock()) as workspace:
        now = workspace.clock.now()
        night = last_evening(now) + timedelta(minutes=5)
        await call(workspace, "before", night - timedelta(hours=1), CallOutcome.MISSED)
        await call(workspace, "ours", night, CallOutcome.UNANSWERED, direction=Direction.OUTGOING)
        await call(workspace, "lost", night, CallOutcome.MISSED)
        await call(workspace, "owed", night, CallOutcome.MISSED)
        await call(workspace, "talked", night, CallOutcome.ANSWERED)
        for each in (
            turn(1, "здравствуйте"),
            turn(2, "шум и треск", understood=False),
            turn(3, "на третьем этаже", confidence=0.2),
        ):
            await workspace.calls.add_turn("talked", each)
        await workspace.promises.make(
            NewPromise(
                kind=PromiseKind.CALL_BACK,
                text="ключ сломался в замке",
                due_at=now - timedelta(minutes=1),
                language="ru",
                urgent=True,
                call_id="talked",
                audio_start_ms=4200,
            )
        )
        await workspace.promises.make(
            NewPromise(
                kind=PromiseKind.CALL_BACK,
                text="",
                due_at=now + timedelta(hours=1),
                language="ru",
                call_id="owed",
            )
        )
        for kind, heard in ((PromiseKind.CALL_BACK, None), (PromiseKind.DELIVER, 6000)):
            await workspace.promises.make(
                NewPromise(
                    kind=kind,
                    text="передайте мастеру",
                    due_at=now + timedelta(hours=1),
                    language="ru",
                    call_id="talked",
                    audio_start_ms=heard,
                )
            )
        found = await workspace.briefings.of_night()
    assert (found.calls, found.answered, found.missed) == (3, 1, 2)
    assert (found.messages, found.overdue, found.quiet) == (4, 1, False)
    assert [(line.kind, line.call_id, line.start_ms, line.text) for line in found.lines] == [
        (LineKind.URGENT, "talked", 4200, "ключ сломался в замке"),
        (LineKind.MESSAGE, "owed", None, ""),
        (LineKind.MESSAGE, "talked", 6000, "передайте мастеру"),
        (LineKind.MISSED, "lost", None, ""),
        (LineKind.UNSURE, "talked", 2000, "шум и треск"),
        (LineKind.UNSURE, "talked", 3000, "на третьем этаже"),
    ]


async def test_a_night_in_which_nothing_happened(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.prepare()
    async with open_workspace(folder, clock=HandClock()) as workspace:
        assert (await workspace.briefings.of_night()).quiet
