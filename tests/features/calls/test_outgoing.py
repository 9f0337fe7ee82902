"""We call somebody: who is there speaks first, hears who calls and why, and is talked with."""

import asyncio
from pathlib import Path

import pytest

from hardware.simulator.config import DialOutcome, Faults, SimulatorConfig
from hardware.simulator.stamps import Mark
from secretary_app.features.calls import events
from secretary_app.features.calls.calling import Dialled, Outgoing
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.models import CallOutcome, Direction
from secretary_app.features.conversations.models import Role
from secretary_app.features.lines.events import LineStateChanged
from secretary_app.kernel.phone import PhoneNumber
from tests.support.call_bench import NUMBER, RECORDED, CallBench, call_bench

pytestmark = pytest.mark.wire

CALLER = "+79260000000"
CALL = Outgoing(number=PhoneNumber.parse(NUMBER), about="заказ готов")


def dialled(bench: CallBench, outgoing: Outgoing = CALL) -> asyncio.Task[Dialled]:
    return asyncio.create_task(bench.workspace.dialling.dial(outgoing))


async def taken(bench: CallBench) -> None:
    await bench.told_of(events.CallRingsThere)
    await bench.simulator.callee_answers()
    await bench.told_of(events.CallAnswered)


async def test_after_their_hello_they_hear_who_calls_and_why(data: Path) -> None:
    async with call_bench(data, settings=RECORDED) as bench:
        dialling = dialled(bench)
        await taken(bench)
        await bench.says("Алло")
        who = await bench.heard("Меня зовут", since=0)
        assert "записывается" in who.heard_text
        assert not who.cut
        why = await bench.heard("заказ готов", since=0)
        assert why.heard_text == why.text
        hello = await bench.turn(since=0)
        assert (hello.text, hello.number) == ("алло", 1)
        # The same talk as in any call.
        since = await bench.asks("Сколько стоит доставка?")
        assert (await bench.turn(since=since)).number == 2
        await bench.simulator.caller_hangs_up()
        done = await dialling
        assert (done.cause, done.connected, done.reached) == ("remote", True, True)
        record = await bench.workspace.calls.find(done.call_id)
        assert (record.direction, record.outcome, record.number, record.consent) == (
            Direction.OUTGOING, CallOutcome.ANSWERED, NUMBER, "announced",
        )  # fmt: skip
        assert record.person_id is not None
        recording = await bench.workspace.recordings.of_call(record.id)
        assert recording is not None
        assert recording.wav.is_file()
        said = await bench.workspace.calls.messages(record.id)
        assert [each.role for each in said[:3]] == [Role.CALLER, Role.ASSISTANT, Role.ASSISTANT]


async def test_who_says_nothing_is_spoken_to_and_has_not_talked(data: Path) -> None:
    async with call_bench(data) as bench:
        dialling = dialled(bench)
        await taken(bench)
        await bench.heard("заказ готов", since=0)
        await bench.simulator.caller_hangs_up()
        done = await dialling
        assert (done.connected, done.reached) == (True, False)


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (DialOutcome.BUSY, "busy"),
        (DialOutcome.NO_ANSWER, "no-answer"),
        (DialOutcome.NO_CARRIER, "no-carrier"),
    ],
)
async def test_a_call_that_nobody_took_is_written_down_as_that(
    data: Path, outcome: DialOutcome, cause: str
) -> None:
    config = SimulatorConfig(faults=Faults(dial_outcome=outcome))
    async with call_bench(data, simulator=config, settings=RECORDED) as bench:
        done = await dialled(bench)
        assert (done.cause, done.connected, done.reached) == (cause, False, False)
        record = await bench.workspace.calls.find(done.call_id)
        assert (record.outcome, record.end_cause, record.answered_at) == (
            CallOutcome.UNANSWERED, cause, None,
        )  # fmt: skip
        assert record.ended_at is not None
        assert await bench.workspace.recordings.of_call(record.id) is None
        # The line is free again.
        since = await bench.call()
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=since)).outcome == "answered"


async def test_without_a_network_that_is_the_cause(data: Path) -> None:
    async with call_bench(data) as bench:
        await bench.simulator.network_changes(registration=2)
        await bench.told_of(LineStateChanged, where=lambda event: event.state == "registering")
        assert (await dialled(bench)).cause == "no-network"


async def test_who_rings_comes_first_and_nobody_is_called_into_a_call(data: Path) -> None:
    async with call_bench(data) as bench:
        since = await bench.call(CALLER)
        with pytest.raises(CannotDial) as refused:
            await dialled(bench)
        assert refused.value.params["reason"] == "taken"
        await bench.simulator.caller_hangs_up()
        assert (await bench.ended(since=since)).number == CALLER
        assert not [stamp for stamp in bench.simulator.log.stamps if stamp.mark is Mark.DIALED]


async def test_who_calls_while_it_rings_there_and_gives_up_is_written_down(data: Path) -> None:
    async with call_bench(data) as bench:
        dialling = dialled(bench)
        await bench.told_of(events.CallRingsThere)
        await bench.simulator.inject(f"\r\nMISSED_CALL: 11:01AM {CALLER}\r\n".encode())
        missed = await bench.told_of(events.CallEnded)
        record = await bench.workspace.calls.find(missed.call_id)
        assert (record.number, record.direction, record.outcome) == (
            CALLER, Direction.INCOMING, CallOutcome.MISSED,
        )  # fmt: skip
        assert record.person_id is not None
        assert not dialling.done()
        await bench.simulator.callee_answers()
        await bench.told_of(events.CallAnswered)
        await bench.simulator.caller_hangs_up()
        assert (await dialling).connected


@pytest.mark.expects_log("the line process ended")
async def test_a_line_process_that_dies_while_it_rings_there(data: Path) -> None:
    async with call_bench(data) as bench:
        dialling = dialled(bench)
        await bench.told_of(events.CallRingsThere)
        bench.kill_line()
        done = await dialling
        assert (done.cause, done.connected) == ("line-lost", False)
        record = await bench.workspace.calls.find(done.call_id)
        assert (record.outcome, record.end_cause) == (CallOutcome.UNANSWERED, "line-lost")
