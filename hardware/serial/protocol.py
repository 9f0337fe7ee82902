"""The receiving end of a serial port: hands bytes on, and tells once that the port is gone."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

# Bytes kept for a listener that has not come yet: far more than a modem says by itself while a
# channel is being built, far less than a port left open by mistake would pile up.
EARLY_BYTES_KEPT = 64 * 1024


class LostReason(StrEnum):
    """Why a port carries nothing any more."""

    CLOSED = "closed"
    """We closed it."""
    HUNG_UP = "hung-up"
    """The far end of a socket closed it."""
    UNPLUGGED = "unplugged"
    """The system reported an error: the cable, a reset of the modem, the end of a pty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortLost:
    """The port is gone; nothing follows this event."""

    url: str
    reason: LostReason
    detail: str = ""
    """The system's own words, for the log."""


class SerialListener(Protocol):
    """Who takes what arrives. Both are called in the event loop and must return at once."""

    def received(self, data: bytes) -> None:
        """Take some bytes, split anywhere."""

    def lost(self, event: PortLost) -> None:
        """Learn that the port is gone. Called once, last."""


class SerialProtocol(asyncio.Protocol):
    """Joins an asyncio transport and a listener.

    Bytes that arrive before `listen` are kept (the last 64 KiB) and handed over first.
    """

    def __init__(self, *, url: str) -> None:
        self.url = url
        self._transport: asyncio.BaseTransport | None = None
        self._listener: SerialListener | None = None
        self._early = bytearray()
        self._closed_by_us = False
        self._lost: PortLost | None = None
        self._gone = asyncio.Event()
        self._writable = asyncio.Event()
        self._writable.set()

    @property
    def loss(self) -> PortLost | None:
        """How the port was lost, or None while it is open."""
        return self._lost

    def listen(self, listener: SerialListener) -> None:
        """Hand everything to `listener` from now on, beginning with what came early."""
        self._listener = listener
        early, self._early = bytes(self._early), bytearray()
        if early:
            listener.received(early)
        if self._lost is not None:
            listener.lost(self._lost)

    def close(self) -> None:
        """Close the port; the listener hears `PortLost` with reason CLOSED soon after."""
        self._closed_by_us = True
        if self._transport is not None:
            self._transport.close()

    async def wait_closed(self) -> None:
        """Wait until the port is really gone and may be opened again.

        Has no limit of its own: `close` needs nothing from the far end, see transport.py.
        """
        await self._gone.wait()

    async def drain(self) -> None:
        """Wait until the port takes bytes again; the caller puts the time limit."""
        await self._writable.wait()

    # ------------------------------------------------------------------ asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport for closing."""
        self._transport = transport
        if self._closed_by_us:
            transport.close()

    def data_received(self, data: bytes) -> None:
        """Hand on or keep."""
        if self._listener is not None:
            self._listener.received(data)
            return
        self._early += data
        del self._early[:-EARLY_BYTES_KEPT]

    def pause_writing(self) -> None:
        """The port is not being drained: hold writers that ask."""
        self._writable.clear()

    def resume_writing(self) -> None:
        """The port is being drained again."""
        self._writable.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the listener once, with the reason."""
        if self._closed_by_us:
            reason = LostReason.CLOSED
        elif exc is None:
            reason = LostReason.HUNG_UP
        else:
            reason = LostReason.UNPLUGGED
        self._lost = PortLost(url=self.url, reason=reason, detail=str(exc or ""))
        self._gone.set()
        self._writable.set()
        if self._listener is not None:
            self._listener.lost(self._lost)
