"""One AT port: echo, framing of answers, result codes as words or digits, the message prompt."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from hardware.simulator.command_line import CR, LF, LineCollector
from hardware.simulator.pty_pair import PtyPair

_log = logging.getLogger(__name__)

MOST_UNREAD_BYTES = 65536
"""Answers nobody reads are dropped beyond this, as a tty drops them."""

RESULT_DIGITS = {
    "OK": 0,
    "CONNECT": 1,
    "RING": 2,
    "NO CARRIER": 3,
    "ERROR": 4,
    "NO DIALTONE": 6,
    "BUSY": 7,
    "NO ANSWER": 8,
}
"""V.250 result codes after ATV0."""

LineHandler = Callable[["AtPort", str, float], Awaitable[None]]


class AtPort:
    """Settings and bytes of one AT port. Lines are handed to `on_line` one after another."""

    def __init__(self, *, index: int, port: PtyPair, on_line: LineHandler) -> None:
        self.index = index
        self._port = port
        self._on_line = on_line
        self._collector = LineCollector()
        self._lines: asyncio.Queue[tuple[str, float]] = asyncio.Queue()
        self._message: asyncio.Future[str | None] | None = None
        self._unwritten = bytearray()
        self._off = False
        self.silent = False
        """It hears and answers nothing, though the port is there (Faults.silent)."""
        self.doubled_cr = False
        """See Faults."""
        self.defaults()

    @property
    def path(self) -> str:
        """What a program opens."""
        return self._port.path

    def defaults(self) -> None:
        """The settings after power-up and ATZ."""
        self.echo = True
        self.verbose = True
        self.no_results = False
        self.error_level = 0

    def switch_off(self) -> None:
        """The module reboots: it neither hears nor speaks, and what it was asked is forgotten."""
        self._off = True
        self._collector = LineCollector()
        while not self._lines.empty():
            self._lines.get_nowait()
        if self._message is not None and not self._message.done():
            self._message.set_result(None)

    def switch_on(self) -> None:
        """It hears again, with the settings of power-up."""
        self.defaults()
        self._off = False

    def replug(self) -> None:
        """The port hangs up on its program and stands under another name from now on."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._port.modem_fd)
        loop.remove_writer(self._port.modem_fd)
        self._unwritten.clear()
        self._port.renew()
        loop.add_reader(self._port.modem_fd, self._readable)

    async def serve(self) -> None:
        """Runs the port until it is cancelled, then closes it."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._port.modem_fd, self._readable)
        try:
            while True:
                line, at = await self._lines.get()
                await self._on_line(self, line, at)
        finally:
            loop.remove_reader(self._port.modem_fd)
            loop.remove_writer(self._port.modem_fd)
            self._port.close()

    def _readable(self) -> None:
        data = self._port.read()
        now = time.monotonic()
        self._port.share()
        if self._off or self.silent:
            return
        for byte in data:
            if self.echo and byte != LF:
                self._write(bytes([byte]))
            finished = self._collector.feed(byte)
            if finished is None:
                continue
            text, whole = finished
            if self._message is not None:
                if not self._message.done():
                    self._message.set_result(text if whole else None)
            elif text.strip():
                self._lines.put_nowait((text, now))
            elif byte == CR:
                _log.debug("port %d: an empty line", self.index)

    async def ask_message(self) -> str | None:
        """Sends the `> ` prompt and returns the text, or None when it was cancelled by ESC."""
        self._message = asyncio.get_running_loop().create_future()
        self._collector.expect_message()
        self._write(b"\r\n> ")
        try:
            return await self._message
        finally:
            self._message = None

    def answer(self, lines: tuple[str, ...]) -> None:
        """Writes the information text of an answer."""
        if lines and not self.no_results:
            text = "\r\n".join(lines)
            self._write(f"\r\n{text}\r\n".encode("latin-1", "replace"))

    def result(self, code: str) -> None:
        """Writes a final result code, unless ATQ1 suppresses them."""
        if self.no_results:
            return
        if self.verbose or code not in RESULT_DIGITS:
            self._write(f"\r\n{code}\r\n".encode("latin-1", "replace"))
        else:
            self._write(f"{RESULT_DIGITS[code]}\r".encode())

    def unsolicited(self, text: str) -> None:
        """Writes an unsolicited line; a CRLF inside `text` parts it in two."""
        end = "\r\r\n" if self.doubled_cr else "\r\n"
        self._write(f"{end}{text}{end}".encode("latin-1", "replace"))

    def raw(self, data: bytes) -> None:
        """Writes bytes as they are: garbage, doubled CRs, whatever a test wants to see parsed."""
        self._write(data)

    def _write(self, data: bytes) -> None:
        if self._off or self.silent:
            return
        if not self._unwritten:
            data = data[self._port.write(data) :]
        if data and len(self._unwritten) < MOST_UNREAD_BYTES:
            self._unwritten += data
            asyncio.get_running_loop().add_writer(self._port.modem_fd, self._writable)

    def _writable(self) -> None:
        del self._unwritten[: self._port.write(bytes(self._unwritten))]
        if not self._unwritten:
            asyncio.get_running_loop().remove_writer(self._port.modem_fd)
