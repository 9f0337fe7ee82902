"""Promised calls make themselves: kept, tried again, given up, and never twice after a restart."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from hardware.simulator.config import DialOutcome, Faults, SimulatorConfig
from hardware.simulator.stamps import Mark
from secretary_app.features.calls import events
from secretary_app.features.calls.callbacks.schedule import Try
from secretary_app.features.calls.callbacks.settings import AUTOMATIC as AUTOMATICALLY
from secretary_app.features.calls.callbacks.tries import CallbackTries
from secretary_app.features.promises.events import PromiseMoved
from secretary_app.features.promises.models import (
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import BadPhoneNumber
from tests.support.admin_door import admin_door
from tests.support.call_bench import NUMBER, CallBench, call_bench

pytestmark = pytest.mark.wire

AT_ANY_HOUR = {
    "callbacks.in_opening_hours": "false",
    "callbacks.from_hour": "0",
    "callbacks.until_hour": "24",
}
AUTOMATIC = {"callbacks.automatic": "true", **AT_ANY_HOUR}

BUSY = SimulatorConfig(faults=Faults(dial_outcome=DialOutcome.BUSY))
ANSWERED = SimulatorConfig(faults=Faults(dial_outcome=DialOutcome.ANSWERED))


async def promised(
    bench: CallBench,
    *,
    in_minutes: int = -1,
    about: str = "про доставку",
    number: str = NUMBER,
) -> Promise:
    return await bench.workspace.promises.make(
        NewPromise(
            kind=PromiseKind.CALL_BACK,
            text=about,
            due_at=bench.workspace.clock.now() + timedelta(minutes=in_minutes),
            language="ru",
            number=number,
        )
    )


async def tries_of(bench: CallBench, promise: Promise) -> list[Try]:
    tries = CallbackTries(database=bench.workspace.database, clock=Clock())
    return await tries.of_promise(promise.id)


def is_move_of(promise: Promise) -> Callable[[PromiseMoved], bool]:
    return lambda event: event.promise.id == promise.id


def dials(bench: CallBench) -> int:
    return sum(stamp.mark is Mark.DIALED for stamp in bench.simulator.log.stamps)


async def test_a_promise_is_kept_by_a_talk_that_a_program_asked_for(data: Path) -> None:
    async with (
        call_bench(data, simulator=ANSWERED, settings=AT_ANY_HOUR) as bench,
        admin_door(bench.workspace) as door,
    ):
        promise = await promised(bench)
        call = f"POST /promises/{promise.id}/call"
        assert await door.ask(call, by="editor") == (403, "not-allowed")
        begun = await door.told(call, by="operator")
        answered = await bench.told_of(events.CallAnswered)
        assert answered.call_id == begun["call_id"]
        assert await door.ask(call, by="operator") == (409, "cannot-dial")
        await bench.says("Алло")
        why = await bench.heard("про доставку", since=0)
        assert "как обещала" in why.heard_text
        await bench.asks("Сколько стоит доставка?")
        await bench.simulator.caller_hangs_up()
        kept = await bench.told_of(PromiseMoved)
        assert (kept.promise.id, kept.promise.state, kept.promise.closed_by) == (
            promise.id, PromiseState.FULFILLED, "callbacks",
        )  # fmt: skip
        assert [each.cause for each in await tries_of(bench, promise)] == ["talked"]


async def test_one_call_keeps_all_that_is_promised_to_one_telephone_soon(data: Path) -> None:
    async with call_bench(data, simulator=ANSWERED, settings=AT_ANY_HOUR) as bench:
        work = bench.workspace
        urgent = await promised(bench)
        soon = await promised(bench, in_minutes=20, about="про ключи")
        later = await promised(bench, in_minutes=180, about="про счёт")
        await work.settings.set(AUTOMATICALLY, "true", actor="test")
        await bench.told_of(events.CallAnswered)
        await bench.says("Алло")
        assert "про доставку" in (await bench.heard("Перезваниваю", since=0)).heard_text
        assert "про ключи" in (await bench.heard("И ещё", since=0)).heard_text
        await bench.asks("Сколько стоит доставка?")
        await bench.simulator.caller_hangs_up()
        for promise in (urgent, soon):
            kept = await bench.told_of(PromiseMoved, where=is_move_of(promise))
            assert kept.promise.state is PromiseState.FULFILLED
            assert [each.cause for each in await tries_of(bench, promise)] == ["talked"]
        assert (await work.promises.get(later.id)).state is PromiseState.OPEN
        assert not await tries_of(bench, later)
        assert dials(bench) == 1


async def test_a_number_that_is_none_is_set_aside_and_the_next_is_called(data: Path) -> None:
    async with call_bench(data, simulator=BUSY, settings=AT_ANY_HOUR) as bench:
        work = bench.workspace
        unreadable = await promised(bench, in_minutes=-9, number="Beeline")
        # It looks like a number, and is a digit short.
        short = await promised(bench, in_minutes=-8, number="+7916111223")
        following = await promised(bench)
        await work.settings.set(AUTOMATICALLY, "true", actor="test")
        await bench.told_of(events.CallDialled)
        for promise in (unreadable, short):
            moved = await work.promises.get(promise.id)
            assert (moved.state, moved.why_failed) == (PromiseState.FAILED, WhyFailed.BAD_NUMBER)
            assert not await tries_of(bench, promise)
        assert len(await tries_of(bench, following)) == 1
        # By hand it is told at once.
        reopened = await work.promises.reopen(unreadable.id, actor="olga")
        assert reopened.why_failed is None
        with pytest.raises(BadPhoneNumber):
            await work.callbacks.begin(unreadable)


async def test_it_is_off_until_the_owner_switches_it_on(data: Path) -> None:
    async with call_bench(data, simulator=BUSY, settings=AT_ANY_HOUR) as bench:
        promise = await promised(bench)
        since = await bench.call("+79260000000")  # a whole call, in which the queue could wake
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=since)
        assert dials(bench) == 0
        await bench.workspace.settings.set(AUTOMATICALLY, "true", actor="test")
        await bench.told_of(events.CallDialled)
        assert (await bench.workspace.promises.get(promise.id)).state is PromiseState.OPEN


async def test_in_vain_so_often_it_has_failed_and_a_person_sees_it(data: Path) -> None:
    settings = AUTOMATIC | {"callbacks.tries": "1"}
    async with call_bench(data, simulator=BUSY, settings=settings) as bench:
        promise = await promised(bench)
        failed = await bench.told_of(PromiseMoved)
        assert (failed.promise.state, failed.promise.closed_by, failed.promise.why_failed) == (
            PromiseState.FAILED, "callbacks", WhyFailed.IN_VAIN,
        )  # fmt: skip
        assert [each.cause for each in await tries_of(bench, promise)] == ["busy"]
        assert await bench.workspace.promises.list_failed() == [failed.promise]
        assert dials(bench) == 1


async def test_a_restart_forgets_no_try(data: Path) -> None:
    settings = AUTOMATIC | {"callbacks.tries": "2"}
    async with call_bench(data, simulator=BUSY, settings=settings) as bench:
        promise = await promised(bench)
        await bench.told_of(events.CallEnded)
        # As if the program had died in the second: it is on the disk before the number is dialled.
        while not (await tries_of(bench, promise))[0].cause:
            await bench.workspace.promises.get(promise.id)
        await CallbackTries(database=bench.workspace.database, clock=Clock()).begin([promise.id])
    async with call_bench(data, simulator=BUSY, settings=settings) as bench:
        # The first program may have been quick enough to give it up itself.
        while (await bench.workspace.promises.get(promise.id)).state is not PromiseState.FAILED:
            await bench.workspace.promises.list_open()
        assert dials(bench) == 0
        assert [each.cause for each in await tries_of(bench, promise)] == ["busy", None]


async def test_who_calls_in_meanwhile_is_not_called(data: Path) -> None:
    async with call_bench(data, settings=AUTOMATIC) as bench:
        promise = await promised(bench, in_minutes=60)
        since = await bench.call()
        await bench.asks("Сколько стоит доставка?")
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=since)
        kept = await bench.told_of(PromiseMoved)
        assert (kept.promise.id, kept.promise.state, kept.promise.closed_by) == (
            promise.id, PromiseState.FULFILLED, "caller",
        )  # fmt: skip
        assert dials(bench) == 0


async def test_nobody_is_called_into_a_call(data: Path) -> None:
    async with call_bench(data, simulator=BUSY, settings=AUTOMATIC) as bench:
        since = await bench.call("+79260000000")
        await promised(bench)
        await bench.asks("Сколько стоит доставка?")
        assert dials(bench) == 0
        await bench.simulator.caller_hangs_up()
        await bench.ended(since=since)
        await bench.told_of(events.CallDialled, since=since)
