"""Short messages at the wire: a simulated modem, a real line process, a real database."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.pdu import deliver
from hardware.simulator.sms_trouble import SmsTrouble
from hardware.simulator.stamps import Mark
from secretary_app.channels.sms.assembling import GAP, PATIENCE
from secretary_app.channels.sms.models import SmsState
from secretary_app.channels.sms.settings import DAILY_LIMIT
from secretary_app.channels.sms.verdicts import RETRIES
from secretary_app.features.conversations.models import Channel, Role
from secretary_app.features.lines.errors import UssdUnanswered
from secretary_app.kernel.phone import PhoneNumber
from tests.support.sms_bench import SmsBench, sms_bench

pytestmark = pytest.mark.wire

THEM, OTHERS = "+79161112233", "+79169998877"
LONG = "".join(f"{number:03} привет, это проверка; " for number in range(12))


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started(SimulatorConfig(ussd={"*100#": "Баланс 5 р."})) as client:
        yield client


@pytest.fixture
async def bench(tmp_path: Path, sim: SimulatorClient) -> AsyncIterator[SmsBench]:
    async with sms_bench(tmp_path / "data", sim) as bench:
        yield bench


async def test_parts_out_of_order_and_twice_are_one_message_of_the_thread(
    sim: SimulatorClient, bench: SmsBench
) -> None:
    assert await sim.sms_arrives(THEM, LONG, order=(3, 1, 3, 5, 2, 4, 1)) == 5
    (whole,) = await bench.until(SmsState.RECEIVED)
    assert (whole.text, whole.number, whole.parts) == (LONG, THEM, 5)
    (message,) = await bench.thread(THEM)
    assert (message.text, message.role, message.channel) == (LONG, Role.CALLER, Channel.SMS)
    await sim.wait(Mark.COMMAND, where=lambda data: "+CMGD=" in data["text"], timeout_s=30)
    await sim.sms_arrives(THEM, "and a short one")
    await bench.until(SmsState.RECEIVED, count=2)
    assert [each.text for each in await bench.thread(THEM)] == [LONG, "and a short one"]


async def test_the_same_short_answer_on_another_day_is_another_message(
    sim: SimulatorClient, bench: SmsBench
) -> None:
    monday = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    for count, at in ((1, monday), (1, monday), (2, monday + timedelta(days=1))):
        (pdu,) = deliver(number=THEM, text="Да", centre="+79168999100", at=at)
        await sim.sms_pdu_arrives(pdu)
        await bench.until(SmsState.RECEIVED, count=count)
    assert [each.text for each in await bench.thread(THEM)] == ["Да", "Да"]


@pytest.mark.expects_log("parts missing")
async def test_a_part_that_never_comes_is_marked(
    sim: SimulatorClient, bench: SmsBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secretary_app.channels.sms.door.LOOK_EVERY_S", 0.1)
    await sim.sms_arrives(THEM, LONG, order=(1, 2, 4, 5))
    await sim.sms_arrives(OTHERS, "whole")
    await bench.until(SmsState.RECEIVED)
    assert await bench.thread(THEM) == []
    bench.parts.clock.move(PATIENCE + timedelta(minutes=1))
    (shown,) = await bench.until(SmsState.INCOMPLETE)
    assert GAP in shown.text
    assert shown.text.startswith(LONG[:60])
    assert len(await bench.thread(THEM)) == 1


async def test_what_is_sent_is_delivered_and_stands_in_the_thread(
    sim: SimulatorClient, bench: SmsBench
) -> None:
    queued = await bench.sms.send(PhoneNumber(THEM), LONG, role=Role.OPERATOR)
    (sent,) = await bench.until(SmsState.DELIVERED)
    assert sent.id == queued.id
    parts = [stamp.data for stamp in sim.log.stamps if stamp.mark is Mark.SMS_SENT]
    assert "".join(each["text"] for each in parts) == LONG.strip()
    assert {each["number"] for each in parts} == {THEM}
    (message,) = await bench.thread(THEM)
    assert (message.id, message.role) == (sent.message_id, Role.OPERATOR)


async def test_one_bad_number_keeps_nobody_waiting(sim: SimulatorClient, bench: SmsBench) -> None:
    await sim.sms_goes_wrong(SmsTrouble(refused={THEM: 28}, report_status={OTHERS: 0x41}))
    await bench.sms.send(PhoneNumber(THEM), "to nobody")
    await bench.sms.send(PhoneNumber(OTHERS), "to a telephone that takes nothing")
    await bench.sms.send(PhoneNumber("+79160000001"), "to somebody")
    (good,) = await bench.until(SmsState.DELIVERED)
    assert good.text == "to somebody"
    failed = {each.number: each.error for each in await bench.until(SmsState.FAILED, count=2)}
    assert failed == {THEM: "number-unsuitable", OTHERS: "not-delivered"}


async def test_a_network_that_is_away_is_tried_again_later(
    sim: SimulatorClient, bench: SmsBench
) -> None:
    await sim.sms_goes_wrong(SmsTrouble(refusals=1, refusal=38))
    await bench.sms.send(PhoneNumber(THEM), "again")
    await bench.sms.send(PhoneNumber(OTHERS), "at once")
    await bench.until(SmsState.DELIVERED)
    (put_off,) = await bench.until(SmsState.QUEUED)
    assert (put_off.attempts, put_off.error) == (1, "message-refused")
    bench.parts.clock.move(RETRIES[0])
    await bench.sms.send(PhoneNumber(OTHERS), "wakes the queue")
    assert len(await bench.until(SmsState.DELIVERED, count=3)) == 3


@pytest.mark.expects_log("daily limit")
async def test_the_daily_limit_holds_the_rest_back(sim: SimulatorClient, bench: SmsBench) -> None:
    await bench.parts.settings.set(DAILY_LIMIT, "2", actor="test")
    for number in range(3):
        await bench.sms.send(PhoneNumber(f"+7916000000{number}"), "once")
    await bench.until(SmsState.DELIVERED, count=2)
    (held,) = await bench.until(SmsState.QUEUED)
    assert held.attempts == 0
    bench.parts.clock.move(timedelta(days=1, seconds=1))
    await bench.sms.send(PhoneNumber("+79160000009"), "wakes the queue")
    await bench.until(SmsState.DELIVERED, count=4)
    assert len([each for each in sim.log.stamps if each.mark is Mark.SMS_SENT]) == 4


async def test_a_full_card_is_emptied_and_what_the_network_kept_comes(
    sim: SimulatorClient, bench: SmsBench
) -> None:
    await sim.sms_goes_wrong(SmsTrouble(room=1))
    for number in range(4):
        await sim.sms_arrives(THEM, f"message {number}")
    found = await bench.until(SmsState.RECEIVED, count=4)
    assert {each.text for each in found} == {f"message {number}" for number in range(4)}


async def test_messages_wait_for_the_end_of_a_call(sim: SimulatorClient, bench: SmsBench) -> None:
    await bench.sms.send(PhoneNumber(OTHERS), "before")
    await bench.until(SmsState.DELIVERED)
    rung = await sim.ring(THEM)
    assert rung is not None
    await sim.wait(Mark.COMMAND, timeout_s=30)
    await sim.sms_arrives(THEM, "while it rings")
    await sim.caller_hangs_up()
    (received,) = await bench.until(SmsState.RECEIVED)
    assert received.text == "while it rings"


async def test_the_balance_is_asked_through_the_line(sim: SimulatorClient, bench: SmsBench) -> None:
    await sim.sms_arrives(THEM, "the line is there")
    await bench.until(SmsState.RECEIVED)
    assert bench.line is not None
    assert await bench.line.ussd("*100#") == "Баланс 5 р."
    with pytest.raises(UssdUnanswered):
        await bench.line.ussd("*999#")
