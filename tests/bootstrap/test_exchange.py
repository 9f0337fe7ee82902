"""A whole secretary behind an exchange: several callers at once, each with a record of its own."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import start_secretary
from secretary_app.features.calls.events import CallAnswered, CallEnded
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import Event
from secretary_app.kernel.paths import DataFolder
from tests.support.asterisk_end import AsteriskEnd, free_address
from tests.support.call_bench import HASTE, scripted, write_settings

pytestmark = pytest.mark.wire

LIMIT_S = 60.0
CALLERS = (
    UUID("ca11e400-0000-0001-ffff-e79161112233"),
    UUID("ca11e400-0000-0002-ffff-e79164445566"),
)


class Told:
    """Everything that was told on the bus."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._more = asyncio.Event()

    def take(self, event: Event) -> None:
        self.events.append(event)
        self._more.set()

    async def twice(self, what: Callable[[Event], bool]) -> None:
        async with asyncio.timeout(LIMIT_S):
            while sum(what(event) for event in self.events) < 2:
                self._more.clear()
                await self._more.wait()


async def test_two_callers_at_once_are_greeted_and_each_call_is_written_down(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path / "d")
    folder.prepare()
    listen, told = free_address(), Told()
    chosen = {"line.kind": "audiosocket", "line.listen": listen, "line.calls_at_once": "2"}
    write_settings(folder, HASTE | chosen)
    async with open_workspace(folder, clock=Clock()) as workspace:
        workspace.events.subscribe(Event, told.take)
        async with start_secretary(workspace, plan=scripted(folder)):
            await told.twice(lambda e: isinstance(e, LineStateChanged) and e.state == "ready")
            calls = [await AsteriskEnd.call(listen, uuid) for uuid in CALLERS]
            await told.twice(lambda e: isinstance(e, CallAnswered))
            for end in calls:
                await end.has_got(16 * 2000)
                assert any(end.got)
            for end in calls:
                await end.hang_up()
            await told.twice(lambda e: isinstance(e, CallEnded))
        records = await workspace.calls.newest(limit=10)
    assert {record.number for record in records} == {"+79161112233", "+79164445566"}
    assert {record.line_id for record in records} == {"line1.1", "line1.2"}
    assert all(record.outcome is CallOutcome.ANSWERED for record in records)
    assert not list(folder.sockets.iterdir())
