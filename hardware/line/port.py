"""The modem's sound port: a non-blocking tty, whole frames only.

A SIM7600 takes and gives 8000 Hz PCM on one tty. A write of less than a frame can block its
endpoint for ever, and a full one refuses bytes: what was not taken is kept and goes out first, and
no write ever waits.
"""

import asyncio
import contextlib
import fcntl
import os
import socket
import struct
import termios
import time
import tty
from collections.abc import Callable
from typing import Protocol, runtime_checkable
from urllib.parse import urlsplit

from hardware.audio.frames import ByteAligner, FrameAssembler
from hardware.audio.measures import FRAME_BYTES, SAMPLE_BYTES
from hardware.audio.wide import WideSound
from hardware.line.errors import PortUnusable

READ_BYTES = 16 * FRAME_BYTES
"""Some firmware sends 100 ms at once; after a stall more may wait."""

MOST_WAITING_BYTES = 3 * FRAME_BYTES
"""A driver that says it still holds so much is not drained: nothing is added."""

CONNECT_TIMEOUT_S = 2.0
"""A caller is ringing; a serial server on the same network answers in milliseconds."""

STALL_S = 0.5
"""Sound flows every 20 ms, or every 100 ms where firmware bunches it; this is no jitter."""


class AudioPort(Protocol):
    """Sound of one call, both ways, in frames of 20 ms."""

    partial_writes: int
    """Writes of which the port took only a part."""

    @property
    def realigned(self) -> int:
        """Times the sound was found to be one byte off."""

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """Begins to deliver whole frames to `heard`.

        `trouble` gets a code (`port-lost`, `caller-sound-stalled`, `our-sound-stalled`) and a text.
        """

    def write(self, frame: bytes) -> None:
        """Hands over one frame; what is not taken at once is kept."""

    def can_write(self, now: float) -> bool:
        """Tries to get rid of what is kept; False while some of it, or too much, still waits."""

    @property
    def stuck(self) -> int:
        """Samples kept here because the port did not take them."""

    def close(self) -> None:
        """Ends it."""


@runtime_checkable
class ClearingPort(Protocol):
    """What a port offers besides whose far end keeps sound of ours before it plays it."""

    def clear(self) -> None:
        """What the far end has and has not played yet is dropped."""


class PcmPort:
    """A file descriptor with PCM on it: a tty, or a socket to one."""

    def __init__(self, *, fd: int) -> None:
        """Takes over `fd`, which must not block."""
        self._aligner = ByteAligner()
        self._wide = WideSound()
        self.partial_writes = 0
        self._fd = fd
        self._frames = FrameAssembler()
        self._kept = b""
        self._heard: Callable[[bytes], None] | None = None
        self._trouble: Callable[[str, str], None] | None = None
        self._last_in = self._last_out = 0.0
        self._stalled: set[str] = set()
        self._reading = False
        self._lost = False

    @classmethod
    async def open(cls, url: str) -> "PcmPort":
        """Opens a tty, or `socket://host:port`. Raises PortUnusable."""
        try:
            if url.startswith("socket://"):
                return cls(fd=await _connect(url))
            return cls(fd=_open_tty(url))
        except (OSError, ValueError, termios.error) as error:
            reason = str(error)
            raise PortUnusable(f"{url}: {reason}", url=url, reason=reason) from error

    def discard(self) -> None:
        """Drops what waits from an earlier call, both ways on a tty."""
        with contextlib.suppress(termios.error):
            termios.tcflush(self._fd, termios.TCIOFLUSH)
        with contextlib.suppress(OSError):
            while os.read(self._fd, READ_BYTES):
                continue

    def start(self, *, heard: Callable[[bytes], None], trouble: Callable[[str, str], None]) -> None:
        """See AudioPort."""
        self._heard, self._trouble = heard, trouble
        self._last_in = self._last_out = time.monotonic()
        self._reading = True
        asyncio.get_running_loop().add_reader(self._fd, self._read)

    @property
    def realigned(self) -> int:
        """See AudioPort."""
        return self._aligner.shifts

    @property
    def stuck(self) -> int:
        """See AudioPort."""
        return len(self._kept) // SAMPLE_BYTES

    def write(self, frame: bytes) -> None:
        """See AudioPort."""
        self._kept += frame
        self._push()

    def can_write(self, now: float) -> bool:
        """See AudioPort."""
        if self._kept:
            self._push()
        else:
            self._last_out = now
        self._watch("our-sound-stalled", now - self._last_out)
        self._watch("caller-sound-stalled", now - self._last_in)
        return not self._lost and not self._kept and _held_by_driver(self._fd) < MOST_WAITING_BYTES

    def close(self) -> None:
        """See AudioPort."""
        if self._fd < 0:
            return
        self._stop_reading()
        os.close(self._fd)
        self._fd = -1

    def _read(self) -> None:
        try:
            data = os.read(self._fd, READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self._lose(str(error))
            return
        if not data:
            self._lose("end of file")
            return
        self._last_in = time.monotonic()
        frames = self._frames.push(self._wide.push(self._aligner.push(data), self._last_in))
        if frames and self._heard is not None:
            self._heard(b"".join(frames))

    def _push(self) -> None:
        if self._lost:
            self._kept = b""
            return
        try:
            taken = os.write(self._fd, self._kept)
        except BlockingIOError:
            return
        except OSError as error:
            self._lose(str(error))
            return
        if taken:
            self._last_out = time.monotonic()
        if taken < len(self._kept):
            self.partial_writes += 1
        self._kept = self._kept[taken:]

    def _watch(self, code: str, seconds: float) -> None:
        """Tells a stall once, when it is found, and again only after sound has flowed."""
        if seconds < STALL_S or self._lost:
            self._stalled.discard(code)
        elif code not in self._stalled and self._trouble is not None:
            self._stalled.add(code)
            self._trouble(code, f"nothing for {seconds:.1f} s")

    def _lose(self, text: str) -> None:
        """The modem went away under us (EIO, hang-up): reading on would spin."""
        self._stop_reading()
        if self._trouble is not None and not self._lost:
            self._trouble("port-lost", text)
        self._lost = True

    def _stop_reading(self) -> None:
        if self._reading:
            asyncio.get_running_loop().remove_reader(self._fd)
        self._reading = False


def _open_tty(path: str) -> int:
    fd = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        _make_raw(fd)
    except BaseException:
        os.close(fd)
        raise
    return fd


async def _connect(url: str) -> int:
    address = urlsplit(url)
    if not address.hostname or address.port is None:
        raise ValueError("not socket://host:port")
    with socket.socket() as connection:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        async with asyncio.timeout(CONNECT_TIMEOUT_S):
            loop = asyncio.get_running_loop()
            await loop.sock_connect(connection, (address.hostname, address.port))
        return connection.detach()


def _make_raw(fd: int) -> None:
    """115200 8N1, no echo, no translation, modem lines ignored, RTS/CTS as SIMCom's sample has."""
    tty.setraw(fd, termios.TCSANOW)
    attributes = termios.tcgetattr(fd)
    attributes[2] |= termios.CLOCAL | termios.CREAD | termios.CRTSCTS
    attributes[4] = attributes[5] = termios.B115200
    termios.tcsetattr(fd, termios.TCSANOW, attributes)


def _held_by_driver(fd: int) -> int:
    """Bytes the driver has not sent yet; 0 where it does not say (a pty never does)."""
    try:
        return int(struct.unpack("i", fcntl.ioctl(fd, termios.TIOCOUTQ, bytes(4)))[0])
    except OSError:
        return 0
