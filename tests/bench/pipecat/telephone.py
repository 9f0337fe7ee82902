"""The modem's AT port, as far as a call needs it."""

import asyncio
import os
from typing import Self

ANSWER_S = 10.0


class Telephone:
    """Answers what rings. Made by `open`."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._pending = b""
        self._lines: asyncio.Queue[str] = asyncio.Queue()
        asyncio.get_running_loop().add_reader(fd, self._read)

    @classmethod
    async def open(cls, path: str) -> Self:
        """Ready for a call."""
        telephone = cls(os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK))
        await telephone._command("ATE0")
        await telephone._command("AT+CPCMBANDWIDTH=1,1")
        return telephone

    async def answered(self) -> None:
        """Waits for a ring and answers it; sound flows when this returns."""
        await self._line("RING")
        await self._command("ATA")
        await self._command("AT+CPCMREG=1")

    async def over(self) -> None:
        """Waits for the caller to hang up."""
        await self._line("VOICE CALL: END", "VOICE CALL:END", "NO CARRIER", limit_s=None)
        await self._command("AT+CPCMREG=0", good=("OK", "ERROR"))

    async def _command(self, text: str, *, good: tuple[str, ...] = ("OK",)) -> None:
        os.write(self._fd, text.encode() + b"\r")
        await self._line(*good, limit_s=ANSWER_S)

    async def _line(self, *beginnings: str, limit_s: float | None = None) -> None:
        async with asyncio.timeout(limit_s):
            while not (await self._lines.get()).startswith(beginnings):
                pass

    def _read(self) -> None:
        self._pending += os.read(self._fd, 4096)
        *whole, self._pending = self._pending.replace(b"\r", b"\n").split(b"\n")
        for line in whole:
            if line:
                self._lines.put_nowait(line.decode("ascii", "replace"))
