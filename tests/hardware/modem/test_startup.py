"""From an open port to a modem that is set up, against modems that make it hard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from hardware.at import channel, commands
from hardware.at.errors import ChannelLost, CommandRefused
from hardware.errors import NeedsHumanError, TransientHardwareError
from hardware.modem import audio, calls, startup, upkeep
from hardware.modem.dialects import base
from hardware.modem.dialects.base import BASE
from hardware.modem.errors import (
    AudioRefused,
    CallGone,
    DialRefused,
    HangUpFailed,
    ModemSilent,
    PinNeeded,
    PukNeeded,
    SimBusy,
    SimFailed,
    SimMissing,
)
from hardware.modem.events import (
    CallBegan,
    CallEnded,
    EndCause,
    MissedCall,
    NetworkChanged,
    Rang,
)
from hardware.modem.modem import Modem
from hardware.modem.opening import open_modem
from hardware.modem.report import Problem
from hardware.modem.state import ModemState
from tests.support.event_log import EventLog
from tests.support.scripted_modem import SILENCE, ScriptedModem, Wire

pytestmark = pytest.mark.wire

HEALTHY = {
    "AT+CGMI": ["SIMCOM INCORPORATED|OK"],
    "AT+CGMM": ["SIMCOM_SIM7600E-H|OK"],
    "AT+CGMR": ["+CGMR: LE11B14SIM7600M21|OK"],
    "AT+CFUN?": ["+CFUN: 1|OK"],
    "AT+CPIN?": ["+CPIN: READY|OK"],
    "AT+CREG?": ["+CREG: 1,1|OK"],
    "AT+CEREG?": ["+CEREG: 1,1|OK"],
    "AT+COPS?": ['+COPS: 0,0,"MegaFon",7|OK'],
    "AT+CSQ": ["+CSQ: 17,99|OK"],
    "AT+CPCMREG=?": ["+CPCMREG: (0-1)|OK"],
}


@asynccontextmanager
async def on_modem(
    answers: dict[str, list[str]] | None = None, *, wire: Wire | None = None
) -> AsyncIterator[tuple[ScriptedModem, Modem, EventLog]]:
    async with (
        ScriptedModem(HEALTHY | (answers or {}), wire=wire or Wire()) as far_end,
        open_modem(at_url=far_end.path, audio_url=far_end.path) as modem,
    ):
        yield far_end, modem, EventLog(modem)


async def take_call(far_end: ScriptedModem, modem: Modem, log: EventLog) -> None:
    far_end.answers("ATA", "VOICE CALL: BEGIN|OK")
    far_end.say("RING")
    await log.until(ModemState.RINGING)
    await modem.answer()


async def test_the_dialogue_of_a_sim7600() -> None:
    async with on_modem(wire=Wire(echo=True)) as (far_end, modem, log):
        await modem.start()
        assert modem.state is ModemState.READY
        assert far_end.commands[:7] == [
            "ATE0",
            "ATV1",
            "AT+CMEE=1",
            "AT+CGMI",
            "AT+CGMM",
            "AT+CGMR",
            "AT+CFUN?",
        ]
        needed = {"AT+CLIP=1", "AT+CRC=1", "AT+CCWA=0", "AT+CVHU=0", "AT+CNMI=2,1,0,1,0"}
        needed |= {"AT+CMGF=0", "AT+DDET=1", "AT+CLCC=1", "AT+CSCLK=0", "AT+CREG=1"}
        assert needed <= set(far_end.commands)
        await far_end.asked("AT+CCWA=0,0")  # once there is a network to ask
        asked = len(far_end.commands)
        await modem.start()  # it was done
        assert len(far_end.commands) == asked
        assert [type(fact) for fact in log.facts] == [NetworkChanged]


async def test_what_a_modem_does_not_know_is_done_without() -> None:
    unknown = {f"AT+{name}": ["ERROR"] for name in ("DDET=1", "CLCC=1", "CSCLK=0", "CVHU=0")}
    async with on_modem(unknown | {"AT+CEREG?": ["ERROR"], "AT+CLCC": ["ERROR"]}) as (_, modem, _l):
        await modem.start()
        assert modem.state is ModemState.READY
    async with on_modem({"AT+CLIP=1": ["+CME ERROR: 4"]}) as (_, modem, _l):
        with pytest.raises(CommandRefused):
            await modem.start()
        assert modem.state is ModemState.FAILED


async def test_a_busy_sim_is_asked_again_when_it_says_that_it_is_ready() -> None:
    answers = {
        "AT+CPIN?": ["+CME ERROR: 14", "+CPIN: READY|OK"],
        "AT+CMGF=0": ["+CMS ERROR: 314", "OK"],
    }
    async with on_modem(answers) as (far_end, modem, _):
        starting = asyncio.create_task(modem.start())
        await far_end.asked("AT+CPIN?")
        far_end.say("+CPIN: READY")
        await far_end.asked("AT+CMGF=0")
        far_end.say("SMS DONE")
        async with asyncio.timeout(2):
            await starting
        assert modem.state is ModemState.READY


async def test_a_busy_sim_that_says_nothing_is_asked_again_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(startup, "FIRST_PAUSE_S", 0.02)
    busy = "+CME ERROR: SIM busy"
    async with on_modem({"AT+CPIN?": [busy, busy, "+CPIN: READY|OK"]}) as (_, modem, _l):
        await modem.start()
        assert modem.state is ModemState.READY
    monkeypatch.setattr(startup, "SIM_BUSY_LIMIT_S", 0.1)
    async with on_modem({"AT+CPIN?": [busy]}) as (_, modem, _l):
        with pytest.raises(SimBusy) as caught:
            await modem.start()
        assert isinstance(caught.value, TransientHardwareError)
        assert (await modem.check()).problems == (Problem.SIM_BUSY,)


@pytest.mark.parametrize(
    ("answer", "error", "problem"),
    [
        ("+CME ERROR: 10", SimMissing, Problem.SIM_MISSING),
        ("+CPIN: SIM PIN|OK", PinNeeded, Problem.PIN_NEEDED),
        ("+CPIN: SIM PUK|OK", PukNeeded, Problem.PUK_NEEDED),
        ("+CME ERROR: 13", SimFailed, Problem.SIM_FAILED),
        ("+CPIN: PH-NET PIN|OK", SimFailed, Problem.SIM_FAILED),
    ],
)
async def test_what_needs_a_person_is_told_apart(
    answer: str,
    error: type[NeedsHumanError],
    problem: Problem,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(upkeep, "PERIOD_S", 0.02)
    chores, do = asyncio.Queue[upkeep.Chore](), upkeep.Upkeep._do

    async def done(self: upkeep.Upkeep, chore: upkeep.Chore) -> bool:
        goes_on = await do(self, chore)
        chores.put_nowait(chore)
        return goes_on

    monkeypatch.setattr(upkeep.Upkeep, "_do", done)
    async with on_modem({"AT+CPIN?": [answer]}) as (far_end, modem, log):
        with pytest.raises(error) as caught:
            await modem.start()
        asked = far_end.commands.count("AT+CPIN?")
        for _ in range(chores.qsize() + 3):
            await chores.get()
        assert far_end.commands.count("AT+CPIN?") == asked  # the clock alone changes nothing
        assert isinstance(caught.value, NeedsHumanError)
        assert modem.state in {ModemState.FAILED, ModemState.PIN_NEEDED}
        assert (await modem.check()).problems == (problem,)
        # somebody puts it right, and the modem says so
        far_end.answers("AT+CPIN?", "+CPIN: READY|OK")
        far_end.say("+CPIN: READY")
        await log.until(ModemState.READY)


async def test_a_silent_modem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "WAKE_LIMIT_S", 0.0)
    monkeypatch.setattr(channel, "STEP_IN", replace(commands.STEP_IN, time_limit_s=0.1))
    async with on_modem({"AT+CMEE?": [SILENCE]}) as (_, modem, _l):
        with pytest.raises(ModemSilent):
            await modem.start()
        assert modem.state is ModemState.FAILED
        assert (await modem.check()).problems == (Problem.SILENT,)


async def test_a_modem_that_begins_anew_is_set_up_anew() -> None:
    async with on_modem({"AT+CREG?": ["+CREG: 1,2|OK", "+CREG: 1,1|OK"]}) as (far_end, modem, log):
        far_end.answers("AT+CEREG?", "+CEREG: 1,2|OK")
        await modem.start()
        assert modem.state is ModemState.REGISTERING
        far_end.say("+CREG: 5")
        await log.until(ModemState.READY)
        await take_call(far_end, modem, log)
        before = far_end.commands.count("AT+CLIP=1")
        far_end.say("RDY|+CPIN: READY|SMS DONE|PB DONE")
        await far_end.asked("AT+CLIP=1", times=before + 1)
        await log.until(ModemState.READY)
        assert (await log.next(CallEnded)).cause is EndCause.REMOTE


async def test_upkeep_notices_what_nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "PERIOD_S", 0.05)
    async with on_modem() as (far_end, modem, log):
        await modem.start()
        far_end.answers("AT+CREG?", "+CREG: 1,3|OK")
        far_end.answers("AT+CEREG?", "+CEREG: 1,0|OK")
        await log.until(ModemState.REGISTERING)
        assert (await modem.check()).problems == (Problem.NETWORK_DENIED,)
        far_end.answers("AT+CREG?", "+CREG: 1,1|OK")
        await log.until(ModemState.READY)


@pytest.mark.expects_log("the modem does not answer")
async def test_a_modem_that_dies_is_failed_and_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(upkeep, "PERIOD_S", 0.05)
    monkeypatch.setattr(base, "REGISTRATION", replace(base.REGISTRATION, time_limit_s=0.3))
    async with on_modem() as (far_end, modem, log):
        await modem.start()
        far_end.answers("AT+CREG?", SILENCE)
        await log.until(ModemState.FAILED)
        far_end.answers("AT+CREG?", "+CREG: 1,1|OK")
        await log.until(ModemState.READY)


async def test_the_ok_of_ata_is_enough_and_a_caller_may_be_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_modem({"ATA": ["OK"]}) as (far_end, modem, log):
        await modem.start()
        far_end.say("+CRING: VOICE")
        await log.next(Rang)
        await modem.answer()
        assert modem.state is ModemState.IN_CALL
        far_end.say("VOICE CALL:END:000017")
        assert (await log.next(CallEnded)).duration_s == 17
        monkeypatch.setattr(calls, "TRAIL_S", 0.0)  # the call before is long over
        far_end.answers("ATA", "NO CARRIER")
        far_end.say("RING")
        await log.next(Rang, nth=2)
        with pytest.raises(CallGone):
            await modem.answer()
        await log.next(MissedCall)
        assert log.now() is ModemState.READY


async def test_hanging_up_a_modem_that_says_ok_before_the_end_or_no_end_at_all() -> None:
    async with on_modem({"AT+CHUP": ["OK|VOICE CALL: END: 000005|NO CARRIER"]}) as (
        far_end,
        modem,
        log,
    ):
        await modem.start()
        await take_call(far_end, modem, log)
        await modem.hang_up()
        assert (await log.next(CallEnded)).duration_s == 5
        far_end.answers("AT+CHUP", "OK")
        await modem.dial("112")
        await modem.hang_up()
        ended = await log.next(CallEnded, nth=2)
        assert (ended.duration_s, ended.cause) == (None, EndCause.LOCAL)


async def test_a_modem_that_does_not_hang_up_is_tried_the_other_way() -> None:
    async with on_modem({"AT+CHUP": ["ERROR"]}) as (far_end, modem, log):
        await modem.start()
        await take_call(far_end, modem, log)
        await modem.hang_up()
        assert far_end.commands[-2:] == ["AT+CHUP", "ATH"]
        far_end.answers("ATH", "ERROR")
        await modem.dial("112")
        with pytest.raises(HangUpFailed):
            await modem.hang_up()
        assert modem.state is ModemState.READY
        assert (await log.next(CallEnded, nth=2)).cause is EndCause.LOCAL


async def test_no_carrier_in_a_call_is_looked_into() -> None:
    async with on_modem({"AT+CLCC": ["OK", "+CLCC: 1,1,0,0,0|OK", "OK"]}) as (far_end, modem, log):
        await modem.start()
        await take_call(far_end, modem, log)
        far_end.say("NO CARRIER")  # a data call's: the call is in the list
        await far_end.asked("AT+CLCC", times=2)
        await modem.signal()
        assert modem.state is ModemState.IN_CALL
        far_end.say("NO CARRIER")
        assert (await log.next(CallEnded)).cause is EndCause.REMOTE


async def test_dialling_that_is_refused() -> None:
    async with on_modem({"ATD112;": ["+CME ERROR: 30", "BUSY"]}) as (_, modem, log):
        await modem.start()
        with pytest.raises(DialRefused) as refused:
            await modem.dial("112")
        assert refused.value.data == {"reason": "+CME ERROR: 30"}
        assert (await log.next(CallEnded)).cause is EndCause.NO_NETWORK
        await modem.dial("112")
        assert (await log.next(CallEnded, nth=2)).cause is EndCause.BUSY
        for no_number in ("", "12a", "1;+CFUN=0", "1\r"):
            with pytest.raises(ValueError, match="dialled"):
                await modem.dial(no_number)


async def test_sound_that_never_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "OPEN_LIMIT_S", 0.3)
    answers = {"AT+CPCMREG=1": ["ERROR"], "AT+CPCMREG=0": ["ERROR"], "AT+CPCMREG=0,1": ["ERROR"]}
    async with on_modem(answers) as (far_end, modem, log):
        await modem.start()
        await take_call(far_end, modem, log)
        with pytest.raises(AudioRefused) as refused:
            await modem.open_audio()
        assert int(refused.value.data["attempts"] or 0) >= 2
        await modem.close_audio()
        assert far_end.commands[-2:] == ["AT+CPCMREG=0", "AT+CPCMREG=0,1"]


async def test_firmware_that_is_known_to_be_mute_and_a_modem_nobody_knows() -> None:
    answers = {"AT+CGMR": ["+CGMR: LE20B06SIM7600G22|OK"], "AT+CPCMREG=?": ["ERROR"]}
    async with on_modem(answers | {"AT+CGMM": ["EC25|OK"], "AT+CSQ": ["+CSQ: 2,99|OK"]}) as (
        _,
        modem,
        _l,
    ):
        await modem.start()
        assert (await modem.check()).problems == (
            Problem.UNKNOWN_MODEL,
            Problem.WEAK_SIGNAL,
            Problem.NO_AUDIO_OVER_USB,
            Problem.SILENT_UPLINK,
        )


async def test_a_pulled_cable_ends_the_call_truthfully() -> None:
    async with on_modem() as (far_end, modem, log):
        await modem.start()
        await take_call(far_end, modem, log)
        await far_end.unplug()
        assert (await log.next(CallEnded)).cause is EndCause.PORT_LOST
        assert modem.state is ModemState.ABSENT
        with pytest.raises(ChannelLost):
            await modem.start()
        assert modem.state is ModemState.ABSENT


async def test_a_modem_of_the_standard_without_makers_lines() -> None:
    answers = HEALTHY | {"AT+CREG?": ["+CREG: 1,1|OK"]}
    async with (
        ScriptedModem(answers) as far_end,
        open_modem(at_url=far_end.path, dialect=BASE) as modem,
    ):
        log = EventLog(modem)
        await modem.start()
        far_end.say('RING|+CLIP: "+79161112233",145')
        await log.next(Rang)
        await modem.answer()
        await modem.send_digits("12")
        assert far_end.commands[-2:] == ["AT+VTS=1", "AT+VTS=2"]
        far_end.say("NO CARRIER")
        assert (await log.next(CallEnded)).cause is EndCause.REMOTE
        await modem.dial("112")
        assert not (await log.next(CallBegan, nth=2)).incoming
        await modem.hang_up()
        assert (await log.next(CallEnded, nth=2)).cause is EndCause.LOCAL
        with pytest.raises(AudioRefused):
            await modem.open_audio()


async def test_all_of_it_one_byte_at_a_time_between_noise() -> None:
    wire = Wire(one_byte_at_a_time=True, noise=b"\x00\x7e\xff\x03\r", echo=True)
    async with on_modem(wire=wire) as (far_end, modem, log):
        await modem.start()
        assert modem.state is ModemState.READY
        far_end.say('RING|+CLIP: "+79161112233",145,,,,0')
        assert (await log.next(Rang)).number == "+79161112233"
        far_end.answers("ATA", "VOICE CALL: BEGIN|OK")
        await modem.answer()
        far_end.answers("AT+CHUP", "VOICE CALL: END: 000002|OK")
        await modem.hang_up()
        ended = await log.next(CallEnded)
        assert (ended.duration_s, ended.cause) == (2, EndCause.LOCAL)
