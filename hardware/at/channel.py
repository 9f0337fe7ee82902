"""The command channel: one command at a time on one port, and everything else to listeners.

What a line is, is decided in this order: the echo of our own command, a final result, the running
command's answer, an unsolicited line of the table (before the answer, where the answer may be any
text). What is none of these is dropped.

NO CARRIER, BUSY and their like end a command only if it declares them; anywhere else they tell of a
call. After a time-out the next OK may be the late one of the command before, so the channel first
asks a question whose answer cannot be mistaken (`STEP_IN`), and only then goes on.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hardware.at.commands import STEP_IN, Command, Response
from hardware.at.errors import ChannelLost, CommandRefused, CommandTimedOut
from hardware.at.listeners import Listeners
from hardware.at.privacy import TRACE, redact
from hardware.at.results import CALL_FINALS, FinalResult, parse_final
from hardware.at.tokenizer import Garbage, Line, Prompt, Tokenizer
from hardware.at.turns import Priority, Turns
from hardware.at.urcs import GENERIC_URCS, CallFinished, Urc, UrcRule, find_urc
from hardware.serial.protocol import PortLost, SerialProtocol

log = logging.getLogger(__name__)

END_OF_COMMAND = b"\r"
END_OF_MESSAGE = b"\x1a"
ESCAPE = b"\x1b"

Fact = TypeVar("Fact", bound=Urc | PortLost)


class _Exchange:
    """The command that is running."""

    def __init__(self, command: Command, text: str, payload: str | None) -> None:
        self.command = command
        self.text = text
        self.payload = payload
        self.lines: list[Line] = []
        loop = asyncio.get_running_loop()
        self.prompt: asyncio.Future[None] = loop.create_future()
        self.final: asyncio.Future[FinalResult] = loop.create_future()

    async def prompted(self) -> None:
        """Until the payload was asked for, or the end has come without that."""
        # Any: futures of different results.
        either: set[asyncio.Future[Any]] = {self.prompt, self.final}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)

    def progress(self) -> dict[str, int]:
        """Data of an error: whether the payload, where there is one, was given."""
        return {} if self.payload is None else {"payload_given": int(self.prompt.done())}


class CommandChannel:
    """Runs commands on an open port, and tells listeners what comes unasked.

    Args:
        transport: Where commands are written.
        protocol: What the port says; the channel becomes its listener.
        urcs: The dialect's table of unsolicited lines.
    """

    def __init__(
        self,
        *,
        transport: asyncio.WriteTransport,
        protocol: SerialProtocol,
        urcs: Sequence[UrcRule] = GENERIC_URCS,
    ) -> None:
        self._transport = transport
        self._protocol = protocol
        self._urcs = tuple(urcs)
        self._tokenizer = Tokenizer()
        self._turns = Turns()
        self._listeners: Listeners[Urc | PortLost] = Listeners()
        self._running: _Exchange | None = None
        self._in_step = False  # who opens a port does not know what its last user left behind
        self._loss: PortLost | None = None
        protocol.listen(self)

    @property
    def url(self) -> str:
        """Which port this is."""
        return self._protocol.url

    @property
    def loss(self) -> PortLost | None:
        """How the port was lost, or None while it is open."""
        return self._loss

    def subscribe(self, cls: type[Fact], handler: Callable[[Fact], None]) -> Callable[[], None]:
        """Call `handler` at once with each unsolicited line of this class, or with `PortLost`."""
        return self._listeners.subscribe(cls, handler)

    async def run(
        self,
        command: Command,
        *,
        priority: Priority = Priority.ORDINARY,
        payload: str | None = None,
        **arguments: str | int,
    ) -> Response:
        """Run one command and wait for its final result.

        Args:
            command: From a dialect's table.
            priority: Who goes first of those that wait; a running command is never interrupted.
            payload: Text to give at the `> ` prompt; Ctrl-Z is added.
            arguments: The places of the command's text.

        Raises:
            CommandRefused: The final result is no success.
            CommandTimedOut: No final result in time.
            ChannelLost: The port is gone.
            ValueError: An argument has characters that no command may have.
        """
        text = command.line(**arguments)
        async with self._turns.turn(priority):
            if not self._in_step:
                await self._exchange(STEP_IN, STEP_IN.text, None, before=ESCAPE + END_OF_COMMAND)
                self._in_step = True
            return await self._exchange(command, text, payload)

    async def close(self) -> None:
        """Close the port and wait until it may be opened again."""
        self._protocol.close()
        await self._protocol.wait_closed()

    async def _exchange(
        self, command: Command, text: str, payload: str | None, *, before: bytes = b""
    ) -> Response:
        if self._loss is not None:
            raise ChannelLost("the port is gone", command=command.text, detail=self._loss.detail)
        exchange = self._running = _Exchange(command, text, payload)
        log.debug("to %s: %s", self.url, command.text)
        try:
            self._transport.write(before + text.encode("ascii") + END_OF_COMMAND)
            async with asyncio.timeout(command.time_limit_s):
                if payload is not None:
                    async with asyncio.timeout(command.prompt_limit_s):
                        await exchange.prompted()
                result = await exchange.final
        except TimeoutError as error:
            raise CommandTimedOut(
                f"no answer to {command.text} in time",
                command=command.text,
                seconds=command.time_limit_s,
                **exchange.progress(),
            ) from error
        finally:
            self._running = None
            if not exchange.final.done() or exchange.final.cancelled():
                self._in_step = False  # its answer may still come, and is nobody's then
        lines = tuple(line.text for line in exchange.lines)
        if not result.ok:
            raise CommandRefused(command=command.text, result=result, lines=lines)
        return Response(
            result=result, lines=lines, bodies=tuple(line.body for line in exchange.lines)
        )

    # ------------------------------------------------------------------ SerialListener

    def received(self, data: bytes) -> None:
        """Take bytes of the port."""
        for token in self._tokenizer.feed(data):
            if isinstance(token, Line):
                self._take(token)
            elif isinstance(token, Prompt):
                self._give_payload()
            else:
                self._drop(token)

    def lost(self, event: PortLost) -> None:
        """Fail what is running, and tell the listeners."""
        self._loss = event
        running = self._running
        if running is not None and not running.final.done():
            running.final.set_exception(
                ChannelLost(
                    "the port is gone",
                    command=running.command.text,
                    detail=event.detail,
                    **running.progress(),
                )
            )
        self._listeners.emit(event)

    def _take(self, line: Line) -> None:
        running = self._running
        if running is not None and line.text.casefold() in _echoes(running):
            return
        result = parse_final(line.text)
        if result is not None:
            self._finish(result)
            return
        answers = running is not None and running.command.is_answer(line.text)
        urc = find_urc(self._urcs, line.text, line.body)
        if running is not None and answers and not (urc and running.command.loose_answer):
            running.lines.append(line)
        else:
            self._tell(urc, line)

    def _finish(self, result: FinalResult) -> None:
        """Give a final result to the command it ends."""
        running = self._running
        if (
            running is not None
            and result.kind in running.command.finals
            and not running.final.done()
            and (running.lines or not running.command.answer_required)
        ):
            running.final.set_result(result)
        elif result.kind in CALL_FINALS:
            self._tell(CallFinished(kind=result.kind), Line(result.text))
        else:
            log.debug("%s: a late %s belongs to no command", self.url, result.kind)

    def _tell(self, urc: Urc | None, line: Line) -> None:
        if urc is None or not self._listeners.emit(urc):
            log.debug("%s: nobody wants %s", self.url, redact(line.text))

    def _give_payload(self) -> None:
        running = self._running
        if running is None or running.payload is None or running.prompt.done():
            log.debug("%s: a prompt that nobody asked for", self.url)
            return
        self._transport.write(running.payload.encode("ascii") + END_OF_MESSAGE)
        running.prompt.set_result(None)

    def _drop(self, garbage: Garbage) -> None:
        log.log(TRACE, "%s: dropped %d bytes that are no text", self.url, garbage.size)


def _echoes(running: _Exchange) -> set[str]:
    """Return what the modem may send back of our own words."""
    return {running.text.casefold(), (running.payload or running.text).casefold()}
