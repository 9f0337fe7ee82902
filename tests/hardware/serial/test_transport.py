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

LIMIT_S = 20.0

MORE_THAN_IT_TAKES = b"x" * 300_000
"""Some of it waits on our side once its beginning has come to the far end of a pty."""


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


async def has_bytes(fd: int) -> None:
    """Waits until something can be read here."""
    there, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(fd, there.set)
    async with asyncio.timeout(LIMIT_S):
        await there.wait()
    loop.remove_reader(fd)


async def test_bytes_go_both_ways_and_early_ones_are_kept(
    pty: Pty, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport, protocol = await open_serial(pty.path)
    came, take = asyncio.Event(), protocol.data_received

    def taken(data: bytes) -> None:
        take(data)
        came.set()

    monkeypatch.setattr(protocol, "data_received", taken)
    os.write(pty.master, b"early ")
    async with asyncio.timeout(LIMIT_S):
        await came.wait()
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
    transport.write(MORE_THAN_IT_TAKES)
    await has_bytes(pty.master)
    pty.pull()
    async with asyncio.timeout(LIMIT_S):
        await protocol.wait_closed()
    protocol.close()  # too late, and harmless
    assert [loss.reason for loss in listener.losses] == [LostReason.UNPLUGGED]
    assert listener.losses[0].url == pty.path
    assert protocol.loss == listener.losses[0]


async def test_closing_does_not_wait_for_a_modem_that_has_stopped_reading(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    transport.write(MORE_THAN_IT_TAKES)
    await has_bytes(pty.master)
    async with asyncio.timeout(LIMIT_S):
        protocol.close()
        await protocol.wait_closed()
    _, again = await open_serial(pty.path)  # and the port is free again
    again.close()
    await again.wait_closed()


async def test_writers_are_told_when_a_port_is_full(pty: Pty) -> None:
    transport, protocol = await open_serial(pty.path)
    transport.write(MORE_THAN_IT_TAKES)
    await has_bytes(pty.master)
    waiting = asyncio.create_task(protocol.drain())
    await asyncio.sleep(0)  # its turn, in which it would end if there was room
    assert not waiting.done()
    os.set_blocking(pty.master, False)
    asyncio.get_running_loop().add_reader(pty.master, os.read, pty.master, 65536)
    async with asyncio.timeout(LIMIT_S):
        await waiting
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
