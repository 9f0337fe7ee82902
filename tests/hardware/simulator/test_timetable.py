import asyncio

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import DialOutcome, Faults
from hardware.simulator.stamps import Mark
from hardware.simulator.timetable import (
    Cue,
    HangUp,
    Misbehave,
    PickUp,
    Press,
    Ring,
    Say,
    SendSms,
    Step,
    Timetable,
    play,
)
from tests.support.port_user import AtUser, PcmUser, tone

pytestmark = pytest.mark.wire

QUESTION = tone(0.2, amplitude=9000)
INTERRUPTION = tone(0.1, amplitude=11000)


async def take(sim: SimulatorClient, at: AtUser) -> None:
    await at.until(b"RING\r\n")
    await at.run("ATA")
    await at.run("AT+CPCMREG=1")


async def test_a_whole_call_runs_from_a_script(
    sim: SimulatorClient, at: AtUser, pcm: PcmUser
) -> None:
    script = Timetable(
        steps=(
            Step(do=Misbehave(faults=Faults(cpcmreg_delay_ms=60)), at_s=0.05),
            Step(do=Ring(number="+79161112233", ring_every_ms=200)),
            Step(after=Cue.VOICE, delay_s=0.1, do=Say(sound=INTERRUPTION)),
            Step(after=Cue.QUIET, quiet_s=0.5, do=Say(sound=QUESTION)),
            Step(after=Cue.SAID, do=Press(digits="5")),
            Step(do=SendSms(number="+79161112233", text="Спасибо"), delay_s=0.05),
            Step(do=HangUp()),
        )
    )
    await at.run("AT+DDET=1")
    calling = asyncio.create_task(play(sim, script))
    await take(sim, at)
    # two sentences with a breath between them are one answer
    await pcm.play(tone(0.2) + bytes(320 * 22) + tone(0.2))
    done = await calling
    assert [item.step for item in done] == list(script.steps)
    assert done[0].at - done[1].at < 0
    interruption, question = (item for item in done if item.said)
    assert interruption.said is not None
    assert question.said is not None
    heard = (await sim.wait(Mark.VOICE_HEARD)).at
    assert interruption.said.started_at - heard == pytest.approx(0.1, abs=0.06)
    ended = sim.log.all(Mark.VOICE_ENDED)[-1].at
    assert question.said.started_at - ended >= 0.5
    assert b"+RXDTMF: 5" in at.received
    uplink = bytes((await sim.track()).uplink)
    assert uplink.index(INTERRUPTION) < uplink.index(QUESTION)
    figures = await sim.measurements()
    assert figures.opening_ms == pytest.approx(60, abs=20)


async def test_a_script_ends_when_our_side_hangs_up(sim: SimulatorClient, at: AtUser) -> None:
    script = Timetable(
        steps=(
            Step(do=Ring(number=None)),
            Step(after=Cue.ANSWERED, do=Say(sound=tone(0.1))),
            Step(after=Cue.VOICE, do=HangUp()),
        )
    )
    calling = asyncio.create_task(play(sim, script))
    await take(sim, at)
    await sim.wait(Mark.SPEECH_STARTED)
    await at.run("AT+CHUP")
    assert len(await calling) == 2


async def test_a_script_can_be_the_one_who_is_called(sim: SimulatorClient, at: AtUser) -> None:
    await sim.set_faults(Faults(dial_outcome=DialOutcome.RINGS))
    script = Timetable(
        steps=(
            Step(after=Cue.DIALED, delay_s=0.05, do=PickUp()),
            Step(after=Cue.SOUND_OPEN, do=HangUp()),
        )
    )
    answering = asyncio.create_task(play(sim, script))
    await asyncio.sleep(0)
    assert await at.run("ATD+79161234567;") == ["OK"]
    await at.until(b"VOICE CALL: BEGIN")
    assert (await at.run("AT+CPCMREG=1"))[-1] == "OK"
    assert len(await answering) == 2
    await at.until(b"NO CARRIER")
