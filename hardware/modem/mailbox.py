"""The modem's messages: sent, found in its memories, deleted; and USSD.

Knows PDUs only as hexadecimal digits. What is found stays where it is until somebody says that it
is kept elsewhere.
"""

import asyncio
import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

from hardware.at.channel import CommandChannel
from hardware.at.commands import Response
from hardware.at.errors import ChannelLost, CommandRefused, CommandTimedOut
from hardware.at.results import FinalKind
from hardware.at.urcs import MessageDelivered, ReportDelivered, UssdReply
from hardware.modem.dialects import message_commands as say
from hardware.modem.errors import MessageRefused, MessageUncertain, UssdRefused
from hardware.sms.ussd import read_ussd

log = logging.getLogger(__name__)

MEMORIES = ("ME", "SM")
"""Read in this order. Messages are received into the last that the modem has: a card that is put
into another modem brings them along."""

USSD_LIMIT_S = 30.0
"""Networks answer within seconds or, when they are busy, never."""

_INCOMING = frozenset({"0", "1"})
"""Of a listed message: unread, read. Others are what a telephone has sent or drafted."""
_SMS_BUSY = 314


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A message in one of the modem's memories, or (without a memory) handed over directly."""

    memory: str
    index: int
    pdu: str

    @property
    def key(self) -> str:
        """Names this message in this place; another one that takes the place has another."""
        digest = hashlib.sha256(self.pdu.upper().encode()).hexdigest()[:16]
        return f"{self.memory}:{self.index}:{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UssdAnswer:
    """What the network said to a code."""

    text: str
    waits: bool
    """It is a menu that waits for a choice; it was closed."""


class Mailbox:
    """One modem's messages.

    Args:
        channel: Where the modem is.
        arrived: Called with a message that came without being stored.
        reported: Called with the PDU of a delivery report.
    """

    def __init__(
        self,
        *,
        channel: CommandChannel,
        arrived: Callable[[Stored], None],
        reported: Callable[[str], None],
    ) -> None:
        self._channel = channel
        self._found: dict[str, Stored] = {}
        self._ussd: asyncio.Future[UssdReply] | None = None
        self._busy = asyncio.Lock()
        channel.subscribe(
            MessageDelivered, lambda line: arrived(Stored(memory="", index=0, pdu=line.pdu))
        )
        channel.subscribe(ReportDelivered, lambda line: reported(line.pdu))
        channel.subscribe(UssdReply, self._answered)

    async def send(self, pdu: str) -> int:
        """Give one message to the network; returns its reference.

        Raises:
            MessageRefused: It was not sent: the network or the modem said so.
            MessageUncertain: It may have been sent; nobody has said.
            AtError: It was not sent.
        """
        octets = len(pdu) // 2 - 1 - int(pdu[:2], 16)
        try:
            async with self._busy:
                response = await self._channel.run(say.SEND, payload=pdu, octets=octets)
        except CommandRefused as error:
            number = error.result.number if error.result.kind is FinalKind.CMS_ERROR else None
            raise MessageRefused("the message was refused", number=number) from error
        except (CommandTimedOut, ChannelLost) as error:
            if error.data.get("payload_given"):
                raise MessageUncertain("nobody said what became of the message") from error
            raise
        found = response.match(r"\+CMGS: ?(\d+)")
        if found is None:
            raise MessageUncertain("the modem said OK and no number of the message")
        return int(found[1])

    async def collect(self) -> list[Stored]:
        """Everything that waits in the modem's memories.

        Raises:
            AtError: No memory could be read.
        """
        found: dict[str, Stored] = {}
        async with self._busy:
            for memory in MEMORIES:
                for message in await self._listed(memory):
                    found[message.key] = message
        self._found = found
        return list(found.values())

    async def delete(self, key: str) -> None:
        """Remove a message that was found, if it still is what it was.

        Raises:
            AtError: It is still there.
        """
        message = self._found.get(key)
        if message is None:
            return  # asked twice, or of an earlier life
        async with self._busy:
            await self._channel.run(say.USE_MEMORY, memory=message.memory)
            try:
                response = await self._channel.run(say.READ, index=message.index)
            except CommandRefused:
                response = None
            if response is not None and message.pdu in _bodies(response):
                await self._channel.run(say.DELETE, index=message.index)
        self._found.pop(key, None)

    async def ussd(self, code: str) -> UssdAnswer:
        """Send a code to the network and wait for its answer.

        Raises:
            UssdRefused: The network does not know it, or did not answer in time.
            AtError: The modem did not take it.
            ValueError: The code has characters that no code may have.
        """
        async with self._busy:
            self._ussd = asyncio.get_running_loop().create_future()
            try:
                await self._channel.run(say.USSD, code=code)
                async with asyncio.timeout(USSD_LIMIT_S):
                    reply = await self._ussd
            except TimeoutError as error:
                raise UssdRefused("the network did not answer", reason="timeout") from error
            finally:
                self._ussd = None
            if reply.status == 1:
                await self._channel.run(say.END_USSD)
        if reply.status in {4, 5}:
            reason = "unsupported" if reply.status == 4 else "timeout"
            raise UssdRefused("the network does not serve this code", reason=reason)
        return UssdAnswer(text=read_ussd(reply.text, reply.coding), waits=reply.status == 1)

    def _answered(self, reply: UssdReply) -> None:
        if self._ussd is not None and not self._ussd.done():
            self._ussd.set_result(reply)

    async def _listed(self, memory: str) -> list[Stored]:
        try:
            await self._channel.run(say.RECEIVE_INTO, memory=memory)
            response = await self._channel.run(say.LIST)
        except CommandRefused as error:
            if error.result.number == _SMS_BUSY:
                raise
            log.debug("%s: no memory %s", self._channel.url, memory)
            return []
        found = []
        for line, body in zip(response.lines, response.bodies, strict=True):
            read = re.match(r"\+CMGL: ?(\d+), ?(\d)", line, re.IGNORECASE)
            if read is not None and body and read[2] in _INCOMING:
                found.append(Stored(memory=memory, index=int(read[1]), pdu=body))
        return found


def _bodies(response: Response) -> set[str]:
    return {body for body in response.bodies if body}
