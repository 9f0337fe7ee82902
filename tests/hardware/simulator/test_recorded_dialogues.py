"""What real programs once sent, typed again: nothing is left without a final result."""

import re
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire

KNOWN_GAPS = ("+WS46", "*CNTI", "+CGDCONT", "+CSIM", "+CRSM", "+CPLS", "+CPOL", "+CLCK", "+CEMODE")
"""What the simulated modem does not know, as the responder of the recording did not."""


def commands_of(text: str) -> list[str]:
    lines = re.findall(r"^(?:--> ')?(AT[^<'\n]*)", text, re.MULTILINE)
    return [line.split("  ")[0].strip() for line in lines]


@pytest.mark.parametrize(
    "name",
    [
        "gammu_commands.txt",
        "gnokii_commands.txt",
        "modemmanager_simtech_dialog.txt",
        "python-gsmmodem-new_commands.txt",
        "smstools_commands.txt",
    ],
)
async def test_every_command_of_a_recording_is_answered(
    sim: SimulatorClient, at: AtUser, shared: Path, name: str
) -> None:
    commands = commands_of((shared / "data/modem_clients" / name).read_text())
    assert len(commands) > 20
    # smsd's recording was made with 50 slots
    await at.run('AT+CPMS="SM","SM","SM"')
    refused = set()
    for command in dict.fromkeys(commands):
        if command.startswith("AT+CMGS="):
            start = len(at.received)
            at.type(command + "\r")
            await at.until(b"\r\n> ", start=start)
            at.type("\x1b")
            await at.until(b"\r\nOK\r\n", start=start)
        elif (await at.run(command))[-1] != "OK":
            refused.add(command)
    foreign = ("AT$", "AT^", "AT+MODE", "AT+CPROT", "AT+SYNCML", "AT+CLAC", "AT+WIND", "AT+ZPAS")
    surprising = {
        command
        for command in refused
        if not command.startswith(foreign) and not any(gap in command for gap in KNOWN_GAPS)
    }
    without_a_call = {"ATA", "AT+CPCMREG=1", "AT+CMGR=50"}  # and the slot after the last
    unknown = {"AT+CESQ=?", "AT+IFC=?", "AT+CGEREP=?"}
    assert surprising <= without_a_call | unknown
