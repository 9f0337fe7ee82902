import asyncio
import re

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import Clip, Faults, SimulatorConfig
from hardware.simulator.link import SimulatorRefused
from hardware.simulator.stamps import Mark
from tests.support.port_user import AtUser, PcmUser, tone

pytestmark = pytest.mark.wire

ended_call = re.compile(r"VOICE CALL: END: 00000\d OK$")


async def take_call(sim: SimulatorClient, at: AtUser) -> None:
    before = len(at.received)
    await sim.ring("+79161112233")
    await at.until(b"RING\r\n", start=before)
    assert (await at.run("ATA"))[-2:] == ["VOICE CALL: BEGIN", "OK"]
    assert await at.run("AT+CPCMREG=1") == ["OK"]
    await sim.pcm_opened()


async def test_a_call_is_rung_answered_heard_and_talked_to(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    await at.run("ATE0;+CLIP=1;+CRC=0")
    await take_call(sim, at)
    await sim.answered()
    speech = tone(0.3, amplitude=12000)
    said = await sim.caller_says(speech)
    await pcm.write_all(tone(0.5))
    ended = await sim.speech_ended(said)
    assert ended.at - said.started_at == pytest.approx(0.3, abs=0.005)
    await sim.wait(Mark.VOICE_ENDED)
    await sim.caller_hangs_up()
    assert (await sim.hung_up()).data["by"] == "caller"
    await at.until(b"\r\n\r\nNO CARRIER\r\n")
    assert re.search(rb"\r\nVOICE CALL: END: 00000\d\r\n\r\nNO CARRIER\r\n", at.received)

    figures = await sim.measurements()
    assert speech in bytes(figures.track.uplink)
    assert speech in pcm.received
    assert tone(0.5) in bytes(figures.track.downlink)
    assert figures.opening_ms == pytest.approx(30, abs=15)
    assert figures.open_to_voice_ms is not None
    assert figures.open_to_voice_ms > 0
    assert b'+CLIP: "+79161112233",145,,,,0\r\n' in at.received


async def test_sound_is_refused_at_idle_and_what_is_written_then_is_lost(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    assert await at.run("AT+CMEE=0;+CPCMREG=1") == ["ERROR"]
    assert await at.run("AT+CMEE=1;+CPCMREG=1") == ["+CME ERROR: 3"]
    assert await at.run("AT+CMEE=2;+CPCMREG=1") == ["+CME ERROR: operation not allowed"]
    pcm.write(tone(0.1))
    with pytest.raises(SimulatorRefused, match="no call"):
        await sim.caller_says(tone(0.1))
    await take_call(sim, at)
    await pcm.write_all(tone(0.1, amplitude=5000))
    await sim.wait(Mark.VOICE_ENDED)
    await at.run("AT+CHUP")
    await sim.hung_up()
    assert (await sim.counts())["lost_bytes"] == len(tone(0.1))
    heard = bytes((await sim.track()).downlink)
    assert tone(0.1, amplitude=5000)[:320] in heard
    assert tone(0.1)[:32] not in heard


async def test_our_hang_up_ends_the_call_before_its_ok(sim: SimulatorClient, at: AtUser) -> None:
    await take_call(sim, at)
    assert await at.run("ATH") == ["OK"]
    assert await at.run("AT+CLCC") == ['+CLCC: 1,1,0,0,0,"+79161112233",145', "OK"]
    assert ended_call.match(" ".join(await at.run("AT+CHUP")))
    ended = await sim.hung_up()
    assert (ended.data["by"], ended.data["connected"]) == ("us", True)
    assert await at.run("AT+CHUP") == ["OK"]
    assert await at.run("AT+CPCMREG=1") == ["ERROR"]
    await take_call(sim, at)
    assert ended_call.match(" ".join(await at.run("AT+CVHU=0;H")))


async def test_a_caller_who_gives_up_is_a_missed_call(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CRC=1;+CLCC=1")
    await sim.ring("+79161112233", ring_every_ms=60)
    await sim.wait(Mark.RING_SENT, where=lambda data: data["count"] == 3)
    await sim.caller_hangs_up()
    await sim.wait(Mark.MISSED)
    lines = await at.lines("M +79161112233\r\n")
    assert lines.count("+CRING: VOICE") == 3
    assert '+CLCC: 1,1,4,0,0,"+79161112233",145' in lines
    assert '+CLCC: 1,1,6,0,0,"+79161112233",145' in lines
    assert lines[-1].startswith("MISSED_CALL: ")
    assert await at.run("ATA") == ["NO CARRIER"]


@pytest.mark.parametrize(
    ("number", "clip", "wanted"),
    [
        ("+79161112233", Clip.ON_TIME, '+CLIP: "+79161112233",145,,,,0'),
        ("89161112233", Clip.LATE, '+CLIP: "89161112233",129,,,,0'),
        ("+79161112233", Clip.HIDDEN, '+CLIP: "",128,,,,1'),
        (None, Clip.ON_TIME, '+CLIP: "",128,,,,1'),
        ("+79161112233", Clip.NONE, None),
    ],
)
async def test_the_number_comes_on_time_late_hidden_or_not_at_all(
    sim: SimulatorClient, at: AtUser, number: str | None, clip: Clip, wanted: str | None
) -> None:
    await at.run("AT+CLIP=1")
    await sim.ring(number, clip=clip, clip_delay_ms=120)
    rung = await sim.wait(Mark.RING_SENT)
    if wanted is None:
        await sim.caller_hangs_up()
        assert "+CLIP: " not in "".join(await at.lines("MISSED_CALL"))
        return
    assert wanted in await at.lines(wanted)
    named = await sim.wait(Mark.CLIP_SENT)
    delay = named.at - rung.at
    assert delay == pytest.approx(0.12 if clip is Clip.LATE else 0.0, abs=0.03)


async def test_a_late_or_refused_opening_is_as_the_faults_say() -> None:
    faults = Faults(cpcmreg_delay_ms=250, cpcmreg_refusals=1)
    async with (
        SimulatorClient.started(SimulatorConfig(faults=faults)) as sim,
        AtUser.opened(sim.at_path) as at,
    ):
        await sim.ring("1")
        await at.run("ATA")
        assert await at.run("AT+CPCMREG=1") == ["ERROR"]
        assert await at.run("AT+CPCMREG=1") == ["OK"]
        await sim.pcm_opened()
        opening = (await sim.measurements()).opening_ms
        assert opening == pytest.approx(250, abs=20)
        await sim.set_faults(Faults())
        assert await at.run("AT+CPCMREG=0") == ["OK"]
        assert await at.run("AT+CPCMREG=1") == ["OK"]


async def test_a_second_caller_waits_and_takes_over(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("AT+CCWA=1")
    await take_call(sim, at)
    second = await sim.ring("+79164445566")
    assert '+CCWA: "+79164445566",145,1' in await at.lines("+CCWA: ")
    assert (await at.run("AT+CLCC"))[1] == '+CLCC: 2,1,5,0,0,"+79164445566",145'
    assert await sim.ring("+79167778899") is None
    assert await at.run("AT+CHLD=2") == ["VOICE CALL: BEGIN", "OK"]
    assert [line[:13] for line in (await at.run("AT+CLCC"))[:2]] == [
        "+CLCC: 1,1,1,",
        "+CLCC: 2,1,0,",
    ]
    await sim.caller_hangs_up(second)
    await at.until(b"NO CARRIER\r\n")
    assert await at.run("AT+CHLD=2") == ["OK"]
    assert ended_call.match(" ".join(await at.run("AT+CHUP")))
    assert await at.run("AT+CCWA=0,0") == ["OK"]
    await take_call(sim, at)
    assert await sim.ring("+79164445566") is None


async def test_keys_are_reported_when_asked_for_and_can_be_heard(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    await take_call(sim, at)
    assert not await sim.give_digit("5")
    await at.run("AT+DDET=1")
    assert await sim.give_digit("#")
    await at.until(b"\r\n+RXDTMF: #\r\n")
    said = await sim.give_tones("5")
    await sim.speech_ended(said)
    assert max(pcm.received) > 0
    assert await at.run('AT+VTS="1,2,#"') == ["OK"]
    assert (await sim.wait(Mark.DIGITS_SENT)).data["digits"] == "12#"
    assert await at.run("AT+VTS=X") == ["ERROR"]


async def test_nothing_of_a_call_outlives_its_simulator() -> None:
    async with SimulatorClient.started() as sim:
        await sim.ring("1", ring_every_ms=20)
        waiting = asyncio.create_task(sim.answered())
        await sim.wait(Mark.RING_SENT)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
