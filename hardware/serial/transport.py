"""Opening a port, over pyserial-asyncio. The one file that knows this library.

pyserial-asyncio 0.6 is old and sound, but three of its habits do not fit a telephone line, and the
subclass below undoes them:

- closing waits (tcdrain, in the event loop) until the kernel has sent everything; a modem that has
  stopped reading would freeze the whole line for the driver's closing time of 30 s or for ever;
- a port that was pulled out while bytes were waiting is reported to the loop's exception handler as
  a bug, though it is an everyday event here;
- two reasons to close in one turn of the loop (the cable, and our own `close`) crash it.
"""

import asyncio
import contextlib
import errno
import functools
import os
import sys
from urllib.parse import urlsplit

import serial
import serial_asyncio

from hardware.errors import HardwareError
from hardware.serial.errors import (
    NotASerialPort,
    PortBusy,
    PortDenied,
    PortFailed,
    PortMissing,
)
from hardware.serial.protocol import SerialProtocol

if sys.platform == "win32":
    _PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
else:
    import termios

    _PORT_ERRORS = (OSError, ValueError, termios.error)

# Setting up a wedged USB port takes the kernel up to 5 s per control transfer.
OPEN_LIMIT_S = 15.0
# A serial server on the local network answers in milliseconds or not at all.
CONNECT_LIMIT_S = 5.0

SOCKET_SCHEME = "socket"

_ERRORS_BY_NUMBER: dict[int, type[HardwareError]] = {
    errno.ENOENT: PortMissing,
    errno.ENODEV: PortMissing,
    errno.ENXIO: PortMissing,
    errno.EIO: PortMissing,
    errno.EACCES: PortDenied,
    errno.EPERM: PortDenied,
    errno.EBUSY: PortBusy,
    errno.EWOULDBLOCK: PortBusy,
    errno.EISDIR: NotASerialPort,
    errno.ENOTTY: NotASerialPort,
}


async def open_serial(
    url: str, *, baudrate: int = 115200
) -> tuple[asyncio.WriteTransport, SerialProtocol]:
    """Open a port: 8N1, raw, no flow control, locked against a second opener.

    Args:
        url: Path of a tty, or `socket://host:port` of a serial server.
        baudrate: Bits per second; USB modems ignore it.

    Raises:
        PortMissing, PortFailed: Trying again may help.
        PortBusy, PortDenied, NotASerialPort: A person has to do something.
    """
    protocol = SerialProtocol(url=url)
    if url.startswith(f"{SOCKET_SCHEME}:"):
        return await _connect(url, protocol), protocol
    return await _open_tty(url, baudrate, protocol), protocol


async def _connect(url: str, protocol: SerialProtocol) -> asyncio.WriteTransport:
    """Reach a serial server. asyncio does it; pyserial's own handler connects blocking."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or port is None:
        raise NotASerialPort(f"{url} is not of the form socket://host:port", url=url)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(CONNECT_LIMIT_S):
            transport, _ = await loop.create_connection(lambda: protocol, host, port)
    except OSError as error:  # TimeoutError is one
        raise PortMissing(f"nobody answers at {url}", url=url) from error
    return transport


async def _open_tty(path: str, baudrate: int, protocol: SerialProtocol) -> asyncio.WriteTransport:
    loop = asyncio.get_running_loop()
    make = functools.partial(serial.Serial, path, baudrate=baudrate, exclusive=True)
    opening = loop.run_in_executor(None, make)
    try:
        async with asyncio.timeout(OPEN_LIMIT_S):
            port = await asyncio.shield(opening)
    except TimeoutError as error:
        opening.add_done_callback(_close_latecomer)
        raise PortFailed(f"{path} does not open", url=path, reason="time limit") from error
    except asyncio.CancelledError:
        opening.add_done_callback(_close_latecomer)
        raise
    except _PORT_ERRORS as error:
        raise _as_ours(error, path) from error
    transport: asyncio.WriteTransport = _Transport(loop, protocol, port)
    return transport


def _close_latecomer(opening: "asyncio.Future[serial.Serial]") -> None:
    """Close a port that opened after nobody waited for it any more."""
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()


def _as_ours(error: Exception, path: str) -> HardwareError:
    """Choose our class for what pyserial raised, which keeps the system's number mostly."""
    number = getattr(error, "errno", None)
    if number in _ERRORS_BY_NUMBER:
        return _ERRORS_BY_NUMBER[number](f"{path}: {os.strerror(number)}", url=path)
    if number is None:  # tcgetattr was refused: a file, a pipe, /dev/null
        return NotASerialPort(f"{path} is not a serial port", url=path)
    return PortFailed(f"{path}: {error}", url=path, reason=str(error))


class _Transport(serial_asyncio.SerialTransport):  # type: ignore[misc]  # the library has no types
    """pyserial-asyncio without the three habits named at the top of this file."""

    def close(self) -> None:
        """Close now: what a modem has not taken by then is worth nothing."""
        self.abort()

    def _close(self, exc: Exception | None = None) -> None:
        self._abort(exc)

    def _fatal_error(self, exc: Exception, message: str = "") -> None:
        del message
        self._abort(exc)

    def _abort(self, exc: Exception | None) -> None:
        if self._closing:
            return
        with contextlib.suppress(*_PORT_ERRORS):  # the port is gone, its buffer with it
            self._serial.reset_output_buffer()  # so that the library's tcdrain returns at once
        super()._abort(exc)
