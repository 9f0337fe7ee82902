"""Callers who are not answered: unwanted ones are turned away, the others are owed a call back."""

from pathlib import Path

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.channels.sms.events import SmsQueued
from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallOutcome
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber
from tests.support.call_bench import NUMBER, CallBench, call_bench

pytestmark = pytest.mark.wire

LANDLINE = "+74951112233"


async def missed(bench: CallBench, number: str | None) -> str:
    """Somebody rings, and gives up before anybody answers."""
    since = await bench.ring(number)
    await bench.told_of(events.CallRang, since=since)
    await bench.simulator.caller_hangs_up()
    record = await bench.ended(since=since)
    assert record.outcome is CallOutcome.MISSED
    return record.end_cause or ""


async def test_a_blocked_caller_hears_busy_and_a_hidden_one_rings_in_vain(data: Path) -> None:
    async with call_bench(data, settings={"calls.hidden": "silent"}) as bench:
        await bench.workspace.blocked.block(PhoneNumber(NUMBER), reason="реклама")
        since = await bench.ring(NUMBER)
        record = await bench.ended(since=since)
        assert (record.outcome, record.end_cause) == (CallOutcome.MISSED, "blocked")
        assert (await bench.simulator.hung_up()).data["by"] == "us"
        assert not bench.all_of(events.CallAnswered, since=since)
        assert await missed(bench, None) == "hidden"
        assert await bench.workspace.promises.list_open() == [], "nothing is owed to them"

        await bench.workspace.blocked.unblock(PhoneNumber(NUMBER))
        since = await bench.ring(NUMBER)
        await bench.told_of(events.CallAnswered, since=since)


async def test_who_was_missed_is_owed_one_call_and_told_so_once(data: Path) -> None:
    chosen = {"line.rings_before_answer": "4", "calls.missed_sms": "true"}
    async with call_bench(data, settings=chosen) as bench:
        for number in (NUMBER, NUMBER, LANDLINE, None):
            assert await missed(bench, number) == "missed"
        told = await bench.told_of(SmsQueued)
        assert (told.sms.number, told.sms.line_id) == (NUMBER, "line1")
        assert "перезвоним" in told.sms.text
        # Closing is done aside; the program waits for it before it ends.
    async with open_workspace(DataFolder(data), clock=Clock()) as workspace:
        owed = [each.number for each in await workspace.promises.list_open()]
        assert sorted(str(number) for number in owed) == [LANDLINE, NUMBER]
        written = await workspace.sms.newest(limit=9)
        assert [each.number for each in written] == [NUMBER]


async def test_who_gave_up_before_a_ring_was_heard_is_written_down(data: Path) -> None:
    async with call_bench(data) as bench:
        since = bench.now()
        await bench.simulator.inject(f"\r\nMISSED_CALL: 10:12AM {NUMBER}\r\n".encode())
        record = await bench.ended(since=since)
        assert (record.outcome, record.number) == (CallOutcome.MISSED, NUMBER)
        await bench.call()
        assert len(await bench.workspace.calls.newest(limit=9)) == 2
