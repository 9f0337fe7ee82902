"""gammu, unchanged: ESC first, one byte at a time, echo on."""

import asyncio
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.stamps import Mark
from tests.support.peer import Peer, need, output_of
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire

LONG = "Проверка связи: это длинное сообщение не помещается в одну часть и уходит двумя частями."


def command(sim: SimulatorClient, home: Path, *arguments: str) -> tuple[str, ...]:
    settings = home / "gammurc"
    settings.write_text(
        f"[gammu]\ndevice = {sim.at_path}\nconnection = at115200\nmodel = at\ngammucoding = utf8\n"
    )
    return ("gammu", "-c", str(settings), *arguments)


async def test_gammu_identifies_it_reads_and_sends_messages_and_dials(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    need("gammu")
    await sim.sms_arrives("+79161234567", "Привет!\nЭто проверка.")
    await sim.sms_arrives("Beeline", "Price: {10} €")
    todo = tmp_path / "batch"
    todo.write_text(
        "identify\ngetallsms\n"
        f'sendsms TEXT +79161234567 -unicode -len 400 -text "{LONG}"\n'
        "deletesms 0 100000\nnetworkinfo\ngetsmsc\ndialvoice +79167654321\n"
    )
    code, output = await output_of(*command(sim, tmp_path, "batch", str(todo)), home=tmp_path)
    assert code == 0, output
    for wanted in (
        "SIM7600",
        "867462057355193",
        "250990000000001",
        "Привет!",
        "Price: {10} €",
        '"Beeline"',
        "Network              : 250 99",
        "home network",
        "+79037011111",
        "Sending SMS 2/2",
    ):
        assert wanted in output
    async with AtUser.opened(sim.at_path) as at:
        assert '"ME",1,23' in (await at.run("AT+CPMS?"))[0]
    parts = sim.log.all(Mark.SMS_SENT)
    assert [part.data["parts"] for part in parts] == [2, 2]
    assert "".join(part.data["text"] for part in parts) == LONG
    dialed = await sim.wait(Mark.DIALED)
    assert dialed.data["number"] == "+79167654321"
    code, output = await output_of(*command(sim, tmp_path, "cancelcall"), home=tmp_path)
    assert code == 0, output
    assert (await sim.hung_up()).data["by"] == "us"


async def test_gammu_monitor_shows_calls_and_messages(sim: SimulatorClient, tmp_path: Path) -> None:
    need("gammu")

    async def turn_of_the_monitor() -> None:
        after = asyncio.get_running_loop().time()
        await sim.wait(Mark.COMMAND, after=after, where=lambda data: data["text"] == "AT+CBC")

    async with Peer.started(*command(sim, tmp_path, "monitor"), home=tmp_path) as gammu:
        await sim.wait(Mark.COMMAND, where=lambda data: data["text"] == "AT+CBC", timeout_s=30)
        await sim.ring("+79161112233", ring_every_ms=100)
        await sim.wait(Mark.RING_SENT, where=lambda data: data["count"] == 3)
        await sim.sms_arrives("+79161112233", "Перезвоните")
        await turn_of_the_monitor()
        await turn_of_the_monitor()
        gammu.interrupt()
        await gammu.ended()
    assert 'incoming call from "+79161112233"' in gammu.output
    assert "SMS message received" in gammu.output


async def test_gammu_asks_a_ussd_code(tmp_path: Path) -> None:
    need("gammu")
    async with SimulatorClient.started(SimulatorConfig(ussd={"*100#": "Баланс 10.50"})) as sim:
        command_line = command(sim, tmp_path, "getussd", "*100#")
        async with Peer.started(*command_line, home=tmp_path) as gammu:
            await sim.wait(Mark.USSD_ASKED, timeout_s=30)
            await sim.wait(Mark.USSD_ANSWERED)
            # it reads on for ten seconds unless it is told to stop
            gammu.interrupt()
            await gammu.ended()
    assert "Баланс 10.50" in gammu.output
