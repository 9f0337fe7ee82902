"""The command channel against a scripted modem on a real pty, over good and bad wires."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from hardware.at.channel import CommandChannel
from hardware.at.commands import Command
from hardware.at.errors import ChannelLost, CommandRefused, CommandTimedOut
from hardware.at.results import CALL_FINALS, PLAIN_FINALS, FinalKind
from hardware.at.turns import Priority
from hardware.at.urcs import CallFinished, MessageStored, Ringing, Urc
from hardware.modem.dialects.base import ANSWER, ECHO_OFF, MODEL, SIGNAL
from hardware.modem.dialects.sim7600 import SIM7600
from hardware.serial.protocol import LostReason, PortLost
from hardware.serial.transport import open_serial
from tests.support.scripted_modem import PROMPT, SILENCE, ScriptedModem, Wire

pytestmark = pytest.mark.wire

SEND = Command(text="AT+CMGS={length}", time_limit_s=2, answer=r"\+CMGS: ?\d", source="27.005")
CONTACTS = Command(text="AT+CMGL=4", time_limit_s=2, answer=r"\+CMGL:", source="27.005")
SHORT = Command(text="AT+COPS?", time_limit_s=0.1, answer=r"\+COPS:", source="27.007")

WIRES = {
    "good": Wire(),
    "one byte at a time": Wire(one_byte_at_a_time=True),
    "slow": Wire(delay_s=0.03),
    "noisy": Wire(noise=bytes.fromhex("7eff03c0219901") + b"\r\n"),
    "echoing": Wire(echo=True),
    "everything": Wire(one_byte_at_a_time=True, delay_s=0.01, noise=b"\x00\x02\xfe\r", echo=True),
}


@asynccontextmanager
async def on_channel(
    answers: dict[str, list[str]] | None = None, *, wire: Wire = WIRES["good"]
) -> AsyncIterator[tuple[ScriptedModem, CommandChannel, list[Urc | PortLost]]]:
    async with ScriptedModem(answers, wire=wire) as far_end:
        transport, protocol = await open_serial(far_end.path)
        channel = CommandChannel(transport=transport, protocol=protocol, urcs=SIM7600.urcs)
        heard: list[Urc | PortLost] = []
        channel.subscribe(Urc, heard.append)
        channel.subscribe(PortLost, heard.append)
        try:
            yield far_end, channel, heard
        finally:
            await channel.close()


@pytest.fixture(params=list(WIRES.values()), ids=list(WIRES))
def wire(request: pytest.FixtureRequest) -> Wire:
    assert isinstance(request.param, Wire)
    return request.param


async def test_answers_on_every_wire(wire: Wire) -> None:
    answers = {
        "AT+CSQ": ["+CSQ: 21,99|OK"],
        "AT+CGMM": ["SIMCOM_SIM7600G-H|OK"],
        "AT+CMGL=4": ['+CMGL: 0,1,"",2|0A0B|+CMTI: "ME",1|+CMGL: 1,1,"",2|0C0D|OK'],
        "AT+CREG?": ["+CME ERROR: 14"],
    }
    async with on_channel(answers, wire=wire) as (_, channel, heard):
        await channel.run(ECHO_OFF)
        assert (await channel.run(SIGNAL)).lines == ("+CSQ: 21,99",)
        assert (await channel.run(MODEL)).lines == ("SIMCOM_SIM7600G-H",)
        listed = await channel.run(CONTACTS)
        assert listed.lines == ('+CMGL: 0,1,"",2', '+CMGL: 1,1,"",2')
        assert listed.bodies == ("0A0B", "0C0D")
        assert heard == [MessageStored(storage="ME", index=1)]
        with pytest.raises(CommandRefused) as refused:
            await channel.run(replace(SIGNAL, text="AT+CREG?"))
        assert refused.value.result.number == 14


async def test_the_text_of_a_message_is_given_at_the_prompt(wire: Wire) -> None:
    answers = {"AT+CMGS=2": [PROMPT], "payload": ["+CMGS: 46|OK"]}
    async with on_channel(answers, wire=wire) as (far_end, channel, _):
        response = await channel.run(SEND, payload="0A0B", length=2)
        assert response.lines == ("+CMGS: 46",)
        assert far_end.payloads == ["0A0B"]
        far_end.answers("AT+CMGS=2", "+CMS ERROR: 304")
        with pytest.raises(CommandRefused):
            await channel.run(SEND, payload="0A0B", length=2)


async def test_news_inside_an_answer_is_news_and_no_answer() -> None:
    answers = {
        "AT+CSQ": ["RING|+CSQ: 21,99|NO CARRIER|OK"],
        "AT+CGMM": ["RING|SIMCOM_SIM7600G-H|PB DONE|OK"],
        "ATA": ["NO CARRIER"],
    }
    async with on_channel(answers) as (_, channel, heard):
        assert (await channel.run(SIGNAL)).lines == ("+CSQ: 21,99",)
        assert heard == [Ringing(), CallFinished(kind=FinalKind.NO_CARRIER)]
        heard.clear()
        assert (await channel.run(MODEL)).lines == ("SIMCOM_SIM7600G-H",)
        heard.clear()
        # a command that declares NO CARRIER is ended by it
        assert ANSWER.finals == PLAIN_FINALS | CALL_FINALS
        with pytest.raises(CommandRefused) as refused:
            await channel.run(ANSWER)
        assert refused.value.result.kind is FinalKind.NO_CARRIER
        assert heard == []


async def test_half_an_answer_comes_with_the_refusal() -> None:
    compound = Command(text="AT+CREG?;+CSQ", time_limit_s=2, answer=r"\+C", source="transcript 07")
    async with on_channel({compound.text: ["+CREG: 0,2|+CSQ: 3,99|ERROR"]}) as (_, channel, _h):
        with pytest.raises(CommandRefused) as refused:
            await channel.run(compound)
        assert refused.value.lines == ("+CREG: 0,2", "+CSQ: 3,99")


async def test_a_late_answer_is_not_the_next_commands() -> None:
    async with on_channel({"AT+COPS?": [SILENCE]}) as (far_end, channel, _):
        with pytest.raises(CommandTimedOut) as late:
            await channel.run(SHORT)
        assert late.value.data == {"command": "AT+COPS?", "seconds": 0.1}
        # the answer of the question before, and only then the one that tells them apart
        far_end.answers("AT+CMEE?", '+COPS: 0,0,"Beeline",7|OK|+CMEE: 1|OK')
        far_end.answers("AT+CSQ", "+CSQ: 5,99|OK")
        assert (await channel.run(SIGNAL)).lines == ("+CSQ: 5,99",)


async def test_giving_up_a_command_leaves_no_confusion() -> None:
    async with on_channel({"AT+COPS?": [SILENCE]}) as (far_end, channel, _):
        running = asyncio.create_task(channel.run(replace(SHORT, time_limit_s=30)))
        await far_end.asked("AT+COPS?")
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        far_end.answers("AT+CMEE?", "OK|+CMEE: 1|OK")
        far_end.answers("AT+CSQ", "+CSQ: 5,99|OK")
        assert (await channel.run(SIGNAL)).lines == ("+CSQ: 5,99",)


async def test_hanging_up_goes_before_polls_that_came_first() -> None:
    async with on_channel({"AT+COPS?": [SILENCE, '+COPS: 0,0,"x",7|OK']}) as (far_end, channel, _):
        first = asyncio.create_task(channel.run(replace(SHORT, time_limit_s=30)))
        await far_end.asked("AT+COPS?")
        polls = [asyncio.create_task(channel.run(SIGNAL, priority=Priority.POLL)) for _ in range(3)]
        gone = asyncio.create_task(channel.run(SIGNAL, priority=Priority.CALL))
        await asyncio.sleep(0)
        chup = asyncio.create_task(channel.run(SIM7600.hang_up[0], priority=Priority.HANG_UP))
        await asyncio.sleep(0)
        gone.cancel()
        far_end.say("OK")
        async with asyncio.timeout(5):
            await asyncio.gather(first, chup, *polls)
        assert far_end.commands == ["AT+COPS?", "AT+CHUP", "AT+CSQ", "AT+CSQ", "AT+CSQ"]


async def test_a_pulled_cable_ends_the_command_and_is_told() -> None:
    async with on_channel({"AT+CSQ": [SILENCE]}) as (far_end, channel, heard):
        running = asyncio.create_task(channel.run(SIGNAL))
        waiting = asyncio.create_task(channel.run(MODEL))
        await far_end.asked("AT+CSQ")
        await far_end.unplug()
        async with asyncio.timeout(2):
            for task in (running, waiting):
                with pytest.raises(ChannelLost):
                    await task
        assert [event.reason for event in heard if isinstance(event, PortLost)] == [
            LostReason.UNPLUGGED
        ]
        with pytest.raises(ChannelLost):
            await channel.run(SIGNAL)


@pytest.mark.expects_log("a listener failed at Ringing")
async def test_a_listeners_bug_does_not_stop_the_line() -> None:
    def broken(_: Ringing) -> None:
        raise ValueError("broken")

    async with on_channel({"AT+CSQ": ["RING|+CSQ: 21,99|OK"]}) as (_, channel, heard):
        stop = channel.subscribe(Ringing, broken)
        assert (await channel.run(SIGNAL)).lines == ("+CSQ: 21,99",)
        stop()
        stop()
        assert heard == [Ringing()]


async def test_no_number_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    answers = {"AT+CSQ": ['+CLIP: "+79161112233",145|SOMETHING 79161112233|+CSQ: 1,99|OK']}
    async with on_channel(answers, wire=Wire(noise=b"\x0279161112233\r")) as (_, channel, _h):
        await channel.run(SIGNAL)
    assert any(record.levelno == logging.DEBUG for record in caplog.records)
    assert "79161112233" not in caplog.text
