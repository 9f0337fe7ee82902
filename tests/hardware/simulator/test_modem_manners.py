"""Echo, result codes, error levels, SIM, reset: what a driver meets before any call."""

import asyncio
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import DialOutcome, Faults, SimCard, SimulatorConfig
from hardware.simulator.link import SimulatorLost, SimulatorRefused
from hardware.simulator.stamps import Mark
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire


async def test_echo_result_words_and_silence_are_as_the_port_asks(
    sim: SimulatorClient, at: AtUser
) -> None:
    await at.run("AT+CSQ")
    assert at.received == b"AT+CSQ\r\r\n+CSQ: 21,99\r\n\r\nOK\r\n"
    await at.run("ATE0")
    at.received.clear()
    at.type("ATV0\r")
    await at.until(b"0\r")
    at.type("AT+NOSUCH\r")
    await at.until(b"4\r")
    at.type("ATQ1\rAT\rATQ0V1\r")
    await at.until(b"\r\nOK\r\n")
    assert at.received == b"0\r4\r\r\nOK\r\n"


async def test_line_ends_empty_lines_and_noise_do_not_matter(
    sim: SimulatorClient, at: AtUser
) -> None:
    await at.run("ATE0")
    at.received.clear()
    at.type("\x1b\r\r\n\nAT\r\n~}#!\xc0!\r  at+csq\r\n")
    await at.until(b"+CSQ: 21,99\r\n\r\nOK\r\n")
    assert at.received == b"\r\nOK\r\n\r\n+CSQ: 21,99\r\n\r\nOK\r\n"


async def test_a_joined_line_stops_at_the_first_refusal(sim: SimulatorClient, at: AtUser) -> None:
    # transcript 07: information lines, then ERROR
    assert await at.run("AT+CREG?;+CSQ;+NOSUCH;+CRC=1") == ["+CREG: 0,1", "+CSQ: 21,99", "ERROR"]
    assert await at.run("AT+CRC?") == ["+CRC: 0", "OK"]
    assert await at.run("AT+CMEE=1;+CMEE?") == ["+CMEE: 1", "OK"]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cuts=st.lists(st.integers(1, 30), max_size=12))
async def test_bytes_may_come_one_by_one_or_in_any_pieces(
    sim: SimulatorClient, at: AtUser, cuts: list[int]
) -> None:
    text = "ATE0\rAT+CMEE=1;+CREG=2\r\nAT+CGMM\r"
    start = len(at.received)
    while text:
        size = cuts.pop() if cuts else 1
        at.type(text[:size])
        text = text[size:]
        await asyncio.sleep(0)
    await at.until(b"SIMCOM_SIM7600G-H\r\n\r\nOK\r\n", start=start)


async def test_a_locked_card_is_opened_by_pin_then_by_puk() -> None:
    config = SimulatorConfig(sim_card=SimCard.PIN, boot_ms=20)
    async with SimulatorClient.started(config) as sim, AtUser.opened(sim.at_path) as at:
        await at.run("ATE0;+CMEE=2")
        assert await at.run("AT+CPIN?") == ["+CPIN: SIM PIN", "OK"]
        assert await at.run("AT+CIMI") == ["+CME ERROR: SIM PIN required"]
        assert await at.run("AT+CMGL=4") == ["+CME ERROR: SIM PIN required"]
        assert await at.run('AT+CPIN="0000"') == ["+CME ERROR: incorrect password"]
        assert await at.run("AT+SPIC") == ["+SPIC: 2,10", "OK"]
        await at.run("AT+CPIN=0000")
        await at.run("AT+CPIN=0000")
        assert await at.run("AT+CPIN?") == ["+CPIN: SIM PUK", "OK"]
        assert await at.run('AT+CPIN="87654321","1111"') == ["+CME ERROR: incorrect password"]
        assert await at.run('AT+CPIN="12345678","1111"') == ["OK"]
        await at.until(b"\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n")
        assert await at.run("AT+CIMI") == ["250990000000001", "OK"]


async def test_no_card_is_said_as_such() -> None:
    config = SimulatorConfig(sim_card=SimCard.ABSENT)
    async with SimulatorClient.started(config) as sim, AtUser.opened(sim.at_path) as at:
        await at.run("AT+CMEE=1")
        assert await at.run("AT+CPIN?") == ["+CME ERROR: 10"]
        assert await at.run("ATD112;") == ["+CME ERROR: 10"]


async def test_a_reset_drops_all_and_boots_anew(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CLIP=1;+CRC=1")
    await sim.ring("1")
    await at.run("ATA")
    await at.run("AT+CPCMREG=1")
    assert await at.run("AT+CRESET") == ["OK"]
    assert (await sim.hung_up()).data["by"] == "reset"
    assert await sim.ring("2") is None, "who calls a module that is off is told so"
    await at.until(b"\r\nRDY\r\n\r\n+CPIN: READY\r\n")
    assert await at.run("AT+CMGL=4") == ["+CMS ERROR: 314"]
    await at.until(b"\r\nPB DONE\r\n")
    await sim.wait(Mark.BOOTED)
    assert await at.run("AT+CRC?;+CPCMREG?") == ["+CRC: 0", "+CPCMREG:0", "OK"]
    assert await sim.ring("2") is not None
    assert b"AT+CMGL=4\r" in at.received


async def test_the_radio_can_be_put_off_and_on(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CREG=1")
    assert await at.run("AT+CFUN=4;+CFUN?") == ["+CREG: 0", "+CFUN: 4", "OK"]
    assert (await at.run("AT+CFUN=1"))[-1] == "OK"
    await at.until(b"\r\n+CREG: 1\r\n")


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (DialOutcome.BUSY, "BUSY"),
        (DialOutcome.NO_ANSWER, "NO ANSWER"),
        (DialOutcome.NO_CARRIER, "NO CARRIER"),
        (DialOutcome.ANSWERED, "VOICE CALL: BEGIN"),
    ],
)
async def test_a_dialed_call_ends_as_the_network_wants(outcome: DialOutcome, word: str) -> None:
    config = SimulatorConfig(dial_ms=20, faults=Faults(dial_outcome=outcome))
    async with SimulatorClient.started(config) as sim, AtUser.opened(sim.at_path) as at:
        assert await at.run("ATE0;+CLCC=1") == ["OK"]
        assert (await at.run("ATD+79161234567;"))[-1] == "OK"
        await at.until(f"\r\n{word}\r\n".encode())
        assert (await sim.wait(Mark.DIALED)).data["number"] == "+79161234567"
        assert b'+CLCC: 1,0,2,0,0,"+79161234567",145' in at.received


async def test_a_callee_picks_up_and_a_wrong_number_is_refused(
    sim: SimulatorClient, at: AtUser
) -> None:
    assert await at.run("ATD123") == ["NO CARRIER"]
    assert await at.run("ATDABX;") == ["ERROR"]
    assert await at.run("ATD123;") == ["OK"]
    with pytest.raises(SimulatorRefused):
        await sim.caller_says(b"\0" * 320)
    await sim.wait(Mark.ALERTING)
    await sim.callee_answers()
    await at.until(b"VOICE CALL: BEGIN")
    assert await at.run("AT+CPAS") == ["+CPAS: 4", "OK"]
    with pytest.raises(SimulatorRefused, match="nobody is being called"):
        await sim.callee_answers()


async def test_ussd_answers_in_the_alphabet_that_was_asked_for() -> None:
    config = SimulatorConfig(ussd={"*100#": "Баланс 10.50", "*101#": "Balance 3"})
    async with SimulatorClient.started(config) as sim, AtUser.opened(sim.at_path) as at:
        await at.run("ATE0;+CUSD=1")
        assert await at.run('AT+CUSD=1,"*101#",15') == ["OK"]
        await at.until(b'\r\n+CUSD: 0,"Balance 3",15\r\n')
        await at.run('AT+CUSD=1,"*100#",15')
        coded = "Баланс 10.50".encode("utf-16-be").hex().upper()
        await at.until(f'\r\n+CUSD: 0,"{coded}",72\r\n'.encode())
        await at.run('AT+CUSD=1,"*999#",15')
        await at.until(b"\r\n+CUSD: 4\r\n")


async def test_any_bytes_can_be_put_on_the_wire(sim: SimulatorClient, at: AtUser) -> None:
    await sim.inject(b"\r\r\n+CRING: VOICE\r\r\n\xff\xfe")
    await at.until(b"\r\r\n+CRING: VOICE\r\r\n\xff\xfe")


async def test_the_program_explains_itself(repository: Path) -> None:
    for argument, code in (("--help", 0), ("--noise", 2)):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(repository / "main.py"), "_simulator", argument),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        output, errors = await process.communicate()
        assert process.returncode == code
        assert b"usage: main.py _simulator" in (errors if code else output)
        assert not (output if code else errors)


async def test_a_simulator_that_dies_is_told_to_who_waits() -> None:
    with pytest.raises(SimulatorLost):
        async with SimulatorClient.started(command=["/bin/true"]):
            pass
