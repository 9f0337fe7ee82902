"""Calls that a dead program left open are closed from what the disk knows, and only once."""

from dataclasses import replace
from pathlib import Path

import pytest

from hardware.line.absence_note import AbsenceNote, SaidMeanwhile
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.left_open import LeftOpen
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.conversations.models import Role
from secretary_app.features.promises.models import PromiseKind
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder

pytestmark = pytest.mark.unit

NUMBER = "+79161112233"


def left_open(workspace: Workspace) -> LeftOpen:
    return LeftOpen(
        folder=workspace.folder.calls_left,
        records=workspace.calls,
        recordings=workspace.recordings,
        conversations=workspace.conversations,
        promises=workspace.promises,
        dialogue=workspace.dialogue,
        missed=workspace.missed,
        clock=workspace.clock,
    )


def ringing(workspace: Workspace, *, number: str | None = NUMBER) -> CallRecord:
    return CallRecord(
        id=new_id(),
        line_id="line1",
        direction=Direction.INCOMING,
        number=number,
        person_id=None,
        assistant_id="anna",
        language="ru",
        outcome=CallOutcome.RINGING,
        end_cause=None,
        consent="off",
        rang_at=workspace.clock.now(),
        answered_at=None,
        ended_at=None,
    )


def note_of(call_id: str, *, number: str | None = NUMBER) -> AbsenceNote:
    lost_at = Clock().now().timestamp() - 60
    return AbsenceNote(
        call_id=call_id,
        number=number,
        language="en",
        lost_at=lost_at,
        lost_ms=5000,
        said=(
            SaidMeanwhile(text="It costs 500 roubles.", from_ms=4980, to_ms=5900),
            SaidMeanwhile(text="Hold on.", from_ms=6000, to_ms=7000),
            SaidMeanwhile(text="We will call you back.", from_ms=15000, to_ms=15500, whole=False),
        ),
        ended_at=lost_at + 12,
        cause="local",
    )


async def close_twice(workspace: Workspace) -> None:
    for _ in range(2):
        await left_open(workspace).close_all(but_lines=frozenset())


async def owed(workspace: Workspace, call_id: str) -> list[tuple[str, str | None]]:
    promises = await workspace.promises.of_call(call_id)
    return [(each.kind, each.number) for each in promises]


async def test_what_the_line_noted_stands_in_the_record(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        call = ringing(workspace)
        await workspace.calls.open(call)
        note, path = note_of(call.id), left_open(workspace).note_of(call.id)
        note.write(path)
        spared = frozenset({"line1"})
        await left_open(workspace).close_all(but_lines=spared)
        assert (await workspace.calls.find(call.id)).outcome is CallOutcome.RINGING
        await close_twice(workspace)

        closed = await workspace.calls.find(call.id)
        assert (closed.outcome, closed.end_cause) == (CallOutcome.BROKEN, "app-lost")
        assert closed.ended_at is not None
        assert abs(closed.ended_at.timestamp() - (note.ended_at or 0)) < 1
        messages = await workspace.calls.messages(call.id)
        assert [(each.role, each.heard_text) for each in messages] == [
            (Role.ASSISTANT, "It costs 500 roubles."),
            (Role.SYSTEM, None),
            (Role.ASSISTANT, "Hold on."),
            (Role.ASSISTANT, ""),
        ]
        assert "12 seconds" in messages[1].text.replace("\u2068", "").replace("\u2069", "")
        assert await owed(workspace, call.id) == [(PromiseKind.CALL_BACK, NUMBER)]
        assert not path.exists()


async def test_a_closing_that_was_broken_off_is_done_again_without_doubling(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        call = ringing(workspace)
        await workspace.calls.open(call)
        note_of(call.id).write(left_open(workspace).note_of(call.id))
        await workspace.calls.answered(call.id, at=workspace.clock.now())
        # The program before died when it had made the promise and told of the gap.
        await left_open(workspace).tell_absence(call, until_ms=None)
        await close_twice(workspace)
        roles = [each.role for each in await workspace.calls.messages(call.id)]
        assert roles.count(Role.SYSTEM) == 1
        (promise,) = await workspace.promises.of_call(call.id)
        await workspace.promises.fulfil(promise.id, actor="anna")
        note_of(call.id).write(left_open(workspace).note_of(call.id))
        await close_twice(workspace)
        assert len(await workspace.promises.of_call(call.id)) == 1
        assert not list(folder.calls_left.iterdir())


async def test_a_call_of_which_only_the_line_knows_is_owed_one_too(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        known, hidden = new_id(), new_id()
        note_of(known).write(left_open(workspace).note_of(known))
        note_of(hidden, number=None).write(left_open(workspace).note_of(hidden))
        going_on = new_id()
        path = left_open(workspace).note_of(going_on)
        replace(note_of(going_on), cause=None, ended_at=None).write(path)
        await close_twice(workspace)
        assert await owed(workspace, known) == [(PromiseKind.CALL_BACK, NUMBER)]
        assert await owed(workspace, hidden) == []
        assert [file.name for file in folder.calls_left.iterdir()] == [path.name]


async def test_who_only_rang_was_missed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace:
        call = ringing(workspace)
        await workspace.calls.open(call)
        await close_twice(workspace)
        closed = await workspace.calls.find(call.id)
        assert (closed.outcome, closed.end_cause) == (CallOutcome.MISSED, "app-lost")
        assert await owed(workspace, call.id) == [(PromiseKind.CALL_BACK, NUMBER)]
