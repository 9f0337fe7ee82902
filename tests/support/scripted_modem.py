"""The far end of a pty that answers AT commands from a script, over a wire as bad as wanted.

For what the simulator does not do: answers that never come or come late, a SIM that stays busy,
lines of other makers, a cable that is pulled out.
"""

import asyncio
import os
import tty
from collections import defaultdict
from dataclasses import dataclass
from types import TracebackType
from typing import Self

SILENCE = ""
PROMPT = "> "


@dataclass(frozen=True, kw_only=True)
class Wire:
    """How the modem's bytes travel."""

    one_byte_at_a_time: bool = False
    delay_s: float = 0.0
    """Before each answer."""
    noise: bytes = b""
    """Before each line."""
    echo: bool = False


GOOD_WIRE = Wire()


class ScriptedModem:
    """Answers each command with the next of its answers, the last one again and again, else OK.

    An answer is lines divided by "|"; "" is silence; "> " alone asks for a message's text.
    """

    def __init__(
        self, answers: dict[str, list[str]] | None = None, *, wire: Wire = GOOD_WIRE
    ) -> None:
        self._answers = {"AT+CMEE?": ["+CMEE: 1|OK"], **(answers or {})}
        self._wire = wire
        self._asked: defaultdict[str, int] = defaultdict(int)
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue()
        self._inbox = bytearray()
        self._heard = asyncio.Condition()
        self._writer: asyncio.Task[None] | None = None
        self.commands: list[str] = []
        """Everything that was asked, in order, without the channel's own AT+CMEE?."""
        self.payloads: list[str] = []
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.path = os.ttyname(self._slave)

    async def __aenter__(self) -> Self:
        asyncio.get_running_loop().add_reader(self._master, self._read)
        self._writer = asyncio.create_task(self._write(), name="scripted modem")
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.unplug()

    async def unplug(self) -> None:
        """Pull the cable."""
        if self._writer is None:
            return
        self._writer.cancel()
        await asyncio.gather(self._writer, return_exceptions=True)
        self._writer = None
        asyncio.get_running_loop().remove_reader(self._master)
        os.close(self._slave)
        os.close(self._master)

    def say(self, answer: str) -> None:
        """Say lines, divided by "|"."""
        if answer == PROMPT:
            self.raw(b"\r\n> ")
            return
        for line in answer.split("|"):
            self.raw(self._wire.noise + f"\r\n{line}\r\n".encode())

    def raw(self, data: bytes) -> None:
        """Say bytes."""
        self._outbox.put_nowait(data)

    def answers(self, command: str, *answers: str) -> None:
        """Answer a command so from now on."""
        self._answers[command] = list(answers)
        self._asked[command] = 0

    async def asked(self, command: str, *, times: int = 1) -> None:
        """Wait until a command has come so often."""
        async with asyncio.timeout(10), self._heard:
            await self._heard.wait_for(lambda: self._asked[command] >= times)

    def _read(self) -> None:
        try:
            self._inbox += os.read(self._master, 4096)
        except BlockingIOError:
            return
        while (
            end := next((at for at, b in enumerate(self._inbox) if b in b"\r\x1a"), None)
        ) is not None:
            text = bytes(self._inbox[:end]).replace(b"\x1b", b"").decode()
            is_payload = self._inbox[end] == 0x1A
            del self._inbox[: end + 1]
            if is_payload:
                self.payloads.append(text)
                self._answer("payload", echo="")
            elif text:
                if text != "AT+CMEE?":
                    self.commands.append(text)
                self._answer(text, echo=text + "\r")

    def _answer(self, command: str, *, echo: str) -> None:
        script = self._answers.get(command, ["OK"])
        answer = script[min(self._asked[command], len(script) - 1)]
        self._asked[command] += 1
        if self._wire.echo and echo:
            self.raw(echo.encode())
        if answer != SILENCE:
            self.say(answer)
        self._outbox.put_nowait(b"")  # wakes those who wait in `asked`

    async def _write(self) -> None:
        while True:
            data = await self._outbox.get()
            if not data:
                async with self._heard:
                    self._heard.notify_all()
                continue
            if self._wire.delay_s:
                await asyncio.sleep(self._wire.delay_s)  # a slow wire is what is asked for
            step = 1 if self._wire.one_byte_at_a_time else len(data)
            for at in range(0, len(data), step):
                os.write(self._master, data[at : at + step])
                await asyncio.sleep(0)
