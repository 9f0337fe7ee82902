import pytest

from hardware.simulator import pdu
from hardware.simulator.client import SimulatorClient
from hardware.simulator.link import SimulatorRefused
from hardware.simulator.stamps import Mark
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire

SUBMIT = "0031000B919761214365F70008A704041F0440"
LENGTH = pdu.length_of(SUBMIT)


async def test_a_message_is_announced_listed_read_once_and_deleted(
    sim: SimulatorClient, at: AtUser
) -> None:
    await at.run("ATE0;+CMGF=0;+CNMI=2,1,0,0,0")
    await sim.sms_arrives("+79161234567", "Привет")
    await at.until(b'\r\n+CMTI: "ME",0\r\n')
    listed = await at.run("AT+CMGL=0")
    assert listed[0].startswith('+CMGL: 0,0,"",')
    assert pdu.parse(listed[1]).text == "Привет"
    assert (await at.run("AT+CMGR=0"))[0].startswith('+CMGR: 1,"",')
    assert await at.run("AT+CMGL=0") == ["OK"]
    assert await at.run("AT+CMGD=0") == ["OK"]
    assert await at.run("AT+CMGR=0") == ["OK"]
    assert await at.run("AT+CMGR=23") == ["+CMS ERROR: 321"]


async def test_text_mode_shows_the_same_in_its_own_way(sim: SimulatorClient, at: AtUser) -> None:
    await at.run('ATE0;+CMGF=1;+CSCS="GSM"')
    await sim.sms_arrives("+79161234567", "Hello")
    await sim.wait(Mark.SMS_STORED)
    header, text, _ = await at.run("AT+CMGR=0")
    assert header.startswith('+CMGR: "REC UNREAD","+79161234567","","')
    assert text == "Hello"
    await at.run('AT+CSCS="UCS2"')
    listed = await at.run('AT+CMGL="ALL"')
    assert listed[0].startswith(
        '+CMGL: 0,"REC READ","' + "+79161234567".encode("utf-16-be").hex().upper()
    )
    assert listed[1] == "00480065006C006C006F"
    assert await at.run('AT+CMGL="NONE"') == ["+CMS ERROR: 305"]


async def test_a_message_may_come_straight_through(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CNMI=2,2,0,0,0")
    await sim.sms_arrives("+79161234567", "Hi")
    await at.until(b'\r\n+CMT: "",')
    assert await at.run("AT+CPMS?") == ['+CPMS: "ME",0,23,"ME",0,23,"ME",0,23', "OK"]


async def test_a_message_nobody_can_read_is_shown_as_it_is(
    sim: SimulatorClient, at: AtUser
) -> None:
    await at.run("ATE0;+CMGF=1")
    with pytest.raises(SimulatorRefused, match="hex"):
        await sim.sms_pdu_arrives("07919")
    await sim.sms_pdu_arrives("0002000b91")
    await sim.wait(Mark.SMS_STORED)
    # The news of it (+CMTI) may come inside the answer.
    assert "0002000B91" in await at.run("AT+CMGR=0")
    await at.run("AT+CMGF=0")
    assert (await at.run("AT+CMGR=0"))[-3:] == ['+CMGR: 1,"",4', "0002000B91", "OK"]


async def test_a_full_memory_makes_the_network_wait(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CNMI=2,0,0,0,0")
    for number in range(25):
        await sim.sms_arrives("+79161234567", f"message {number}")
    assert (await at.run("AT+CPMS?"))[0].startswith('+CPMS: "ME",23,23')
    assert await at.run("AT+CMGD=5") == ["OK"]
    assert "message 23" in pdu.parse((await at.run("AT+CMGR=5"))[1]).text
    assert await at.run("AT+CMGD=0,4") == ["OK"]
    assert (await at.run("AT+CPMS?"))[0].startswith('+CPMS: "ME",1,23')


async def test_sending_asks_takes_cancels_checks_and_reports(
    sim: SimulatorClient, at: AtUser
) -> None:
    await at.run("ATE0;+CMGF=0;+CNMI=2,1,0,1,0")
    start = len(at.received)
    at.type(f"AT+CMGS={LENGTH}\r")
    assert await at.until(b"\r\n> ", start=start)
    at.type("1234\x1b")
    await at.until(b"\r\nOK\r\n", start=start)
    assert not sim.log.all(Mark.SMS_SENT)

    start = len(at.received)
    at.type(f"AT+CMGS={LENGTH}\r")
    await at.until(b"> ", start=start)
    at.type(SUBMIT + "\x1a")
    await at.until(b"\r\n+CMGS: 1\r\n\r\nOK\r\n", start=start)
    sent = await sim.wait(Mark.SMS_SENT)
    assert (sent.data["pdu"], sent.data["text"]) == (SUBMIT, "Пр")
    await at.until(b"\r\n+CDS: ", start=start)

    start = len(at.received)
    at.type(f"AT+CMGS={LENGTH + 1}\r")
    await at.until(b"> ", start=start)
    at.type(SUBMIT + "\x1a")
    await at.until(b"+CMS ERROR: 304", start=start)
    assert await at.run("AT+CMGS=+79161234567") == ["+CMS ERROR: 304"]


async def test_text_mode_sends_one_part_and_refuses_more(sim: SimulatorClient, at: AtUser) -> None:
    await at.run('ATE0;+CMGF=1;+CSCS="UCS2"')
    number = "+79161234567".encode("utf-16-be").hex().upper()
    for text, wanted in (("Привет", b"+CMGS: 1"), ("Ж" * 71, b"+CMS ERROR: 305")):
        start = len(at.received)
        at.type(f'AT+CMGS="{number}"\r')
        await at.until(b"> ", start=start)
        at.type(text.encode("utf-16-be").hex() + "\x1a")
        await at.until(wanted, start=start)
    sent = await sim.wait(Mark.SMS_SENT)
    assert (sent.data["number"], sent.data["text"]) == ("+79161234567", "Привет")


async def test_drafts_are_written_and_sent_from_memory(sim: SimulatorClient, at: AtUser) -> None:
    await at.run('ATE0;+CMGF=0;+CPMS="SM","SM","SM"')
    start = len(at.received)
    at.type(f"AT+CMGW={LENGTH}\r")
    await at.until(b"> ", start=start)
    at.type(SUBMIT + "\x1a")
    await at.until(b"+CMGW: 0\r\n", start=start)
    assert (await at.run("AT+CMGL=2"))[1] == SUBMIT
    assert await at.run("AT+CMSS=0") == ["+CMSS: 1", "OK"]
    assert (await at.run("AT+CMGL=3"))[1] == SUBMIT
    assert await at.run('AT+CPMS="XX"') == ["+CMS ERROR: 305"]


async def test_without_a_network_nothing_leaves(sim: SimulatorClient, at: AtUser) -> None:
    await at.run("ATE0;+CREG=2")
    await sim.network_changes(registration=2)
    await at.until(b"\r\n+CREG: 2\r\n")
    start = len(at.received)
    at.type(f"AT+CMGS={LENGTH}\r")
    await at.until(b"> ", start=start)
    at.type(SUBMIT + "\x1a")
    await at.until(b"+CMS ERROR: 331", start=start)
    assert await sim.ring("+79161112233") is None
    assert await at.run("AT+COPS?;+CSQ") == ["+COPS: 0", "+CSQ: 99,99", "OK"]
    await sim.network_changes(registration=5, signal=9)
    await at.until(b'\r\n+CREG: 5,"1E3B","0B6A1C03"\r\n')
    assert await at.run("AT+CSQ") == ["+CSQ: 9,99", "OK"]
