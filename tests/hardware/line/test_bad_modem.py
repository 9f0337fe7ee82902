"""What the line does when its modem misbehaves, sound aside: one test for each switch."""

import asyncio
from pathlib import Path

import pytest

from hardware.line.condition_reports import LineCondition, LineReachable
from hardware.line.reports import CallBegan, CallEnded, CallerId, LineState, MissedCall, Ringing
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import Clip, Faults, SimCard, SimulatorConfig, quectel
from hardware.simulator.stamps import Mark
from tests.support.bad_modem import (
    CALLER,
    FAST,
    LIMIT_S,
    bad_modem,
    begin,
    place,
    ready,
)
from tests.support.line_bench import line_bench

pytestmark = pytest.mark.wire

FAMILIES = pytest.mark.parametrize(
    "module", [SimulatorConfig(), quectel()], ids=lambda config: config.family.value
)

# ------------------------------------------------------------------ the ring


async def test_a_flood_of_rings_is_one_call(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(ring_every_ms=50)) as bench:
        await ready(bench)
        await bench.sim.ring(CALLER)
        await bench.sim.wait(Mark.RING_SENT, where=lambda data: data["count"] == 10)
        await bench.sim.caller_hangs_up()
        await bench.told_of(MissedCall)
        assert len(bench.all_told(Ringing)) == 1


async def test_a_number_that_comes_late_or_not_at_all(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(clip=Clip.HIDDEN)) as bench:
        await ready(bench)
        await bench.sim.ring(None)
        assert (await bench.told_of(Ringing)).withheld
        await bench.sim.caller_hangs_up()
        await bench.told_of(MissedCall)
        since = len(bench.told)
        await bench.sim.inject(b"\r\nRING\r\n")
        assert (await bench.told_of(Ringing, since=since)).withheld
        await bench.sim.inject(b'\r\n+CLIP: "+79161112233",145,,,,0\r\n')
        assert (await bench.told_of(CallerId, since=since)).number == CALLER
        # Only the app that goes away has heard it; the next one is told who rings.
        await bench.sim.inject(b"\r\nRING\r\n")
        await bench.detach()
        since = len(bench.told)
        await bench.attach()
        ringing = await bench.told_of(Ringing, since=since)
        assert (ringing.number, ringing.withheld) == (CALLER, False)


# ------------------------------------------------------------------ the AT port


@pytest.mark.parametrize(
    "faults",
    [
        Faults(chatty=True),
        Faults(doubled_cr=True),
        Faults(garbage_every_ms=20),
        Faults(ok_first=True),
    ],
    ids=["chatter in answers", "doubled CR", "garbage", "OK before BEGIN and END"],
)
@FAMILIES
async def test_a_call_goes_well_over_a_noisy_port(
    tmp_path: Path, faults: Faults, module: SimulatorConfig
) -> None:
    async with bad_modem(tmp_path, faults, config=module) as bench:
        await ready(bench)
        since = await begin(bench)
        await bench.told_of(CallBegan, since=since)
        await bench.app.hang_up()
        ended = await bench.told_of(CallEnded, since=since)
        assert ended.cause == "local"
        assert (await bench.sim.hung_up()).data["by"] == "us"


@pytest.mark.parametrize("word", ["RDY", "*ATREADY: 1", "START"])
async def test_a_modem_that_begins_anew_by_itself_is_set_up_again(
    tmp_path: Path, word: str
) -> None:
    config = SimulatorConfig(boot_line=word)
    async with line_bench(tmp_path, simulator=config) as bench:
        await ready(bench)
        since = len(bench.told)
        await bench.sim.loses_power()
        await ready(bench, since=since)
        await begin(bench)


# ------------------------------------------------------------------ SIM and network

CARDS = {
    "no SIM": (SimulatorConfig(sim_card=SimCard.ABSENT), "no-sim"),
    "PIN": (SimulatorConfig(sim_card=SimCard.PIN), "pin-needed"),
    "PUK": (SimulatorConfig(sim_card=SimCard.PUK), "puk-needed"),
    "no network": (SimulatorConfig(registration=2), "registering"),
    "refused by the network": (SimulatorConfig(registration=3), "no-credit"),
}


@pytest.mark.parametrize(("config", "condition"), CARDS.values(), ids=CARDS)
async def test_what_a_person_has_to_do_is_told_and_noticed_when_done(
    tmp_path: Path, config: SimulatorConfig, condition: str
) -> None:
    async with bad_modem(tmp_path, config=config) as bench:
        await bench.told_of(
            LineCondition, where=lambda r: r.condition == condition, limit_s=LIMIT_S
        )
        assert not [r for r in bench.all_told(LineCondition) if r.step], "nothing is tried"
        await bench.sim.sim_changes(SimCard.READY)
        await bench.sim.network_changes(registration=1)
        await ready(bench)


async def test_a_sim_that_is_busy_is_waited_for(tmp_path: Path) -> None:
    busy = SimulatorConfig(sim_busy_ms=round(3000 * FAST))
    async with bad_modem(tmp_path, config=busy) as bench:
        await ready(bench)
        asked = [s for s in bench.sim.log.stamps if s.data.get("text") == "AT+CPIN?"]
        assert len(asked) > 1
        assert not [r for r in bench.all_told(LineCondition) if r.condition == "deaf"]


async def test_a_roaming_modem_takes_calls(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, config=SimulatorConfig(registration=5)) as bench:
        await ready(bench)
        await begin(bench)


@FAMILIES
async def test_a_sim_that_is_pulled_is_missed_and_welcomed_back(
    tmp_path: Path, module: SimulatorConfig
) -> None:
    async with bad_modem(tmp_path, config=module) as bench:
        await ready(bench)
        since = len(bench.told)
        await bench.sim.sim_changes(SimCard.ABSENT)
        await bench.told_of(LineCondition, since=since, where=lambda r: r.condition == "no-sim")
        await bench.sim.sim_changes(SimCard.READY)
        await ready(bench, since=since)
        back = await bench.told_of(LineReachable, since=since)
        assert back.reason == "registering" or back.reason in {"starting", "no-sim"}


# ------------------------------------------------------------------ a modem that goes


@FAMILIES
async def test_a_modem_lost_in_a_call_is_found_again_under_another_name(
    tmp_path: Path, module: SimulatorConfig
) -> None:
    faults = Faults(vanish_after_ms=400, vanish_ms=round(700 * FAST))
    async with bad_modem(tmp_path, faults, config=module) as bench:
        await ready(bench)
        before = bench.sim.at_path
        since = await begin(bench)
        ended = await bench.told_of(CallEnded, since=since, limit_s=LIMIT_S)
        assert ended.cause == "port-lost"
        await bench.told_of(
            LineCondition, since=since, where=lambda r: r.condition == "unplugged", limit_s=LIMIT_S
        )
        await ready(bench, since=place(bench, ended))
        assert bench.sim.at_path != before
        await bench.sim.set_faults(Faults())
        await begin(bench)
        assert bench.process.returncode is None, "the line does not die with its modem"


@pytest.mark.timeout(240)
async def test_a_modem_that_says_nothing_is_deaf_until_it_answers(tmp_path: Path) -> None:
    async with bad_modem(tmp_path, Faults(silent=True)) as bench:
        told = await bench.told_of(
            LineCondition, where=lambda r: r.condition == "deaf", limit_s=90.0
        )
        assert told.step is None
        tried = await bench.told_of(
            LineCondition, where=lambda r: r.step is not None, limit_s=LIMIT_S
        )
        assert (tried.condition, tried.step) == ("deaf", "ping")
        await bench.sim.set_faults(Faults())
        await bench.told_of(LineState, where=lambda r: r.state == "ready", limit_s=60.0)


async def test_the_simulator_itself_leaves_and_returns(tmp_path: Path) -> None:
    config = SimulatorConfig(links=str(tmp_path / "by-id"))
    async with SimulatorClient.started(config) as sim:
        before = (sim.at_path, sim.pcm_path)
        assert (tmp_path / "by-id" / "pcm").resolve() == Path(sim.pcm_path)
        went = asyncio.get_running_loop().time()
        await sim.loses_power(off_ms=300)
        assert not list((tmp_path / "by-id").iterdir())
        await sim.wait(Mark.PLUGGED, after=went)
        assert sim.at_path != before[0]
        assert sim.pcm_path != before[1]
        assert (tmp_path / "by-id" / "at0").resolve() == Path(sim.at_path)
