"""The Quectel dialect: its unsolicited lines as owners saw them, and the simulated EC25."""

from collections.abc import AsyncIterator

import pytest

from hardware.at.urcs import CallListed, DigitHeard, SimFilesReady, Urc, find_urc
from hardware.modem.dialects.quectel import QUECTEL
from hardware.modem.events import (
    Alerted,
    CallBegan,
    CallEnded,
    DigitReceived,
    EndCause,
    MissedCall,
    Rang,
)
from hardware.modem.families import Family
from hardware.modem.modem import Modem
from hardware.modem.opening import open_modem
from hardware.modem.profiles import profile_for_model
from hardware.modem.report import Problem
from hardware.modem.state import ModemState
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import quectel
from hardware.simulator.stamps import Mark
from tests.support.event_log import EventLog

pytestmark = pytest.mark.wire

CALLER = "+79161112233"


def listed(index: int, *, incoming: bool, status: int, number: str | None) -> CallListed:
    return CallListed(index=index, incoming=incoming, status=status, voice=True, number=number)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        (
            "^DSCI: 2,1,4,0,+48123456789,145",
            listed(2, incoming=True, status=4, number="+48123456789"),
        ),
        (
            "^DSCI: 1,1,6,0,13022100000,129,0",
            listed(1, incoming=True, status=6, number="13022100000"),
        ),
        ("^DSCI: 1,0,3,0,10086,129,0", listed(1, incoming=False, status=0, number="10086")),
        ("^DSCI: 1,0,7,0,10086,129,0", listed(1, incoming=False, status=3, number="10086")),
        ("^DSCI: 1,1,4,0,,128,0", listed(1, incoming=True, status=4, number=None)),
        (
            '+QIND: "ccinfo",2,0,3,0,0,"123456789",129',
            listed(2, incoming=False, status=3, number="123456789"),
        ),
        (
            '+QIND: "ccinfo",2,0,-1,0,0,"123456789",129',
            listed(2, incoming=False, status=6, number="123456789"),
        ),
        ("+QTONEDET: 56", DigitHeard(digit="8")),
        ("+QTONEDET: 35", DigitHeard(digit="#")),
        ("+QTONEDET: 42", DigitHeard(digit="*")),
        ("+QTONEDET: 255", None),
        ("+QIND: SMS DONE", SimFilesReady()),
        ('+QIND: "csq",20,99', None),
    ],
)
def test_its_lines(line: str, fact: Urc | None) -> None:
    assert find_urc(QUECTEL.urcs, line) == fact


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("EC25", Family.QUECTEL),
        ("EG25", Family.QUECTEL),
        ("EC20F", Family.QUECTEL),
        ("SIMCOM_SIM7600G-H", Family.SIM7600),
        ("EC200A", None),
        ("EG915U", None),
        ("E3372", None),
    ],
)
def test_a_model_is_known_by_its_name(model: str, family: Family | None) -> None:
    found = profile_for_model(model)
    assert (found and found.family) == family


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started(quectel()) as client:
        yield client


@pytest.fixture
async def modem(sim: SimulatorClient) -> AsyncIterator[Modem]:
    async with open_modem(at_url=sim.at_path, audio_url="card:x", dialect=QUECTEL) as modem:
        await modem.start()
        assert modem.state is ModemState.READY
        yield modem


@pytest.fixture
def log(modem: Modem) -> EventLog:
    return EventLog(modem)


async def test_a_call_from_ring_to_the_callers_end(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    """The sound is asked for before any call, and only looked after in it."""
    await sim.ring(CALLER)
    assert (await log.next(Rang)).number == CALLER
    await modem.answer()
    await log.next(CallBegan)
    opened = await modem.open_audio()
    assert opened.attempts == 1
    await sim.give_digit("5")
    assert (await log.next(DigitReceived)).digit == "5"
    await modem.send_digits("1#")
    await sim.caller_hangs_up()
    assert (await log.next(CallEnded)).cause is EndCause.REMOTE
    asked = [stamp.data["text"] for stamp in sim.log.stamps if stamp.mark is Mark.COMMAND]
    assert asked.count("AT+QPCMV=1,2") == 1
    assert asked.index("AT+QPCMV=1,2") < asked.index("ATA") < asked.index("AT+QPCMV?")


async def test_sound_that_a_restart_has_switched_off_is_asked_for_in_the_call(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await modem.close_audio()
    await sim.ring(CALLER)
    await log.next(Rang)
    await modem.answer()
    await modem.open_audio()
    await sim.pcm_opened()
    await modem.hang_up()
    assert (await log.next(CallEnded)).cause is EndCause.LOCAL


async def test_a_caller_who_gives_up_is_missed_once(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await sim.ring(CALLER)
    await log.next(Rang)
    await sim.caller_hangs_up()
    assert (await log.next(MissedCall)).number == CALLER
    assert [type(event) for event in log.facts] == [Rang, MissedCall]
    assert modem.state is ModemState.READY


async def test_a_call_of_ours_is_told_as_far_as_it_comes(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await modem.dial(CALLER)
    await log.next(Alerted)
    await sim.callee_answers()
    assert not (await log.next(CallBegan)).incoming
    await modem.hang_up()
    assert (await log.next(CallEnded)).cause is EndCause.LOCAL
    assert (await sim.wait(Mark.CALL_ENDED)).data["by"] == "us"


async def test_a_call_whose_sound_card_is_gone_ends_as_lost(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    await sim.ring(CALLER)
    await log.next(Rang)
    await modem.answer()
    await modem.give_up()
    assert (await log.next(CallEnded)).cause is EndCause.PORT_LOST
    assert modem.state is ModemState.ABSENT
    assert (await sim.wait(Mark.CALL_ENDED)).data["by"] == "us"


async def test_the_check_tells_whether_the_sound_card_is_switched_on(
    sim: SimulatorClient, modem: Modem
) -> None:
    assert (await modem.check()).problems == ()
    async with (
        SimulatorClient.started(quectel(sound_card=False)) as other,
        open_modem(at_url=other.at_path, audio_url="card:x", dialect=QUECTEL) as silent,
    ):
        await silent.start()
        assert (await silent.check()).problems == (Problem.NO_AUDIO_OVER_USB,)


async def test_a_reset_brings_its_settings_back(
    sim: SimulatorClient, modem: Modem, log: EventLog
) -> None:
    # the last thing that it is asked for by itself
    await sim.wait(Mark.COMMAND, where=lambda data: data["text"] == "AT+CCWA=0,0")
    await log.until(ModemState.READY)
    await modem.reset()
    await sim.wait(Mark.BOOTED)
    await log.until(ModemState.READY)
    await sim.ring(CALLER)
    await log.next(Rang)
    await modem.answer()
    await sim.pcm_opened()
