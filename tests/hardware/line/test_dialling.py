"""The line calls somebody: each way in which that ends, told as it was."""

import asyncio
from pathlib import Path

import pytest

from hardware.line.dial_reports import DialFailed, Dialling
from hardware.line.reports import (
    AudioOpen,
    CallBegan,
    CallEnded,
    LineState,
    MissedCall,
    Ringing,
)
from hardware.simulator.config import DialOutcome, Family, Faults, SimulatorConfig
from hardware.simulator.stamps import Mark
from tests.support.line_bench import LineBench, line_bench
from tests.support.modem_card import bench_of

pytestmark = pytest.mark.wire

CALLED, CALLER = "+74951234567", "+79161112233"
GIVE_UP_S = 30.0


async def ready(bench: LineBench) -> None:
    await bench.told_of(LineState, where=lambda told: told.state == "ready")


async def dial(bench: LineBench, *, give_up_s: float = GIVE_UP_S) -> None:
    await ready(bench)
    await bench.app.dial(CALLED, give_up_s=give_up_s)


async def rings_there(bench: LineBench) -> None:
    await bench.told_of(Dialling, where=lambda told: told.ringing)


@pytest.mark.parametrize("family", Family)
async def test_somebody_takes_the_call_and_hears_us(tmp_path: Path, family: Family) -> None:
    async with bench_of(family, tmp_path) as bench:
        await dial(bench)
        await rings_there(bench)
        assert not bench.all_told(CallBegan)
        await bench.sim.callee_answers()
        await bench.told_of(AudioOpen)
        await bench.say("hello", 400)
        await bench.sim.quiet(after=0.0)
        await bench.sim.caller_hangs_up()
        assert (await bench.told_of(CallEnded)).cause == "remote"
        assert [told.ringing for told in bench.all_told(Dialling)] == [False, True]
        assert not bench.all_told(DialFailed)
        assert any((await bench.sim.track()).downlink)


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (DialOutcome.BUSY, "busy"),
        (DialOutcome.NO_ANSWER, "no-answer"),
        (DialOutcome.NO_CARRIER, "no-carrier"),
    ],
)
@pytest.mark.parametrize("family", Family)
async def test_nobody_takes_it(
    tmp_path: Path, outcome: DialOutcome, cause: str, family: Family
) -> None:
    async with bench_of(family, tmp_path, faults=Faults(dial_outcome=outcome)) as bench:
        await dial(bench)
        assert (await bench.told_of(DialFailed)).cause == cause
        # And the line takes calls as before.
        await bench.ring_and_answer()
        assert not bench.all_told(CallEnded)


@pytest.mark.parametrize("family", Family)
async def test_the_one_called_rejects_it(tmp_path: Path, family: Family) -> None:
    async with bench_of(family, tmp_path) as bench:
        await dial(bench)
        await rings_there(bench)
        await bench.sim.caller_hangs_up()
        assert (await bench.told_of(DialFailed)).cause == "no-carrier"


async def test_what_is_no_number_is_not_dialled(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await ready(bench)
        await bench.app.dial("1;+CFUN=0", give_up_s=GIVE_UP_S)
        assert (await bench.told_of(DialFailed)).cause == "no-number"
        await bench.ring_and_answer()


async def test_it_rings_no_longer_than_it_was_told_to(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await dial(bench, give_up_s=1.0)
        assert (await bench.told_of(DialFailed)).cause == "no-answer"
        ended = await bench.sim.wait(Mark.CALL_ENDED)
        assert (ended.data["by"], ended.data["connected"]) == ("us", False)


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "while it rings there"])
async def test_we_hang_up_before_anybody_takes_it(tmp_path: Path, at_once: bool) -> None:
    async with line_bench(tmp_path) as bench:
        await dial(bench)
        if not at_once:
            await rings_there(bench)
        await bench.app.hang_up()
        assert (await bench.told_of(DialFailed)).cause == "local"
        await bench.ring_and_answer()


async def test_told_to_stop_while_it_rings_there_it_hangs_up(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await dial(bench)
        await rings_there(bench)
        assert await bench.stop() == 0
        assert (await bench.sim.wait(Mark.CALL_ENDED)).data["by"] == "us"
        assert [told.cause for told in bench.all_told(DialFailed)] == ["local"]


async def test_without_a_network_nobody_is_called(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await ready(bench)
        await bench.sim.network_changes(registration=2)
        await bench.told_of(LineState, where=lambda told: told.state == "registering")
        await bench.app.dial(CALLED, give_up_s=GIVE_UP_S)
        assert (await bench.told_of(DialFailed)).cause == "no-network"
        assert not [stamp for stamp in bench.sim.log.stamps if stamp.mark is Mark.DIALED]


async def test_a_modem_lost_while_it_rings_there(tmp_path: Path) -> None:
    config = SimulatorConfig(links=str(tmp_path / "by-id"))
    async with line_bench(tmp_path, simulator=config) as bench:
        await dial(bench)
        await rings_there(bench)
        await bench.sim.loses_power(off_ms=500)
        assert (await bench.told_of(DialFailed)).cause == "port-lost"


async def test_who_rings_already_comes_first(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await ready(bench)
        await bench.sim.ring(CALLER)
        await bench.told_of(Ringing)
        await bench.app.dial(CALLED, give_up_s=GIVE_UP_S)
        assert (await bench.told_of(DialFailed)).cause == "taken"
        await bench.app.answer()
        await bench.told_of(AudioOpen)
        since = len(bench.told)
        await bench.app.dial(CALLED, give_up_s=GIVE_UP_S)
        assert (await bench.told_of(DialFailed, since=since)).cause == "taken"


async def test_who_rings_in_the_moment_of_dialling_is_told_as_he_was(tmp_path: Path) -> None:
    """Either he hears busy, or our call is refused and he rings on: never neither."""
    async with line_bench(tmp_path) as bench:
        await ready(bench)
        since = len(bench.told)
        rang, _ = await asyncio.gather(
            bench.sim.ring(CALLER), bench.app.dial(CALLED, give_up_s=GIVE_UP_S)
        )
        if rang is None:
            await rings_there(bench)
            return
        await bench.told_of(DialFailed)
        assert (await bench.told_of(Ringing, since=since)).number in {CALLER, None}
        await bench.sim.caller_hangs_up()
        await bench.told_of(MissedCall, since=since)
