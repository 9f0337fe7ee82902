"""From the addresses of two ports to a modem."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hardware.at.channel import CommandChannel
from hardware.modem.dialects.base import Dialect
from hardware.modem.dialects.sim7600 import SIM7600
from hardware.modem.modem import Modem
from hardware.serial.transport import open_serial


@asynccontextmanager
async def open_modem(
    *, at_url: str, audio_url: str | None = None, dialect: Dialect = SIM7600
) -> AsyncIterator[Modem]:
    """Open the AT port and give the modem on it, not started yet; leaving closes the port.

    Args:
        at_url: A tty, or `socket://host:port`.
        audio_url: Where its sound comes out; only `Modem.check` looks at it.
        dialect: The family.

    Raises:
        PortMissing, PortFailed: May pass.
        PortBusy, PortDenied, NotASerialPort: A person is needed.
    """
    transport, protocol = await open_serial(at_url)
    channel = CommandChannel(transport=transport, protocol=protocol, urcs=dialect.urcs)
    async with Modem(channel=channel, dialect=dialect, audio_url=audio_url) as modem:
        yield modem
