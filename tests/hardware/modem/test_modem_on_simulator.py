"""The modem against the simulated SIM7600: real ptys, another process, a network that acts."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from hardware.modem.dialects.sim7600 import LIST_CALLS_UNASKED, SIM7600
from hardware.modem.errors import AudioRefused, CallGone, PinNeeded, WrongMoment, WrongPin
from hardware.modem.events import (
    CallBegan,
    CallEnded,
    CallerIdentified,
    DigitReceived,
    EndCause,
    MissedCall,
    Rang,
    SmsStored,
)
from hardware.modem.modem import Modem
from hardware.modem.network import Registration
from hardware.modem.opening import open_modem
from hardware.modem.report import Problem
from hardware.modem.state import ModemState
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import Clip, DialOutcome, Faults, SimCard, SimulatorConfig
from hardware.simulator.stamps import Mark
from tests.support.event_log import EventLog

pytestmark = pytest.mark.wire

CALLER = "+79161112233"


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started() as client:
        yield client


@pytest.fixture
async def modem(sim: SimulatorClient) -> AsyncIterator[Modem]:
    async with open_modem(at_url=sim.at_path, audio_url=sim.pcm_path) as modem:
        await modem.start()
        assert modem.state is ModemState.READY
        yield modem


@pytest.fixture
def log(modem: Modem) -> EventLog:
    return EventLog(modem)


async def take_call(sim: SimulatorClient, modem: Modem, log: EventLog) -> None:
    await sim.ring(CALLER)
    await log.until(ModemState.RINGING)
    await modem.answer()
    assert modem.state is ModemState.IN_CALL


async def test_a_call_from_ring_to_the_callers_hang_up(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await sim.ring(CALLER)
    rang = await log.next(Rang)
    assert (rang.number, rang.withheld) == (CALLER, False)
    assert modem.state is ModemState.RINGING
    await modem.answer()
    began = await log.next(CallBegan)
    assert began.incoming
    opened = await modem.open_audio()
    assert opened.attempts == 1
    await sim.pcm_opened()
    await sim.give_digit("5")
    await sim.give_digit("#")
    assert (await log.next(DigitReceived, nth=2)).digit == "#"
    await sim.caller_hangs_up()
    ended = await log.next(CallEnded)
    assert (ended.cause, ended.duration_s) == (EndCause.REMOTE, 0)
    assert log.now() is ModemState.READY
    await modem.close_audio()
    # nothing of the first call is left for the second
    await take_call(sim, modem, log)
    await sim.caller_hangs_up()
    await log.next(CallEnded, nth=2)
    kinds = [type(event).__name__ for event in log.facts]
    assert kinds[-3:] == ["Rang", "CallBegan", "CallEnded"]


async def test_we_hang_up(sim: SimulatorClient, modem: Modem, log: EventLog) -> None:
    await take_call(sim, modem, log)
    await modem.hang_up()
    ended = await log.next(CallEnded)
    assert (ended.cause, ended.duration_s) == (EndCause.LOCAL, 0)
    assert (await sim.hung_up()).data["by"] == "us"
    assert modem.state is ModemState.READY
    await modem.hang_up()  # nothing to end: nothing is said
    commands = [stamp.data["text"] for stamp in sim.log.stamps if stamp.mark is Mark.COMMAND]
    assert commands.count("AT+CHUP") == 1
    assert "ATH" not in commands


async def test_a_ring_is_refused(sim: SimulatorClient, modem: Modem, log: EventLog) -> None:
    await sim.ring(CALLER)
    await log.next(Rang)
    await modem.hang_up()
    assert (await log.next(CallEnded)).cause is EndCause.REJECTED
    assert modem.state is ModemState.READY
    assert not (await sim.hung_up()).data["connected"]


@pytest.mark.parametrize("clip", [Clip.HIDDEN, Clip.NONE])
async def test_a_hidden_caller(
    sim: SimulatorClient, modem: Modem, log: EventLog, clip: Clip
) -> None:
    began = asyncio.get_running_loop().time()
    await sim.ring(None, clip=clip)
    rang = await log.next(Rang)
    assert (rang.number, rang.withheld) == (None, True)
    assert rang.at - began < 1
    await modem.answer()
    await sim.answered()


async def test_the_number_comes_late(sim: SimulatorClient) -> None:
    # a modem without the list of calls unasked, which would give the number at once
    steps = tuple(step for step in SIM7600.setup if step.command is not LIST_CALLS_UNASKED)
    dialect = replace(SIM7600, setup=steps)
    async with open_modem(at_url=sim.at_path, dialect=dialect) as modem:
        log = EventLog(modem)
        await modem.start()
        await sim.ring(CALLER, clip=Clip.LATE, clip_delay_ms=150)
        assert (await log.next(Rang)).number == CALLER
        await sim.caller_hangs_up()
        assert (await log.next(MissedCall)).number == CALLER
        await sim.ring(CALLER, clip=Clip.LATE, clip_delay_ms=600)
        assert (await log.next(Rang, nth=2)).withheld
        assert (await log.next(CallerIdentified)).number == CALLER


async def test_a_flood_of_rings_is_one_call_and_one_missed_call(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await sim.ring(CALLER, ring_every_ms=50)
    await sim.wait(Mark.RING_SENT, where=lambda data: data["count"] == 6)
    await sim.caller_hangs_up()
    await log.next(MissedCall)
    await modem.check()  # answered after whatever trails behind
    assert [type(event) for event in log.facts] == [Rang, MissedCall]
    assert modem.state is ModemState.READY
    with pytest.raises(WrongMoment):
        await modem.answer()


def has_digits(digits: str, data: dict[str, Any]) -> bool:
    return bool(data["digits"] == digits)


async def test_dialling(sim: SimulatorClient, modem: Modem, log: EventLog) -> None:
    await modem.dial("+74951234567")
    assert modem.state is ModemState.DIALING
    with pytest.raises(WrongMoment):
        await modem.dial("112")
    await sim.wait(Mark.ALERTING)
    await sim.callee_answers()
    assert not (await log.next(CallBegan)).incoming
    await modem.send_digits("0123456789*#ABCD")
    for digits in ("0123456789*#AB", "CD"):
        await sim.wait(Mark.DIGITS_SENT, where=partial(has_digits, digits))
    await sim.caller_hangs_up()
    assert (await log.next(CallEnded)).cause is EndCause.REMOTE
    with pytest.raises(WrongMoment):
        await modem.send_digits("1")


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (DialOutcome.BUSY, EndCause.BUSY),
        (DialOutcome.NO_ANSWER, EndCause.NO_ANSWER),
        (DialOutcome.NO_CARRIER, EndCause.NO_CARRIER),
    ],
)
async def test_dialling_in_vain(
    sim: SimulatorClient, modem: Modem, log: EventLog, outcome: DialOutcome, cause: EndCause
) -> None:
    await sim.set_faults(Faults(dial_outcome=outcome))
    await modem.dial("+74951234567")
    ended = await log.next(CallEnded)
    assert (ended.cause, ended.duration_s) == (cause, None)
    assert modem.state is ModemState.READY


async def test_a_dialled_call_is_given_up(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await modem.dial("+74951234567")
    await modem.hang_up()
    assert (await log.next(CallEnded)).cause is EndCause.LOCAL
    assert modem.state is ModemState.READY


async def test_sound_is_asked_for_until_it_comes(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    with pytest.raises(CallGone):
        await modem.open_audio()
    await sim.set_faults(Faults(cpcmreg_refusals=2, cpcmreg_delay_ms=60))
    await take_call(sim, modem, log)
    opened = await modem.open_audio()
    assert opened.attempts == 3
    assert opened.delay_ms >= 3 * 60
    await modem.hang_up()
    await modem.close_audio()

    await sim.set_faults(Faults(cpcmreg_refusals=1000))
    await sim.ring(CALLER)
    await log.next(Rang, nth=2)
    await modem.answer()
    opening = asyncio.create_task(modem.open_audio())
    await sim.wait(Mark.CPCMREG_REFUSED, after=sim.log.stamps[-1].at)
    await sim.caller_hangs_up()
    with pytest.raises((CallGone, AudioRefused)) as gone:
        await opening
    assert gone.type is CallGone


async def test_facts_of_a_healthy_line(sim: SimulatorClient, modem: Modem) -> None:
    assert (await modem.signal()).dbm == -71
    assert await modem.operator() == "Beeline"
    report = await modem.check()
    assert report.identity.model == "SIMCOM_SIM7600G-H"
    assert report.identity.firmware == "LE20B03SIM7600M22"
    assert (report.sim, report.registration) == ("ready", Registration.HOME)
    assert report.operator == "Beeline"
    assert report.signal is not None
    assert report.signal.bars == 5
    assert (report.audio.present, report.audio.supported) == (True, True)
    assert report.problems == ()


async def test_the_network_comes_and_goes(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await sim.network_changes(registration=2)
    await log.until(ModemState.REGISTERING)
    assert (await modem.check()).problems == (Problem.NO_NETWORK,)
    await sim.network_changes(registration=5)
    await log.until(ModemState.READY)


async def test_a_message_is_told(sim: SimulatorClient, modem: Modem, log: EventLog) -> None:
    await sim.sms_arrives("+79260000000", "Привет")
    assert (await log.next(SmsStored)).storage in {"SM", "ME"}
    assert modem.state is ModemState.READY


@pytest.mark.expects_log("a call without an owner")
async def test_a_line_process_that_was_restarted_ends_the_call_it_does_not_know(
    sim: SimulatorClient,
) -> None:
    async with open_modem(at_url=sim.at_path) as modem:
        await modem.start()
        await take_call(sim, modem, EventLog(modem))
    async with open_modem(at_url=sim.at_path) as modem:
        await modem.start()
        assert modem.state is ModemState.READY
    assert (await sim.hung_up()).data["by"] == "us"


async def test_a_locked_sim_waits_for_its_pin_which_is_tried_once() -> None:
    config = SimulatorConfig(sim_card=SimCard.PIN)
    async with (
        SimulatorClient.started(config) as sim,
        open_modem(at_url=sim.at_path, audio_url="/nowhere/ttyUSB4") as modem,
    ):
        with pytest.raises(PinNeeded):
            await modem.start()
        assert modem.state is ModemState.PIN_NEEDED
        report = await modem.check()
        assert report.problems == (Problem.PIN_NEEDED, Problem.AUDIO_PORT_MISSING)
        with pytest.raises(WrongPin):
            await modem.unlock("0000")
        await modem.unlock("1234")
        await EventLog(modem).until(ModemState.READY)
