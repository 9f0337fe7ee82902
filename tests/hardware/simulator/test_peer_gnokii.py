"""gnokii, unchanged: ATZ, ATE1, GMM before CGMI, AT+CPMS one memory at a time."""

import asyncio
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from tests.support.peer import need, output_of

pytestmark = pytest.mark.wire


async def gnokii(sim: SimulatorClient, home: Path, *arguments: str, said: str = "") -> str:
    settings = home / "gnokiirc"
    settings.write_text(
        f"[global]\nconnection = serial\nport = {sim.at_path}\nmodel = AT\n"
        "serial_baudrate = 115200\nuse_locking = no\n"
    )
    (home / ".cache/gnokii").mkdir(parents=True, exist_ok=True)
    text = home / "said"
    text.write_text(said)
    line = f'exec gnokii --config "{settings}" "$@" < "{text}"'
    _, output = await output_of("sh", "-c", line, "sh", *arguments, home=home)
    return output


async def test_gnokii_identifies_it_and_reads_deletes_and_sends_messages(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    need("gnokii")
    output = await gnokii(sim, tmp_path, "--identify")
    assert "867462057355193" in output
    assert "SIMCOM_SIM7600G-H" in output
    await sim.sms_arrives("+79161234567", "Привет!")
    await sim.sms_arrives("+79161234567", "Hello {there}")
    output = await gnokii(sim, tmp_path, "--getsms", "ME", "0", "1")
    assert output.count("(Unread)") == 2
    assert "Привет!" in output
    assert "Hello {there}" in output
    output = await gnokii(sim, tmp_path, "--getsms", "ME", "0", "1", "-d")
    assert output.count("(message deleted)") == 2
    output = await gnokii(sim, tmp_path, "--sendsms", "+79167654321", said="Привет от gnokii")
    assert "Send succeeded with reference 1" in output
    sent = await sim.wait(Mark.SMS_SENT)
    assert (sent.data["number"], sent.data["text"]) == ("+79167654321", "Привет от gnokii")


async def test_gnokii_monitors_dials_answers_and_hangs_up(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    need("gnokii")
    output = await gnokii(sim, tmp_path, "--monitor", "once")
    assert "Beeline, Russian Federation (250 99)" in output
    assert "RFLevel: 21" in output
    assert "CALL0: IDLE" in output
    await gnokii(sim, tmp_path, "--dialvoice", "+79167654321")
    assert (await sim.wait(Mark.DIALED)).data["number"] == "+79167654321"
    await sim.caller_hangs_up()
    await sim.ring("+79161112233")
    await gnokii(sim, tmp_path, "--answercall", "1")
    await sim.answered()
    await asyncio.gather(gnokii(sim, tmp_path, "--hangup", "1"), sim.hung_up())
    assert (await sim.hung_up()).data["by"] == "us"
