"""Real ptys and sockets, opened, lost and refused."""

import asyncio
import os
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.errors import NeedsHumanError, TransientHardwareError
from hardware.serial.errors import NotASerialPort, PortBusy, PortMissing
from hardware.serial.protocol import LostReason, PortLost
from hardware.serial.transport import open_serial

pytestmark = pytest.mark.wire

LIMIT_S = 5.0


class Listener:
    def __init__(self) -> None:
        self.data = bytearray()
        self.losses: list[PortLost] = []
        self.news = asyncio.Event()

    def received(self, data: bytes) -> None:
        self.data += data
        self.news.set()

    def lost(self, event: PortLost) -> None:
        self.losses.append(event)
        self.news.set()

    async def until(self, expected: bytes) -> None:
        async with asyncio.timeout(LIMIT_S):
            while expected not in self.data:
                await self.news.wait()
                self.news.clear()


class Pty:
    def __init__(self) -> None:
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        self.path = os.ttyname(self.slave)
        self.pulled = False

    def pull(self) -> None:
        if not self.pulled:
            self.pulled = True
            os.close(self.slave)
            os.close(self.master)


@pytest.fixture
def pty() -> Iterator[Pty]:
    pty = Pty()
    yield pty
    pty.pull()


async def test_bytes_go_both_ways_and_early_ones_are_kept(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    os.write(pty.master, b"early ")
    await asyncio.sleep(0.05)
    listener = Listener()
    protocol.listen(listener)
    os.write(pty.master, b"late")
    await listener.until(b"early late")
    transport.write(b"AT\r")
    assert await asyncio.to_thread(os.read, pty.master, 10) == b"AT\r"
    protocol.close()
    async with asyncio.timeout(LIMIT_S):
        await protocol.wait_closed()
    assert [loss.reason for loss in listener.losses] == [LostReason.CLOSED]


async def test_a_pulled_cable_is_one_event(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    listener = Listener()
    protocol.listen(listener)
    transport.write(b"x" * 200_000)  # more than a pty takes: some of it will be waiting
    await asyncio.sleep(0.05)
    pty.pull()
    async with asyncio.timeout(LIMIT_S):
        await protocol.wait_closed()
    protocol.close()  # too late, and harmless
    assert [loss.reason for loss in listener.losses] == [LostReason.UNPLUGGED]
    assert listener.losses[0].url == pty.path
    assert protocol.loss == listener.losses[0]


async def test_closing_does_not_wait_for_a_modem_that_has_stopped_reading(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    transport.write(b"x" * 200_000)
    async with asyncio.timeout(LIMIT_S):
        await asyncio.sleep(0.05)
        protocol.close()
        await protocol.wait_closed()
    _, again = await open_serial(pty.path)  # and the port is free again
    again.close()
    await again.wait_closed()


async def test_writers_are_told_when_a_port_is_full(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    transport.write(b"x" * 300_000)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await protocol.drain()
    os.set_blocking(pty.master, False)
    asyncio.get_running_loop().add_reader(pty.master, os.read, pty.master, 65536)
    async with asyncio.timeout(LIMIT_S):
        await protocol.drain()
    asyncio.get_running_loop().remove_reader(pty.master)
    protocol.close()
    await protocol.wait_closed()


async def test_a_port_has_one_user(pty: Pty) -> None:
    _, protocol = await open_serial(pty.path)
    with pytest.raises(PortBusy) as caught:
        await open_serial(pty.path)
    assert isinstance(caught.value, NeedsHumanError)
    assert caught.value.data == {"url": pty.path}
    protocol.close()
    await protocol.wait_closed()


async def test_what_cannot_be_opened_has_a_class(tmp_path: Path) -> None:
    with pytest.raises(PortMissing) as missing:
        await open_serial(str(tmp_path / "ttyUSB2"))
    assert isinstance(missing.value, TransientHardwareError)
    file = tmp_path / "file"
    file.write_bytes(b"")
    for no_port in (str(file), str(tmp_path), "socket://nowhere", "socket://host:port"):
        with pytest.raises(NotASerialPort):
            await open_serial(no_port)


async def test_a_serial_server_is_a_port_too() -> None:
    peers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peers.append(writer)
        writer.write(await reader.readuntil(b"\r") + b"\r\nOK\r\n")

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, protocol = await open_serial(f"socket://127.0.0.1:{port}")
    listener = Listener()
    protocol.listen(listener)
    transport.write(b"AT\r")
    await listener.until(b"AT\r\r\nOK\r\n")
    peers[0].close()
    async with asyncio.timeout(LIMIT_S):
        await protocol.wait_closed()
    assert [loss.reason for loss in listener.losses] == [LostReason.HUNG_UP]
    server.close()
    await server.wait_closed()
    with pytest.raises(PortMissing):
        await open_serial(f"socket://127.0.0.1:{port}")
