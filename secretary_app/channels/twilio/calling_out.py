"""Calls of ours by Twilio: a line says whom, Twilio is asked to call, its stream goes to that line.

Each call is a connection of its line's to our socket (``hardware/twilio/placing.py``); where it is
closed before somebody has taken the call, the call is given up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from hardware.twilio.errors import NotMediaStream
from hardware.twilio.framing import Unframer, framed
from hardware.twilio.placing import NOT_SET_UP, RINGS, TAKEN, Wanted, not_taken
from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.errors import Trouble, TwilioTrouble
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.pump import READ_BYTES, Messages, carry
from secretary_app.channels.twilio.rest import TwilioRest
from secretary_app.features.lines.models import PhoneLine, line_of
from secretary_app.features.lines.settings import NUMBER
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

CALL_STATUS = "/twilio/calls/"

RINGS_AT_MOST_S = 120
"""The line gives up long before it."""

END_LIMIT_S = 3.0
"""To tell Twilio that a call is not wanted any more; it rings for ``RINGS_AT_MOST_S`` otherwise."""

ENDS = {"busy": "busy", "no-answer": "no-answer", "canceled": "local"}
"""Twilio's ends of a call that nobody took, as a line tells them; the others are ``no-carrier``."""
OVER = frozenset({*ENDS, "failed", "completed"})

CAUSES = {
    Trouble.NOT_SET_UP: NOT_SET_UP,
    Trouble.ACCOUNT: "account-refused",
    Trouble.REFUSED: "refused",
}
"""What else is wrong is as if there were no network."""


class _Leg:
    """One call of ours, from its number to its end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._leaving: asyncio.Task[bytes] | None = None
        self._settled = asyncio.Event()
        self.taken = self.failed = False

    async def wanted(self) -> Wanted:
        """Whom the line wants called. Raises NotMediaStream or ConnectionError."""
        unframer = Unframer()
        while data := await self._reader.read(READ_BYTES):
            for message in unframer.push(data):
                return Wanted.read(message)
        raise ConnectionResetError("the line has left")

    def rings(self) -> None:
        """The telephone there rings."""
        if not (self.taken or self.failed):
            self._say(RINGS)

    def fails(self, cause: str) -> None:
        """Nobody takes it."""
        if not (self.taken or self.failed):
            self.failed = True
            self._say(not_taken(cause))
            self._settled.set()

    async def carry(self, messages: Messages) -> None:
        """Somebody has taken it: from here on the connection is the call."""
        self.taken = True
        if self._leaving is not None:
            self._leaving.cancel()
            await asyncio.gather(self._leaving, return_exceptions=True)
        self._say(TAKEN)
        try:
            await carry(messages, self._reader, self._writer)
        finally:
            self._settled.set()

    async def until_over(self) -> None:
        """It came to nothing, the line gave it up, or the talk is over."""
        if not self.taken:
            self._leaving = asyncio.create_task(self._reader.read(1), name="line gives up")
            self._leaving.add_done_callback(self._left)
        await self._settled.wait()

    async def close(self) -> None:
        """Nothing more is said."""
        if self._leaving is not None:
            self._leaving.cancel()
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()

    def _left(self, reading: asyncio.Task[bytes]) -> None:
        if not reading.cancelled():
            reading.exception()
            self._settled.set()

    def _say(self, text: str) -> None:
        self._writer.write(framed(text))


class CallsOut:
    """All of them."""

    def __init__(
        self,
        *,
        calls: TwilioCalls,
        rest: TwilioRest,
        lines: Callable[[], Sequence[PhoneLine]],
        public_url: Callable[[], str],
        socket: Path,
    ) -> None:
        """``socket``: where lines say whom they want called."""
        self._calls = calls
        self._rest = rest
        self._lines = lines
        self._public_url = public_url
        self._socket = socket
        self._server: asyncio.Server | None = None
        self._legs: dict[str, _Leg] = {}
        self._working: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Lines may come."""
        self._socket.unlink(missing_ok=True)
        self._server = await asyncio.start_unix_server(self._come, self._socket)

    async def close(self) -> None:
        """Calls that nobody has taken are given up; those that are on end with their streams."""
        if self._server is not None:
            self._server.close()
        for each in self._working:
            each.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        self._socket.unlink(missing_ok=True)

    def moved(self, name: str, form: Form) -> None:
        """Twilio tells how far a call of ours has come."""
        leg, status = self._legs.get(name), form.get("CallStatus")
        if leg is None:
            return
        if status == "ringing":
            leg.rings()
        elif status in OVER:
            leg.fails(ENDS.get(status, "no-carrier"))

    def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # By hand: the server's own tasks would outlive it. Whether somebody may be called was asked
        # where the line was told to.
        with acting_as(SYSTEM, origin="twilio"):
            task = asyncio.create_task(self._make(_Leg(reader, writer)), name="call by Twilio")
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _make(self, leg: _Leg) -> None:
        try:
            wanted = await leg.wanted()
            line = next((e for e in self._lines() if e.id == line_of(wanted.line)), None)
            ours = "" if line is None else line.get(NUMBER)
            if not ours or not self._public_url():
                leg.fails(NOT_SET_UP)
                return
            await self._call(leg, ours=ours, number=wanted.number)
        except (NotMediaStream, ConnectionError) as error:
            _LOG.info("a line wants nobody called after all: %s", error)
        finally:
            await leg.close()

    async def _call(self, leg: _Leg, *, ours: str, number: str) -> None:
        name = self._calls.expect(leg.carry, within_s=RINGS_AT_MOST_S)
        self._legs[name] = leg
        fields = [
            ("To", number),
            ("From", ours),
            ("Twiml", twiml.connect(self._calls.stream(name), {}).decode()),
            ("Timeout", str(RINGS_AT_MOST_S)),
            ("StatusCallback", f"{self._public_url()}{CALL_STATUS}{name}"),
            ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "completed"),
        ]
        sid = ""
        try:
            sid = await self._rest.create("Calls", fields)
            await leg.until_over()
        except SecretaryError as error:
            cause = _cause(error)
            _LOG.warning("nobody can be called by Twilio: %s", cause)
            leg.fails(cause)
        finally:
            self._calls.forget(name)
            del self._legs[name]
            if sid and not (leg.taken or leg.failed):
                await self._end(sid)

    async def _end(self, sid: str) -> None:
        """Nobody wants it any more; where it is over already, Twilio says so."""
        try:
            async with asyncio.timeout(END_LIMIT_S):
                await self._rest.end_call(sid)
        except (SecretaryError, TimeoutError) as error:
            _LOG.info("a call by Twilio is not ended: %r", error)


def _cause(error: SecretaryError) -> str:
    if isinstance(error, TwilioTrouble):
        return CAUSES.get(error.trouble, "no-network")
    return "no-network"
