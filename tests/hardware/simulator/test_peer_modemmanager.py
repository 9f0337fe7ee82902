"""ModemManager with its simtech plugin, unchanged, on buses and sockets of its own."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from tests.support.peer import Peer, need, output_of
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire

NAME = "org.freedesktop.ModemManager1"
ROOT = "/org/freedesktop/ModemManager1"


class Manager:
    """A running ModemManager, its command line and its signals."""

    def __init__(self, *, home: Path, environment: dict[str, str], signals: Peer) -> None:
        self._home = home
        self._environment = environment
        self.signals = signals

    async def run(self, *command: str) -> str:
        code, output = await output_of(*command, home=self._home, environment=self._environment)
        assert code == 0, output
        return output

    async def mmcli(self, *arguments: str) -> str:
        return await self.run("mmcli", *arguments)

    async def signal(self, text: str) -> None:
        await self.signals.until(text)


@asynccontextmanager
async def socket_for(tty: str, name: str) -> AsyncIterator[None]:
    """The tty as a socket, as ModemManager's test mode wants it.

    It opens the port several times a second apart; socat keeps its old handle for half a second
    and eats the answers meant for the new one, so this is not socat.
    """

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with AtUser.opened(tty) as port:
            port.copy_to(writer.write)
            while data := await reader.read(4096):
                port.type(data.decode("latin-1"))
        writer.close()

    server = await asyncio.start_unix_server(serve, name)
    async with server:
        yield


@asynccontextmanager
async def manager(sim: SimulatorClient, home: Path) -> AsyncIterator[Manager]:
    # ModemManager takes the whole name, with its prefix, for the socket's
    port = f"secretary-sim-{os.getpid()}"
    async with Peer.started(
        "dbus-daemon", "--session", "--nofork", "--print-address", home=home
    ) as bus:
        await bus.until("\n")
        address = bus.output.strip()
        both = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
        async with (
            socket_for(sim.at_path, f"\0abstract:{port}"),
            Peer.started(
                "gdbus", "monitor", "--session", "--dest", NAME, home=home, environment=both
            ) as signals,
            Peer.started(
                "ModemManager",
                "--test-session",
                "--test-enable",
                "--test-no-udev",
                "--test-no-qrtr",
                "--no-auto-scan",
                home=home,
                environment=both,
            ),
        ):
            await signals.until("is owned by")
            running = Manager(home=home, environment=both, signals=signals)
            await running.run(
                *("gdbus", "call", "--session", "--dest", NAME, "--object-path", ROOT),
                *("--method", f"{NAME}.Test.SetProfile"),
                *("sim7600", "simtech", f"['abstract:{port}']"),
            )
            await running.signal(f"{ROOT}/Modem/0")
            yield running


async def test_modemmanager_registers_sends_answers_and_sees_every_kind_of_call(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    need("ModemManager", "mmcli", "dbus-daemon", "gdbus")
    async with AtUser.opened(sim.at_path) as at:
        # ModemManager reads +RXDTMF but leaves it to the modem's owner to switch it on
        await at.run("AT+DDET=1")
    await sim.sms_arrives("+79161234567", "Привет, ModemManager")
    async with manager(sim, tmp_path) as mm:
        await mm.mmcli("-m", "any", "-e")
        await mm.signal("'RegistrationState': <uint32 1>")
        await mm.signal("'OperatorName': <'Beeline'>")
        status = await mm.mmcli("-m", "any")
        assert "plugin: simtech" in status
        assert "867462057355193" in status

        received = re.findall(
            r"/org\S+SMS/\d+", await mm.mmcli("-m", "any", "--messaging-list-sms")
        )
        assert "Привет, ModemManager" in await mm.mmcli("-s", received[0])
        text = "Длинный ответ от ModemManager, который не помещается в одно сообщение и идёт двумя."
        made = await mm.mmcli(
            "-m", "any", f"--messaging-create-sms=number=+79161234567,text='{text}'"
        )
        message = re.findall(r"/org\S+SMS/\d+", made)[0]
        await mm.mmcli("-s", message, "--send")
        sent = [stamp.data["text"] for stamp in sim.log.all(Mark.SMS_SENT)]
        assert (len(sent), "".join(sent)) == (2, text)

        await sim.ring("+79161112233")
        await mm.signal(f"Voice.CallAdded (objectpath '{ROOT}/Call/0'")
        await mm.mmcli("-o", f"{ROOT}/Call/0", "--accept")
        await sim.answered()
        await sim.pcm_opened()
        await sim.give_digit("5")
        await mm.signal("Call.DtmfReceived ('5',)")
        call = await mm.mmcli("-o", f"{ROOT}/Call/0")
        assert "number: +79161112233" in call
        assert "state: active" in call
        await sim.caller_hangs_up()
        await mm.signal("Call.StateChanged (4, 7, uint32 ")
        await sim.wait(Mark.CPCMREG_OK, where=lambda data: data["mode"] == "0")

        await sim.ring(None)
        await mm.signal(f"Voice.CallAdded (objectpath '{ROOT}/Call/1'")
        assert "number: " not in await mm.mmcli("-o", f"{ROOT}/Call/1")
        await sim.caller_hangs_up()
        await mm.signal(f"{ROOT}/Call/1: {NAME}.Call.StateChanged (3, 7,")

        await sim.ring("+79165556677")
        await mm.signal(f"Voice.CallAdded (objectpath '{ROOT}/Call/2'")
        await mm.mmcli("-o", f"{ROOT}/Call/2", "--hangup")
        assert (await sim.hung_up()).data["connected"] is False
        await mm.mmcli("-m", "any", "--voice-create-call=number=+79167654321")
        await mm.mmcli("-o", f"{ROOT}/Call/3", "--start")
        assert (await sim.wait(Mark.DIALED)).data["number"] == "+79167654321"
        await sim.wait(Mark.ALERTING)
        await sim.callee_answers()
        await mm.signal(f"{ROOT}/Call/3: {NAME}.Call.StateChanged (2, 4,")
        await mm.mmcli("-o", f"{ROOT}/Call/3", "--hangup")
        await sim.wait(Mark.CHUP_RECEIVED)
