"""A modem whose sound is a USB sound card: what can go wrong with a card and not with a port."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hardware.line.condition_reports import LineCheck
from hardware.line.config import LineConfig
from hardware.line.reports import AudioOpen, CallEnded, Failed, LineState, Ringing
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import quectel
from hardware.simulator.stamps import Mark
from tests.support.desk_bench import missing_parts
from tests.support.line_bench import LineBench, start_line
from tests.support.modem_card import DEVICE, quectel_bench

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

SLOW_S = 30.0
"""A sound system is looked at anew each time."""


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[LineBench]:
    async with quectel_bench(tmp_path) as made:
        yield made


async def test_a_card_pulled_out_in_a_call_ends_it_and_is_welcomed_back(bench: LineBench) -> None:
    """The caller is not left in silence, the record says what it was, and nobody is let in."""
    await bench.ring_and_answer()
    await bench.told_of(AudioOpen)
    since = len(bench.told)
    assert bench.card is not None
    bench.card.stop()
    assert (await bench.told_of(CallEnded, since=since)).cause == "port-lost"
    assert (await bench.sim.hung_up()).data["by"] == "us"
    await bench.told_of(Failed, where=lambda told: told.code == "port-lost")
    absent = await bench.told_of(
        LineState,
        since=since,
        where=lambda told: told.state == "absent" and told.detail is not None,
        limit_s=SLOW_S,
    )
    assert absent.detail == "modem-card-missing"
    await bench.app.request_check()
    failed = await bench.told_of(
        Failed, since=since, where=lambda told: told.code == "modem-card-missing"
    )
    assert failed.text
    since = len(bench.told)
    await bench.card.start()
    await bench.told_of(
        LineState, since=since, where=lambda told: told.state == "ready", limit_s=SLOW_S
    )


async def test_a_voice_path_that_is_refused_ends_the_call_instead_of_leaving_it_silent(
    tmp_path: Path,
) -> None:
    """The card is there, and the modem says no to AT+QPCMV=1,2."""
    async with quectel_bench(tmp_path, simulator=quectel(sound_card=False)) as bench:
        await bench.told_of(LineState, where=lambda told: told.state == "ready")
        await bench.app.request_check()
        check = await bench.told_of(LineCheck)
        assert check.problems == ("no-audio-over-usb",)
        assert (check.model, check.sound_port) == ("Quectel EC25", DEVICE)
        await bench.sim.ring("+79161112233")
        await bench.told_of(Ringing)
        await bench.app.answer()
        assert (await bench.told_of(CallEnded, limit_s=SLOW_S)).cause == "local"
        await bench.told_of(Failed, where=lambda told: told.code == "audio-refused")


async def test_a_modem_named_by_its_ports_is_known_by_its_own_words(tmp_path: Path) -> None:
    async with quectel_bench(tmp_path, named=False) as bench:
        await bench.ring_and_answer()
        await bench.told_of(AudioOpen)
        assert [told.state for told in bench.all_told(LineState)].count("ready") == 1


async def test_the_rooms_microphone_is_not_taken_for_a_modems_sound_card(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    async with SimulatorClient.started(quectel()) as sim:
        config = LineConfig(line_id="test", at_url=sim.at_path, pcm_url=sim.pcm_path)
        process, endpoint = await start_line(config, uri=f"unix://{tmp_path / 'line.sock'}")
        bench = LineBench(sim=sim, process=process, endpoint=endpoint)
        try:
            await bench.attach()
            absent = await bench.told_of(
                LineState, where=lambda told: told.detail is not None, limit_s=SLOW_S
            )
            assert (absent.state, absent.detail) == ("absent", "modem-card-missing")
            models = [s for s in sim.log.stamps if s.data.get("text") == "AT+CGMM"]
            assert models
            assert not [s for s in sim.log.stamps if s.mark is Mark.CALL_BEGAN]
        finally:
            await bench.stop()
            await bench.app.close()
            await asyncio.gather(bench.reading, return_exceptions=True)
