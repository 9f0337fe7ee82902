"""The sound port on a real pty: whole frames, no waiting write, stalls and losses told."""

import asyncio
import os
import pty
import socket
import termios
import time
import tty
from collections.abc import AsyncIterator, Iterator

import pytest

from hardware.audio.measures import FRAME_BYTES
from hardware.line.errors import PortUnusable
from hardware.line.port import STALL_S, PcmPort

pytestmark = pytest.mark.wire

LIMIT_S = 5.0


class Far:
    """The modem's end of a port, and what the port told."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.frames: list[bytes] = []
        self.troubles: list[str] = []
        self._changed = asyncio.Event()

    def heard(self, frames: bytes) -> None:
        self.frames.append(frames)
        self._changed.set()

    def trouble(self, code: str, _text: str) -> None:
        self.troubles.append(code)
        self._changed.set()

    async def changed(self) -> None:
        async with asyncio.timeout(LIMIT_S):
            await self._changed.wait()
        self._changed.clear()

    def read_all(self) -> bytes:
        taken = bytearray()
        while True:
            try:
                taken += os.read(self.fd, 65536)
            except BlockingIOError:
                return bytes(taken)


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    master, slave = pty.openpty()
    tty.setraw(slave)
    os.set_blocking(master, False)
    yield master, slave
    for end in (master, slave):
        try:
            os.close(end)
        except OSError:
            continue


@pytest.fixture
async def port(ends: tuple[int, int]) -> AsyncIterator[tuple[PcmPort, Far]]:
    far = Far(ends[0])
    opened = await PcmPort.open(os.ttyname(ends[1]))
    opened.start(heard=far.heard, trouble=far.trouble)
    yield opened, far
    opened.close()


async def test_only_whole_frames_come_in_however_they_are_cut(port: tuple[PcmPort, Far]) -> None:
    _, far = port
    sound = bytes(range(1, 161)) * 6
    for start in range(0, len(sound), 77):
        os.write(far.fd, sound[start : start + 77])
        await asyncio.sleep(0)
    while sum(map(len, far.frames)) < len(sound):
        await far.changed()
    assert b"".join(far.frames) == sound
    assert all(len(piece) % FRAME_BYTES == 0 for piece in far.frames)


async def test_what_a_full_port_does_not_take_goes_out_first_and_nothing_waits(
    port: tuple[PcmPort, Far], ends: tuple[int, int]
) -> None:
    opened, far = port
    frames = [bytes([number % 256]) * FRAME_BYTES for number in range(200)]
    written = 0
    began = time.monotonic()
    while opened.can_write(began) and written < len(frames):
        opened.write(frames[written])
        written += 1
    assert 0 < written < len(frames), "a pty must be full by then"
    assert opened.stuck or opened.partial_writes
    assert time.monotonic() - began < 1.0
    taken = bytearray()
    while written < len(frames) or opened.stuck:
        taken += far.read_all()
        if opened.can_write(began) and written < len(frames):
            opened.write(frames[written])
            written += 1
    taken += far.read_all()
    assert taken == b"".join(frames)


async def test_a_stall_is_told_once_each_way(
    port: tuple[PcmPort, Far], ends: tuple[int, int]
) -> None:
    opened, far = port
    termios.tcflow(ends[1], termios.TCOOFF)
    opened.write(bytes(FRAME_BYTES))
    now = time.monotonic()
    assert not opened.can_write(now)
    for later in (STALL_S + 0.1, STALL_S + 0.2):
        opened.can_write(now + later)
    assert sorted(far.troubles) == ["caller-sound-stalled", "our-sound-stalled"]
    termios.tcflow(ends[1], termios.TCOON)
    os.write(far.fd, bytes(FRAME_BYTES))
    await far.changed()
    assert opened.can_write(time.monotonic())
    assert len(far.troubles) == 2


async def test_a_port_that_vanishes_is_told_once_and_takes_no_more(
    port: tuple[PcmPort, Far], ends: tuple[int, int]
) -> None:
    opened, far = port
    os.close(ends[0])
    await far.changed()
    opened.write(bytes(FRAME_BYTES))
    assert not opened.can_write(time.monotonic())
    assert far.troubles == ["port-lost"]


async def test_sound_over_a_network_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        opened = await PcmPort.open(f"socket://127.0.0.1:{server.getsockname()[1]}")
        peer, _ = server.accept()
        with peer:
            far = Far(peer.fileno())
            opened.start(heard=far.heard, trouble=far.trouble)
            peer.sendall(b"ab" * FRAME_BYTES)
            await far.changed()
            opened.write(b"cd" * (FRAME_BYTES // 2))
            assert peer.recv(FRAME_BYTES, socket.MSG_WAITALL) == b"cd" * (FRAME_BYTES // 2)
            assert b"".join(far.frames) == b"ab" * FRAME_BYTES
            opened.close()


@pytest.mark.parametrize("url", ["/dev/no-such-tty", "socket://nowhere", "socket://127.0.0.1:1"])
async def test_a_port_that_cannot_be_opened_says_so(url: str) -> None:
    with pytest.raises(PortUnusable) as caught:
        await PcmPort.open(url)
    assert caught.value.data["url"] == url
