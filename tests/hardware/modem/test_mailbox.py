"""Messages through a simulated modem: sent, collected, deleted, and what goes wrong with each."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hardware.at.errors import CommandTimedOut
from hardware.modem.dialects import message_commands
from hardware.modem.errors import MessageRefused, MessageUncertain, UssdRefused
from hardware.modem.events import Rang, SmsReported, SmsStored
from hardware.modem.modem import Modem
from hardware.modem.opening import open_modem
from hardware.modem.state import ModemState
from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.sms_trouble import SmsTrouble
from hardware.simulator.stamps import Mark
from hardware.sms.reading import Deliver, StatusReport, decode
from hardware.sms.writing import Submission, cut
from tests.support.event_log import EventLog

pytestmark = pytest.mark.wire

THEM = "+79161112233"
BALANCE = "Баланс: 12,50 р."


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    codes = {"*100#": BALANCE, "*101#": "Balance 12.50"}
    async with SimulatorClient.started(SimulatorConfig(ussd=codes)) as client:
        yield client


@pytest.fixture
async def modem(sim: SimulatorClient) -> AsyncIterator[Modem]:
    async with open_modem(at_url=sim.at_path, audio_url=sim.pcm_path) as modem:
        await modem.start()
        yield modem


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A modem that hangs is given up sooner than in life."""
    sooner = replace(message_commands.SEND, time_limit_s=2.0, prompt_limit_s=1.0)
    monkeypatch.setattr(message_commands, "SEND", sooner)


def pdus(text: str, number: str = THEM) -> list[str]:
    return [Submission(number=number, piece=piece).pdu() for piece in cut(text, reference=9)]


async def test_a_long_message_goes_and_its_reports_come(sim: SimulatorClient, modem: Modem) -> None:
    log, text = EventLog(modem), "Ваш заказ готов. " * 8
    references = [await modem.mailbox.send(pdu) for pdu in pdus(text)]
    await sim.wait(Mark.SMS_SENT, where=lambda data: data["part"] == data["parts"])
    sent = [stamp.data for stamp in sim.log.stamps if stamp.mark is Mark.SMS_SENT]
    assert "".join(each["text"] for each in sent) == text
    assert [each["reference"] for each in sent] == references
    report = decode((await log.next(SmsReported, nth=len(references))).pdu)
    assert isinstance(report, StatusReport)
    assert report.delivered
    assert report.reference in references


async def test_messages_are_collected_and_only_the_named_one_is_deleted(
    sim: SimulatorClient, modem: Modem
) -> None:
    log = EventLog(modem)
    await sim.sms_arrives(THEM, "Привет")
    await sim.sms_arrives(THEM, "Hello")
    await log.next(SmsStored, nth=2)
    found = {_text(each.pdu): each for each in await modem.mailbox.collect()}
    assert set(found) == {"Привет", "Hello"}
    await modem.mailbox.delete(found["Привет"].key)
    await modem.mailbox.delete(found["Привет"].key)
    await sim.sms_arrives(THEM, "another, in the place that became free")
    left = {_text(each.pdu) for each in await modem.mailbox.collect()}
    assert left == {"Hello", "another, in the place that became free"}
    await modem.mailbox.delete(found["Привет"].key)
    assert len(await modem.mailbox.collect()) == 2, "a key of an earlier message deletes no other"


async def test_a_full_memory_gives_way_to_what_the_network_kept(
    sim: SimulatorClient, modem: Modem
) -> None:
    await modem.mailbox.collect()
    await sim.sms_goes_wrong(SmsTrouble(room=1))
    await sim.sms_arrives(THEM, "first")
    await sim.sms_arrives(THEM, "second")
    (first,) = await modem.mailbox.collect()
    await modem.mailbox.delete(first.key)
    (second,) = await modem.mailbox.collect()
    assert (_text(first.pdu), _text(second.pdu)) == ("first", "second")


async def test_a_number_that_is_refused_tells_why(sim: SimulatorClient, modem: Modem) -> None:
    await sim.sms_goes_wrong(SmsTrouble(refused={THEM: 28}))
    with pytest.raises(MessageRefused) as refused:
        await modem.mailbox.send(pdus("Hello")[0])
    assert refused.value.data["number"] == 28


@pytest.mark.usefixtures("impatient")
async def test_a_modem_that_never_asks_for_the_message_is_given_up(
    sim: SimulatorClient, modem: Modem
) -> None:
    await sim.sms_goes_wrong(SmsTrouble(prompts_lost=1))
    with pytest.raises(CommandTimedOut) as given_up:
        await modem.mailbox.send(pdus("Hello")[0])
    assert not given_up.value.data["payload_given"]
    assert await modem.mailbox.send(pdus("Hello")[0]) > 0, "the channel can be used again"


@pytest.mark.usefixtures("impatient")
async def test_a_caller_goes_before_the_messages_that_wait(
    sim: SimulatorClient, modem: Modem
) -> None:
    log = EventLog(modem)
    await sim.sms_goes_wrong(SmsTrouble(swallowed=1))
    hanging = asyncio.create_task(modem.mailbox.send(pdus("hangs")[0]))
    waiting = asyncio.create_task(modem.mailbox.send(pdus("waits")[0]))
    await sim.wait(Mark.COMMAND, where=lambda data: "+CMGS" in data["text"])
    await sim.ring(THEM)
    await log.next(Rang)
    await modem.answer()
    assert modem.state is ModemState.IN_CALL
    with pytest.raises(MessageUncertain):
        await hanging
    assert await waiting > 0
    await sim.wait(Mark.SMS_SENT)
    said = [each.data["text"] for each in sim.log.stamps if each.mark is Mark.COMMAND]
    order = [text[:7] for text in said if text.startswith(("ATA", "AT+CMGS"))]
    assert order == ["AT+CMGS", "ATA", "AT+CMGS"]


@pytest.mark.usefixtures("impatient")
async def test_a_modem_that_never_says_what_became_of_it_leaves_it_open(
    sim: SimulatorClient, modem: Modem
) -> None:
    await sim.sms_goes_wrong(SmsTrouble(answers_lost=1))
    with pytest.raises(MessageUncertain):
        await modem.mailbox.send(pdus("Hello")[0])
    assert (await modem.signal()).bars > 0, "the channel can be used again"
    await sim.wait(Mark.SMS_SENT)


async def test_the_balance_in_both_encodings(modem: Modem) -> None:
    assert (await modem.mailbox.ussd("*100#")).text == BALANCE
    assert (await modem.mailbox.ussd("*101#")).text == "Balance 12.50"
    with pytest.raises(UssdRefused):
        await modem.mailbox.ussd("*102#")


def _text(pdu: str) -> str | None:
    read = decode(pdu)
    assert isinstance(read, Deliver)
    return read.content.text
