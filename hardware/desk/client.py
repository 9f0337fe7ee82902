"""The app's side of the desk's process."""

from collections.abc import AsyncIterator
from typing import Self

from engines.wire import Connection, Endpoint, connect
from hardware.desk.messages import (
    DeskReport,
    Hear,
    HearAgain,
    Speak,
    UseLine,
    read_desk_report,
)
from hardware.line.message import Message

CONNECT_TIMEOUT_S = 5.0


class DeskClient:
    """Orders are sent and not waited for. Every method may raise WireError."""

    def __init__(self, *, connection: Connection) -> None:
        self._connection = connection

    @classmethod
    async def connect(cls, endpoint: Endpoint, *, token: str | None = None) -> Self:
        """Raises WireError."""
        return cls(connection=await connect(endpoint, token=token, timeout_s=CONNECT_TIMEOUT_S))

    async def reports(self) -> AsyncIterator[DeskReport]:
        """Until it closes. Raises WireError when the connection broke."""
        while (event := await self._connection.read()) is not None:
            yield read_desk_report(event)

    async def use_line(self, endpoint: Endpoint, *, token: str | None) -> None:
        """The call is on this line."""
        await self._send(UseLine(endpoint=str(endpoint), token=token))

    async def speak(self, *, on: bool) -> None:
        """The microphone goes to the line, or does not."""
        await self._send(Speak(on=on))

    async def hear(self, *, caller: bool, ours: bool) -> None:
        """What the headphones give."""
        await self._send(Hear(caller=caller, ours=ours))

    async def hear_again(self, seconds: float) -> None:
        """The last seconds once more."""
        await self._send(HearAgain(seconds=seconds))

    async def close(self) -> None:
        """The process ends."""
        await self._connection.close()

    async def _send(self, order: Message) -> None:
        await self._connection.write(order.event())
